import { expect } from 'chai';
import { queueMail, claimDueMail, eraseMailTo, markFailed, markSent } from '../../src/mail/store.ts';
import {
  confirmSubscription,
  endSubscription,
  eraseSubscriptionsOf,
  insertSubscription,
} from '../../src/mail/subscription-store.ts';
import { purge } from '../../src/operations/purge.ts';
import { NOW, openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { insertPending } from './comments.ts';
import { listSpellingsOf } from '../../src/comments/person-store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('the outbox', () => {
  let site: TestSite;

  beforeEach(async () => {
    site = await openSite();
  });

  afterEach(() => site.close());

  function queue(id: string, recipient: string, body = 'Bonjour'): Promise<void> {
    return queueMail(site.db, { id, recipient, subject: 'Sujet', body }, NOW);
  }

  async function left(): Promise<string[]> {
    const rows = await site.db.selectFrom('outbox').select('id').orderBy('id').execute();
    return rows.map(({ id }) => id);
  }

  async function claim() {
    const mail = await claimDueMail(site.db, NOW);
    if (mail === undefined) throw new Error('nothing is due');
    return mail;
  }

  it('keeps a sent mail for 7 days, and one that failed or still waits for 30', async () => {
    for (const id of ['sent', 'failed', 'waiting']) await queue(id, 'a@b.fr');
    const claimed = [await claim(), await claim()];
    const [first, second] = claimed.map(({ id }) => id);
    for (const [index, mail] of claimed.entries())
      await (index === 0 ? markSent(site.db, mail, NOW) : markFailed(site.db, mail, '550', NOW));
    await purge(site.db, NOW + 7 * DAY_MS - 1);
    expect(await left()).to.include(first);
    await purge(site.db, NOW + 7 * DAY_MS);
    expect(await left()).not.to.include(first);
    await purge(site.db, NOW + 30 * DAY_MS - 1);
    expect(await left())
      .to.include(second)
      .and.to.have.length(2);
    await purge(site.db, NOW + 30 * DAY_MS);
    expect(await left()).to.deep.equal([]);
  });

  it('forgets a person: what goes to them, and what speaks of them', async () => {
    await insertPending(site.db, {
      id: 'c',
      created_at: NOW,
      email: 'Zoé_D@Exemple.fr',
      email_key: 'zoé_d@exemple.fr',
    });
    await queue('to-them', 'Zoé_D@exemple.FR');
    await queue('as-typed', 'zoé_d@exemple.fr');
    await queue('about-them', 'owner@roue.example', 'E-mail : Zoé_D@Exemple.fr\n');
    await queue('about-another', 'owner@roue.example', 'E-mail : zoéxd@exemple.fr\n');
    await queue('to-another', 'yves@exemple.fr');
    const key = 'zoé_d@exemple.fr';
    await eraseMailTo(site.db, key, await listSpellingsOf(site.db, key));
    expect(await left()).to.deep.equal(['about-another', 'to-another']);
  });

  it('forgets the wishes that nobody confirmed, or that ended, after 30 days', async () => {
    for (const id of ['confirmed', 'ended', 'ignored']) {
      await insertPending(site.db, { id, created_at: NOW });
      await insertSubscription(site.db, { commentId: id, email: 'a@b.fr', emailKey: 'a@b.fr' }, NOW);
    }
    await confirmSubscription(site.db, 'confirmed', NOW);
    await confirmSubscription(site.db, 'ended', NOW);
    await endSubscription(site.db, 'ended', NOW);
    const wishes = () => site.db.selectFrom('subscription').select('comment_id').execute();
    await purge(site.db, NOW + 30 * DAY_MS - 1);
    expect(await wishes()).to.have.length(3);
    await purge(site.db, NOW + 30 * DAY_MS);
    expect(await wishes()).to.deep.equal([{ comment_id: 'confirmed' }]);
    await eraseSubscriptionsOf(site.db, 'a@b.fr');
    expect(await wishes()).to.deep.equal([]);
  });
});
