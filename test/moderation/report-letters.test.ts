import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { answerId, tellingReporters } from '../../src/comments/report-letter-store.ts';
import { UNDO_MS } from '../../src/mail/notices.ts';
import { preparingOwnerMail, tellOwner } from '../../src/moderation/owner-mail-store.ts';
import { tellOwnerOfReports } from '../../src/moderation/report-notice-store.ts';
import { deleteForGood } from '../../src/moderation/removal-store.ts';
import { purge } from '../../src/operations/purge.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Fields } from '../support/browser.ts';
import { arrive } from '../support/comments.ts';
import {
  BEHIND_PROXY,
  DAY_MS,
  FRENCH,
  MAILING,
  MINUTE_MS,
  commentIn,
  sumAsked,
} from '../support/discussion.ts';
import { signedIn } from '../support/moderators.ts';
import { change, countsIn } from '../support/rows.ts';
import { siteLibrary } from '../support/library.ts';
import { outsideOf } from '../follow-up/reminders.ts';

const REPORTS = '/fr/moderation/signalements';
const LETTERS = '/fr/moderation/lettres';
const ZOE = 'zoe@exemple.fr';
const INSULT = 'Un texte <b>douteux</b>.';

const LIBRARY = siteLibrary();
const given = (site: TestSite) => ({ ...outsideOf(site), library: LIBRARY });

describe('the letters about reports', () => {
  let site: TestSite;
  let browser: Browser;
  let homes = 0;

  const open = async (env: Record<string, string> = MAILING) => {
    site = await openSite({ ...env, ...BEHIND_PROXY, CONTACT_EMAIL: 'contact@example.org' });
    browser = new Browser(site.app);
  };
  afterEach(() => site.close());

  const comment = () => arrive(site, { status: 'published', text: INSULT });
  /** Each from a home of its own, unless one is named. */
  async function report(id: string, fields: Fields = {}, home = `203.0.113.${++homes}`) {
    const path =
      commentIn(await browser.get(FRENCH), id)
        .find('a[href*="/signaler/"]')
        .attr('href') ?? '';
    const headers = { 'X-Forwarded-For': home };
    const page = await browser.send(path, { headers });
    site.time.now += MINUTE_MS;
    const hidden = Object.fromEntries(
      page
        .$('form[method="post"]')
        .serializeArray()
        .map(({ name, value }) => [name, value]),
    );
    const typed = { reason: 'C’est faux.', captcha: String(sumAsked(page)), ...fields };
    const answer = await browser.post(path, { ...hidden, ...typed }, headers);
    expect(answer.status).to.equal(200);
    return answer;
  }
  const outbox = () => site.db.selectFrom('outbox').selectAll().orderBy('created_at').orderBy('id').execute();
  const mailsTo = async (recipient: string) =>
    (await outbox()).filter((mail) => mail.recipient === recipient);
  const tellNow = () => tellOwnerOfReports(given(site));
  const reportId = async () => (await site.db.selectFrom('report').select('id').execute())[0]?.id ?? '';

  it('tell the owner at once and once, with what is held against the comment', async () => {
    await open();
    const { id } = await comment();
    await report(id, { email: ZOE });
    await tellNow();
    const [mail, ...others] = await mailsTo(MAILING.MODERATOR_EMAIL);
    expect(others).to.deep.equal([]);
    expect(mail?.subject).to.include('Signalement');
    for (const part of ['> C’est faux.', `> ${INSULT}`, ZOE, REPORTS, '/fr/moderation/m/'])
      expect(mail?.body).to.include(part);
    expect(mail?.body).not.to.include('203.0.113.');
    site.time.now += DAY_MS;
    await tellNow();
    expect(await mailsTo(MAILING.MODERATOR_EMAIL)).to.have.length(1);
  });

  it('gather what comes within five minutes, and never a flood', async () => {
    await open();
    const { id } = await comment();
    await report(id);
    await tellNow();
    await report(id);
    await report(id);
    await tellNow();
    expect(await mailsTo(MAILING.MODERATOR_EMAIL)).to.have.length(1);
    site.time.now += 5 * MINUTE_MS;
    await tellNow();
    const [, second] = await mailsTo(MAILING.MODERATOR_EMAIL);
    expect(second?.subject).to.equal('3 signalements attendent');
    expect(second?.body).to.include(REPORTS).and.not.include('C’est faux');
  });

  it('tell the owner of words that are added', async () => {
    await open();
    const { id } = await comment();
    await report(id, {}, '203.0.113.200');
    await tellNow();
    site.time.now += 5 * MINUTE_MS;
    await report(id, { reason: 'Et c’est une insulte.' }, '203.0.113.200');
    await tellNow();
    const [, second] = await mailsTo(MAILING.MODERATOR_EMAIL);
    expect(second?.subject).to.include('complété');
    expect(second?.body).to.include('Et c’est une insulte.');
  });

  it('say to whoever left an address that it arrived, without a word of a stranger', async () => {
    await open();
    const { id } = await comment();
    await report(id, { email: ZOE });
    const [receipt] = await mailsTo(ZOE);
    expect(receipt?.subject).to.include('est reçu');
    expect(receipt?.body).to.include('quelqu’un a donné votre adresse');
    expect(receipt?.body).not.to.include('C’est faux').and.not.include('douteux');
    await report(id);
    expect(await outbox()).to.have.length(1);
  });

  it('say once that it arrived, however often words are added', async () => {
    await open();
    const { id } = await comment();
    for (const reason of ['Une.', 'Deux.']) await report(id, { email: ZOE, reason }, '203.0.113.201');
    expect(await mailsTo(ZOE)).to.have.length(1);
  });

  it('fill no stranger’s mailbox: three a day, whoever types its address', async () => {
    await open();
    const { id } = await comment();
    for (const email of [ZOE, 'ZOE@exemple.fr', 'zoe+a@exemple.fr', ZOE, ZOE]) await report(id, { email });
    expect(await outbox()).to.have.length(3);
    const { browser: moderator } = await signedIn(site);
    site.time.now += 1000;
    for (const { id: report } of await site.db.selectFrom('report').select('id').execute())
      await moderator.post(REPORTS, { report, read: '0', [`reason-${report}`]: 'Rien.' });
    expect((await outbox()).filter(({ id: mail }) => mail.startsWith('report-answer-'))).to.have.length(3);
  });

  it('say what was decided, why, and how to contest it, once it can be undone no more', async () => {
    await open();
    const { id } = await comment();
    await report(id, { email: ZOE });
    const { browser: moderator } = await signedIn(site);
    site.time.now += 1000;
    const report1 = await reportId();
    const hint = (await moderator.get(REPORTS)).$(`#reason-${report1}-hint`).text();
    expect(hint, 'whoever writes the reason knows who reads it').to.include('à la personne qui a signalé');
    await moderator.post(REPORTS, {
      report: report1,
      read: '0',
      [`reason-${report1}`]: 'C’est une opinion.',
    });
    const [, answer] = await mailsTo(ZOE);
    expect(answer?.next_try_at).to.equal(site.time.now + UNDO_MS);
    for (const part of [
      'reste publié',
      '> C’est une opinion.',
      '/signaler/',
      'contact@example.org',
      'justice',
    ])
      expect(answer?.body).to.include(part);
  });

  it('say that a comment is gone, where it is', async () => {
    await open();
    const { id } = await comment();
    await report(id, { email: ZOE });
    await change(site, "update comment set status = 'trash' where id = ?", id);
    const { browser: moderator } = await signedIn(site);
    site.time.now += 1000;
    const report1 = await reportId();
    await moderator.post(REPORTS, { report: report1, read: '0', [`reason-${report1}`]: 'Injure.' });
    const [, answer] = await mailsTo(ZOE);
    expect(answer?.body).to.include('n’est plus publié').and.not.include('/signaler/');
  });

  it('do not leave before the decision can be undone no more, whoever asks them to', async () => {
    await open();
    const { id } = await comment();
    await report(id, { email: ZOE });
    const { browser: owner } = await signedIn(site);
    site.time.now += 1000;
    const report1 = await reportId();
    const decided = { report: report1, read: '0', [`reason-${report1}`]: 'Rien.' };
    const closed = await owner.follow(await owner.post(REPORTS, decided));
    const letter = answerId(report1);
    const shown = async () => (await owner.get(`${LETTERS}?status=waiting`)).$(`[data-letter="${letter}"]`);
    const dueAt = async () => (await outbox()).find((mail) => mail.id === letter)?.next_try_at;
    const due = await dueAt();
    expect((await shown()).find('button[value="again"]')).to.have.length(0);
    expect((await shown()).text())
      .to.include('peut encore être annulée')
      .and.include('Départ');
    const again = { letter, action: 'again', status: 'waiting' };
    const told = await owner.follow(await owner.post(LETTERS, again));
    expect(told.$('main').text()).to.include('part d’elle-même une fois ce délai passé');
    expect(await dueAt()).to.equal(due);
    await owner.submit(closed, 'moderationReversals', {});
    expect(await dueAt(), 'taken back').to.equal(undefined);
    // One that the server put off is put in front, as ever.
    await owner.post(REPORTS, decided);
    site.time.now += UNDO_MS;
    await change(
      site,
      'update outbox set tries = 1, next_try_at = ? where id = ?',
      site.time.now + DAY_MS,
      letter,
    );
    expect((await shown()).find('button[value="again"]')).to.have.length(1);
    await owner.post(LETTERS, again);
    expect(await dueAt()).to.equal(site.time.now);
  });

  it('are taken back with the decision', async () => {
    await open();
    const { id } = await comment();
    await report(id, { email: ZOE });
    const { browser: moderator } = await signedIn(site);
    site.time.now += 1000;
    const report1 = await reportId();
    const closed = await moderator.follow(
      await moderator.post(REPORTS, { report: report1, read: '0', [`reason-${report1}`]: 'Rien.' }),
    );
    expect(await mailsTo(ZOE)).to.have.length(2);
    await moderator.submit(closed, 'moderationReversals', {});
    expect(await mailsTo(ZOE)).to.have.length(1);
  });

  it('answer all of a list that is closed at once', async () => {
    await open();
    const { id } = await comment();
    for (const email of ['a@exemple.fr', 'b@exemple.fr']) await report(id, { email });
    const { browser: moderator } = await signedIn(site);
    site.time.now += 1000;
    const until = String(site.time.now);
    const whole = { decision: 'matching', sure: 'on', until, seen: '2', 'reason-all': 'Rien d’illégal.' };
    await moderator.post(REPORTS, whole);
    for (const to of ['a@exemple.fr', 'b@exemple.fr'])
      expect((await mailsTo(to))[1]?.body).to.include('Rien d’illégal.');
  });

  describe('about a comment that is taken out before anybody answered', () => {
    const ADA = 'ada@exemple.fr';
    const newAct = () => ({ id: randomUUID(), actor: 'Camille', via: 'ui', at: site.time.now }) as const;
    const toZoe = async () => (await mailsTo(ZOE)).filter(({ id }) => id.startsWith('report-answer-'));
    const throwAway = (id: string) =>
      change(
        site,
        "update comment set status = 'trash', version = 2, decided_at = ? where id = ?",
        site.time.now,
        id,
      );
    const expectTold = async () => {
      const [answer, ...others] = await toZoe();
      expect(others).to.deep.equal([]);
      expect(answer?.next_try_at).to.equal(site.time.now);
      for (const part of ['« Écouter avant de parler »', 'effacé du site', 'contact@example.org', 'justice'])
        expect(answer?.body).to.include(part);
      for (const part of [INSULT, 'C’est faux', '/signaler/']) expect(answer?.body).not.to.include(part);
    };

    it('tell who reported it that it is gone, where a moderator deletes it', async () => {
      await open();
      const { id } = await comment();
      await report(id, { email: ZOE });
      await report(id);
      await throwAway(id);
      const { browser: moderator } = await signedIn(site);
      const page = await moderator.get(`/fr/moderation/commentaires/${id}`);
      await moderator.submit(page, 'delete', { sure: 'on' }, '#delete-form');
      expect(await countsIn(site, 'comment')).to.deep.equal([0]);
      await expectTold();
    });

    it('tell it where the days of the trash are over', async () => {
      await open();
      const { id } = await comment();
      await report(id, { email: ZOE });
      await throwAway(id);
      site.time.now += 31 * DAY_MS;
      await purge(site.db, site.time.now, tellingReporters(given(site)));
      expect(await countsIn(site, 'report')).to.deep.equal([0]);
      await expectTold();
    });

    it('tell it where the comment stays as a stub, for its replies', async () => {
      await open();
      const { id } = await comment();
      await arrive(site, { status: 'published', parent_id: id });
      await report(id, { email: ZOE });
      await throwAway(id);
      await deleteForGood(site.db, newAct(), { id, version: 2 }, tellingReporters(given(site)));
      expect(await countsIn(site, 'comment')).to.deep.equal([2]);
      await expectTold();
    });

    it('tell it where its writer is erased, and never the writer', async () => {
      await open();
      const { id } = await arrive(site, { status: 'published', text: INSULT, email: ADA });
      await report(id, { email: ZOE });
      await report(id, { email: ADA });
      const { browser: owner } = await signedIn(site);
      const page = await owner.post('/fr/moderation/personnes', { email: ADA, action: 'find' });
      await owner.submit(page, 'erase', { sure: 'on' }, 'form[action="/fr/moderation/personnes"]');
      expect(await countsIn(site, 'comment')).to.deep.equal([0]);
      await expectTold();
      expect(await mailsTo(ADA)).to.deep.equal([]);
    });

    it('tell nobody twice, and nobody without mail', async () => {
      await open();
      const { id } = await comment();
      await report(id, { email: ZOE });
      await change(site, 'update report set closed_at = 1');
      await throwAway(id);
      await deleteForGood(site.db, newAct(), { id, version: 2 }, tellingReporters(given(site)));
      expect(await toZoe()).to.deep.equal([]);
      await site.close();
      await open({});
      const other = await comment();
      await report(other.id, { email: ZOE });
      await throwAway(other.id);
      await deleteForGood(site.db, newAct(), { id: other.id, version: 2 }, tellingReporters(given(site)));
      expect(await outbox()).to.deep.equal([]);
    });

    it('fill no mailbox either: who had no receipt is asked for room', async () => {
      await open();
      const { id } = await comment();
      for (let each = 0; each < 5; each += 1) await report(id, { email: ZOE });
      await throwAway(id);
      await deleteForGood(site.db, newAct(), { id, version: 2 }, tellingReporters(given(site)));
      expect(await toZoe()).to.have.length(3);
      expect(await mailsTo(ZOE)).to.have.length(6);
    });
  });

  it('are neither written nor promised by a site without mail', async () => {
    await open({});
    const { id } = await comment();
    await report(id, { email: ZOE });
    await tellNow();
    expect(await outbox()).to.deep.equal([]);
    const { browser: moderator } = await signedIn(site);
    expect((await moderator.get(REPORTS)).html)
      .to.include('zoe@exemple.fr')
      .and.not.include('partent par e-mail');
  });
});

describe('the letter of what waits', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite(MAILING);
  });
  afterEach(() => site.close());

  async function leave() {
    const [mail] = await site.db.selectFrom('outbox').selectAll().execute();
    if (mail === undefined) throw new Error('nothing was queued');
    const { id, recipient, subject, body, created_at: queuedAt } = mail;
    return preparingOwnerMail(given(site))({ id, recipient, subject, body, queuedAt });
  }

  it('counts them as it leaves, not as it was queued', async () => {
    await arrive(site, { text: 'Un.' });
    await arrive(site, { text: 'Deux.' });
    await tellOwner(given(site));
    await arrive(site, { text: 'Trois.' });
    expect((await leave())?.subject).to.equal('3 commentaires en attente');
  });

  it('is of the one comment that is left, and of none where all were decided', async () => {
    const { id } = await arrive(site, { text: 'Un.' });
    await arrive(site, { text: 'Deux.' });
    await tellOwner(given(site));
    await change(site, "update comment set status = 'published' where id = ?", id);
    const one = await leave();
    expect(one?.subject).to.include('Un commentaire à lire');
    expect(one?.body).to.include('> Deux.');
    await change(site, "update comment set status = 'trash'");
    expect(await leave()).to.equal(undefined);
  });
});
