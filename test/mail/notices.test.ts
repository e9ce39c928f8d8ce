import { expect } from 'chai';
import type { Db } from '../../src/db/database.ts';
import {
  UNDO_MS,
  endNotices,
  queueConfirmation,
  queueDecisionNotice,
  withdrawDecisionNotice,
} from '../../src/mail/notices.ts';
import { confirmSubscription } from '../../src/mail/subscription-store.ts';
import { NOW, openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { ourHead } from '../support/letterhead.ts';
import { insertPending } from './comments.ts';
import { queueOwnerMail } from '../../src/moderation/owner-mail-store.ts';
import type { OwnerMail } from '../../src/moderation/owner-mail-store.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let site: TestSite;
let db: Db;
let mails = 0;

/** A site of its own for the tests of one block. */
function withSite(): void {
  beforeEach(async () => {
    site = await openSite();
    ({ db } = site);
  });
  afterEach(() => site.close());
}

async function outbox() {
  return db.selectFrom('outbox').selectAll().orderBy('created_at').execute();
}

describe('the owner’s notices', () => {
  withSite();

  const owner: OwnerMail = {
    recipient: 'owner@roue.example',
    head: ourHead('fr'),
    noticeMinutes: 10,
    queueUrl: 'https://roue.example/queue',
    newId: () => `mail-${mails++}`,
    actionUrl: (id, version) => `https://roue.example/m/${id}-${version}`,
    articleTitle: (article) => `Titre de ${article}`,
    reasonWords: (reasons) => [`raison ${reasons.length}`],
  };

  /** What the loop does, so many minutes after noon: true when a notice went out. */
  function loopAt(minutes: number): Promise<boolean> {
    return queueOwnerMail(db, owner, NOW + minutes * MINUTE_MS);
  }

  function commentAt(minutes: number, id = `c${minutes}`): Promise<void> {
    return insertPending(db, { id, created_at: NOW + minutes * MINUTE_MS });
  }

  async function logAt(
    minutes: number,
    via: 'ui' | 'mail' | 'rule' | 'system' | 'cli',
    comment: string | null,
  ) {
    const at = NOW + minutes * MINUTE_MS;
    const id = `log-${minutes}-${via}`;
    await db
      .insertInto('moderation_log')
      .values({ id, at, actor: 'Ada', comment_id: comment, action: 'publish', via })
      .execute();
  }

  it('say nothing while nothing waits', async () => {
    await insertPending(db, { id: 'spam', created_at: NOW, status: 'spam' });
    expect(await loopAt(0)).to.be.false;
    expect(await outbox()).to.deep.equal([]);
  });

  it('bring the first comment at once, with all that is needed to decide', async () => {
    await insertPending(db, { id: 'c', created_at: NOW, text: 'Bonjour\nà tous' });
    expect(await loopAt(0)).to.be.true;
    const [mail] = await outbox();
    expect(mail).to.include({ recipient: 'owner@roue.example', next_try_at: NOW, unsubscribe_url: null });
    for (const part of [
      'Titre de la-roue',
      'Zoé',
      'Zoe@exemple.fr',
      '> Bonjour\n> à tous',
      'raison 17',
      '\nhttps://roue.example/m/c-1\n',
      '\nhttps://roue.example/queue\n',
    ])
      expect(mail?.body).to.contain(part);
  });

  it('tell once of the same comment', async () => {
    await commentAt(0);
    expect(await loopAt(0)).to.be.true;
    await logAt(1, 'ui', 'other');
    expect(await loopAt(20)).to.be.false;
    expect(await loopAt(3 * 24 * 60)).to.be.false;
  });

  it('group what comes within ten minutes, even after a decision', async () => {
    await commentAt(0);
    await loopAt(0);
    await logAt(1, 'ui', 'c0');
    for (const minute of [2, 3, 4]) await commentAt(minute);
    expect(await loopAt(9.99)).to.be.false;
    expect(await loopAt(10)).to.be.true;
    const [, digest] = await outbox();
    expect(digest?.subject).to.equal('4 commentaires en attente');
    expect(digest?.body).to.contain('https://roue.example/queue').and.not.to.contain('/m/');
    expect(digest?.body).not.to.contain('Merci pour cette page');
  });

  it('wait for the next decision, whatever comes', async () => {
    await commentAt(0);
    await loopAt(0);
    await commentAt(1);
    expect(await loopAt(60)).to.be.false;
    await logAt(61, 'mail', 'c0');
    expect(await loopAt(62)).to.be.true;
  });

  it('do not take rules, settings and commands for decisions', async () => {
    await commentAt(0);
    await loopAt(0);
    await commentAt(1);
    await logAt(2, 'rule', 'c1');
    await logAt(3, 'system', 'c1');
    await logAt(4, 'cli', 'c1');
    await logAt(5, 'ui', null);
    expect(await loopAt(60)).to.be.false;
  });

  it('remind after a day without a decision, when something new waits', async () => {
    await commentAt(0);
    await loopAt(0);
    await commentAt(5);
    expect(await loopAt(24 * 60 - 1)).to.be.false;
    expect(await loopAt(24 * 60)).to.be.true;
    expect(await loopAt(49 * 60)).to.be.false;
  });

  it('do not miss a comment that was sent before a notice and stored after it', async () => {
    await commentAt(0.5, 'known');
    await loopAt(1);
    await commentAt(0.9, 'stored-late');
    await logAt(2, 'ui', 'known');
    expect(await loopAt(12)).to.be.true;
  });

  it('name ten at most, the oldest first', async () => {
    for (let n = 0; n < 12; n++)
      await insertPending(db, { id: `c${n}`, created_at: NOW - n, name: `N${n}.` });
    await loopAt(0);
    const [digest] = await outbox();
    expect(digest?.subject).to.equal('12 commentaires en attente');
    const names = [...(digest?.body.matchAll(/N\d+\./g) ?? [])].map(([name]) => name);
    expect(names).to.deep.equal([11, 10, 9, 8, 7, 6, 5, 4, 3, 2].map((n) => `N${n}.`));
  });

  it('go out once when two processes look at the same time', async () => {
    await commentAt(0);
    expect(await Promise.all([loopAt(0), loopAt(0)])).to.have.members([true, false]);
    expect(await outbox()).to.have.length(1);
  });
});

describe('the writer’s notices', () => {
  withSite();

  const wish = {
    id: 'confirm',
    commentId: 'c',
    email: 'Zoe@exemple.fr',
    emailKey: 'zoe@exemple.fr',
    head: ourHead('fr'),
    title: 'La roue',
    confirmUrl: 'https://roue.example/confirm',
  } as const;
  const decision = {
    commentId: 'c',
    head: ourHead('fr'),
    title: 'La roue',
    outcome: 'published',
    reason: null,
    url: 'https://roue.example/fr/article#c',
    unsubscribeUrl: 'https://roue.example/fr/avis/k',
  } as const;

  const ask = () => db.transaction().execute((trx) => queueConfirmation(trx, wish, NOW));
  const decide = (given: Partial<Parameters<typeof queueDecisionNotice>[1]> = {}, at = NOW) =>
    db.transaction().execute((trx) => queueDecisionNotice(trx, { ...decision, ...given }, at));

  beforeEach(() => insertPending(db, { id: 'c', created_at: NOW }));

  it('ask the address first, with nothing that the commenter wrote', async () => {
    await ask();
    const [mail] = await outbox();
    expect(mail).to.include({ recipient: 'Zoe@exemple.fr', next_try_at: NOW });
    expect(mail?.body).to.contain('https://roue.example/confirm');
    expect(`${mail?.subject} ${mail?.body}`).not.to.match(/Zoé|Merci pour cette page/);
  });

  it('never tell an address that was not confirmed', async () => {
    await decide();
    await ask();
    await decide();
    expect((await outbox()).map(({ id }) => id)).to.deep.equal(['confirm']);
  });

  it('tell a confirmed address, after the time to undo', async () => {
    await ask();
    expect(await confirmSubscription(db, 'c', NOW)).to.be.true;
    expect(await confirmSubscription(db, 'c', NOW + 1)).to.be.true;
    await decide({}, NOW + HOUR_MS);
    const [, mail] = await outbox();
    expect(mail).to.include({ recipient: 'Zoe@exemple.fr', unsubscribe_url: decision.unsubscribeUrl });
    expect(mail?.next_try_at).to.equal(NOW + HOUR_MS + UNDO_MS);
  });

  it('tell only the last of two decisions, and none that was undone', async () => {
    await ask();
    await confirmSubscription(db, 'c', NOW);
    await decide({}, NOW + 1);
    await decide({ outcome: 'refused', reason: 'Hors sujet.' }, NOW + 2);
    const [, mail, ...others] = await outbox();
    expect(others).to.deep.equal([]);
    expect(mail?.body).to.contain('> Hors sujet.');
    await db.transaction().execute((trx) => withdrawDecisionNotice(trx, 'c'));
    expect((await outbox()).map(({ id }) => id)).to.deep.equal(['confirm']);
  });

  it('stop when the writer wants no more, for good', async () => {
    await ask();
    await confirmSubscription(db, 'c', NOW);
    await decide({}, NOW + 1);
    await db.transaction().execute((trx) => endNotices(trx, 'c', NOW + 2));
    await decide({}, NOW + 3);
    expect((await outbox()).map(({ id }) => id)).to.deep.equal(['confirm']);
    expect(await confirmSubscription(db, 'c', NOW + 4)).to.be.false;
  });
});
