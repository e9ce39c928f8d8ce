import { expect } from 'chai';
import { newPulse } from '../../src/operations/pulse.ts';
import { countAlarming } from '../../src/mail/measure-store.ts';
import { claimDueMail, markFailed, queueMail } from '../../src/mail/store.ts';
import { watchOnce } from '../../src/operations/watch.ts';
import { NOW, openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import type { Browser } from '../support/browser.ts';
import { MAILING } from '../support/discussion.ts';
import { logged } from '../support/comments.ts';
import { signedIn } from '../support/moderators.ts';

const LETTERS = '/fr/moderation/lettres';
const SECRET = 'https://wheel.test/fr/e/secret-key';
const OWNER = MAILING.MODERATOR_EMAIL;

describe('the letters that have not left', () => {
  let site: TestSite;
  let owner: Browser;

  beforeEach(async () => {
    site = await openSite(MAILING);
    ({ browser: owner } = await signedIn(site));
  });
  afterEach(() => site.close());

  async function giveUp(id: string, error: string, recipient = 'zoe@exemple.fr'): Promise<void> {
    await queueMail(site.db, { id, recipient, subject: `Lettre ${id}`, body: `${SECRET}\n` }, NOW);
    const mail = await claimDueMail(site.db, NOW);
    if (mail === undefined) throw new Error('nothing is due');
    await markFailed(site.db, mail, error, NOW);
  }
  const rows = () =>
    site.db.selectFrom('outbox').select(['id', 'failed_at', 'tries', 'next_try_at']).orderBy('id').execute();

  it('are shown with their reason in words, without their text and with half of their address', async () => {
    await giveUp('a', 'sender EENVELOPE 553');
    await giveUp('b', 'EENVELOPE 550');
    const { status, html: text } = await owner.get(LETTERS);
    expect(status).to.equal(200);
    expect(text).to.include('Lettre a').and.include('z…@exemple.fr');
    expect(text).to.include('Le serveur refuse l’adresse qui écrit.').and.include('MAIL_FROM doit être');
    expect(text, 'of an older version').to.include('La raison n’a pas été gardée.');
    expect(text).not.to.include('zoe@exemple.fr').and.not.include(SECRET);
  });

  it('are sent again one by one, or all of a reason, with their four days anew', async () => {
    await giveUp('a', 'sender EENVELOPE 553');
    await giveUp('b', 'sender EENVELOPE 550');
    await giveUp('c', 'letter EMESSAGE 554');
    site.time.now += 5000;
    const one = await owner.follow(await owner.post(LETTERS, { letter: 'c', action: 'again' }));
    expect(one.html).to.include('repart dans la minute');
    const due = { failed_at: null, tries: 0, next_try_at: site.time.now };
    expect((await rows()).find(({ id }) => id === 'c')).to.deep.equal({ id: 'c', ...due });
    await owner.post(LETTERS, { reason: 'sender', action: 'all' });
    expect(await rows()).to.deep.equal(['a', 'b', 'c'].map((id) => ({ id, ...due })));
  });

  it('are dropped for good; one that is gone meanwhile is told of', async () => {
    await giveUp('a', 'letter EMESSAGE 554');
    const dropped = await owner.follow(await owner.post(LETTERS, { letter: 'a', action: 'drop' }));
    expect(dropped.html).to.include('elle ne partira pas').and.include('Aucune lettre n’a été abandonnée');
    for (const act of [
      { letter: 'a', action: 'again' },
      { letter: 'a', action: 'drop' },
      { reason: 'letter', action: 'all' },
    ])
      expect((await owner.follow(await owner.post(LETTERS, act))).html).to.include(
        'n’est plus dans la liste',
      );
    expect(await rows()).to.deep.equal([]);
  });

  it('leave a line in the log for each act, of who did what, and none of an act that came too late', async () => {
    await giveUp('a', 'sender EENVELOPE 553');
    await giveUp('b', 'sender EENVELOPE 550');
    await owner.post(LETTERS, { reason: 'sender', action: 'all' });
    await owner.post(LETTERS, { letter: 'a', action: 'again', status: 'waiting' });
    await owner.post(LETTERS, { letter: 'a', action: 'drop', status: 'waiting' });
    await owner.post(LETTERS, { letter: 'a', action: 'drop', status: 'waiting' });
    const lines = (await logged(site)).filter(({ action }) => action === 'letter');
    expect(lines.map(({ actor, via }) => [actor, via])).to.deep.equal(Array(3).fill(['Camille', 'ui']));
    const page = await owner.get('/fr/moderation/journal?action=letter');
    const rowsOfLog = page.$('main tbody tr').toArray();
    const said = rowsOfLog.map((row) => page.$(row).text().replace(/\s+/g, ' '));
    expect(said).to.have.length(3);
    for (const part of [
      '2 lettres à envoyer de nouveau : Le serveur refuse l’adresse qui écrit.',
      'lettre écrite le 22 novembre 2026 à 12:00, à envoyer de nouveau',
      'lettre écrite le 22 novembre 2026 à 12:00, supprimée',
    ])
      expect(
        said.filter((line) => line.includes(part) && line.includes('Camille')),
        part,
      ).to.have.length(1);
    expect(page.html).not.to.include('Lettre a').and.not.include('exemple.fr');
    const english = await owner.get('/en/moderation/log?action=letter');
    expect(english.$('main').text()).to.include('to be sent again').and.include('deleted');
  });

  it('leave one alone that is leaving at this moment', async () => {
    await queueMail(site.db, { id: 'a', recipient: 'zoe@exemple.fr', subject: 'S', body: 'B' }, NOW);
    await claimDueMail(site.db, NOW);
    await owner.post(LETTERS, { letter: 'a', action: 'drop', status: 'waiting' });
    await owner.post(LETTERS, { letter: 'a', action: 'again', status: 'waiting' });
    expect(await rows())
      .to.have.length(1)
      .and.have.nested.property('[0].tries', 1);
  });

  it('never send again what has left', async () => {
    await queueMail(site.db, { id: 'a', recipient: 'zoe@exemple.fr', subject: 'S', body: 'B' }, NOW);
    await site.db.updateTable('outbox').set({ sent_at: NOW }).execute();
    const before = await rows();
    await owner.post(LETTERS, { letter: 'a', action: 'again' });
    await owner.post(LETTERS, { letter: 'a', action: 'drop' });
    expect(await rows()).to.deep.equal(before);
  });

  it('come by pages of twenty', async () => {
    for (let n = 0; n < 21; n++)
      await queueMail(
        site.db,
        { id: `m${n}`, recipient: 'zoe@exemple.fr', subject: `S${n}`, body: 'B' },
        NOW + n,
      );
    const { html: text } = await owner.get(`${LETTERS}?status=waiting`);
    expect(text.match(/data-letter=/g)).to.have.length(20);
    expect((await owner.get(`${LETTERS}?status=waiting&page=2`)).html.match(/data-letter=/g)).to.have.length(
      1,
    );
  });

  for (const fields of [
    {},
    { action: 'again' },
    { action: 'all' },
    { action: 'all', reason: 'x' },
    { action: 'burn', letter: 'a' },
    { action: 'drop', letter: 'x'.repeat(500) },
  ])
    it(`answer ${JSON.stringify(fields).slice(0, 60)} with a 422`, async () => {
      expect((await owner.post(LETTERS, fields)).status).to.equal(422);
    });

  it('are for owners', async () => {
    await giveUp('a', 'letter EMESSAGE 554');
    const { browser: moderator } = await signedIn(site, 'Dominique', 'moderator');
    expect((await moderator.get(LETTERS)).status).to.equal(403);
    expect((await moderator.post(LETTERS, { letter: 'a', action: 'drop' })).status).to.equal(403);
    expect(await rows()).to.have.length(1);
  });

  it('raise an alert when they are given up, though not for an address that a stranger mistyped', async () => {
    await giveUp('a', 'recipient EENVELOPE 550');
    expect(await countAlarming(site.db, OWNER)).to.equal(0);
    await giveUp('b', 'recipient EENVELOPE 550', OWNER);
    await giveUp('c', 'timeout ETIMEDOUT');
    expect(await countAlarming(site.db, OWNER)).to.equal(2);
    const alerts: string[] = [];
    const note = ({ alert }: { alert: string }) => alerts.push(alert);
    const log = { error: note, info: note } as never;
    const pulse = { ...newPulse(NOW), leadsSince: NOW, lastPurge: NOW };
    await watchOnce(
      { ...site, clock: () => site.time.now, fileFaults: 0, isHeld: () => false, log, pulse },
      {},
    );
    expect(alerts).to.include('letters-given-up');
  });
});
