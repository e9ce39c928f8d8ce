import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { measureMails } from '../../src/mail/measure-store.ts';
import { loadSecrets } from '../../src/secrets.ts';
import { getRevision, insertStrategy } from '../../src/strategies/store.ts';
import { header, parseMessage } from '../mail/message.ts';
import { NOW, openSite, whereOf } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { saveStrategy } from '../support/builders.ts';
import { openFailingOffice } from './failing-office.ts';
import type { FailingOffice } from './failing-office.ts';
import { SiteProcess } from '../support/process.ts';
import { valueOf, valuesOf } from '../support/rows.ts';
import { until } from '../support/workers.ts';

const LETTERS = 1000;
const HOUR_MS = 60 * 60 * 1000;
const REVIEW = '2027-03-01';

describe('a thousand strategies whose review falls on one day', () => {
  let site: TestSite;
  let office: FailingOffice;
  let senders: SiteProcess[];

  beforeEach(async () => {
    senders = [];
    office = await openFailingOffice();
    site = await openSite({
      SMTP_URL: office.url,
      MAIL_FROM: 'roue@roue.example',
      MODERATOR_EMAIL: 'o@roue.example',
    });
  });

  afterEach(async () => {
    for (const sender of senders) sender.signal('SIGKILL');
    await Promise.all(senders.map((sender) => sender.ended()));
    await office.close();
    await site.close();
  });

  const clockFile = () => join(site.dataDir, 'clock');

  function setClock(at: number): void {
    site.time.now = at;
    writeFileSync(`${clockFile()}.new`, String(at));
    renameSync(`${clockFile()}.new`, clockFile());
  }

  function startSender(): void {
    const { mail, baseUrl } = site.config;
    const env = {
      SMTP_URL: mail?.smtpUrl ?? '',
      MAIL_FROM: mail?.from ?? '',
      MODERATOR_EMAIL: 'o@roue.example',
    };
    const sender = new SiteProcess(
      { ...env, ...whereOf(site), BASE_URL: baseUrl, CLOCK: clockFile() },
      'test/follow-up/sender-process.ts',
    );
    senders.push(sender);
  }

  async function saveMany(): Promise<void> {
    await saveStrategy(new Browser(site.app), { review: { 'review-date': REVIEW } });
    const { strategy } = await getRevision(
      site.db,
      (await valueOf<string>(site, 'select id from strategy')) ?? '',
    );
    const linkSecret = loadSecrets(site.config).link;
    await site.db.transaction().execute(async (trx) => {
      for (let n = 0; n < LETTERS; n++) {
        const id = `s${n}`;
        await insertStrategy(
          trx,
          { id, readLinkId: `r${n}`, editLinkId: `e${n}`, linkSecret },
          strategy,
          NOW,
        );
        const email = `r${n}@exemple.fr`;
        const reminder = {
          id: `m${n}`,
          strategy_id: id,
          generation: 1,
          email,
          email_key: email,
          lang: 'fr' as const,
        };
        await trx
          .insertInto('reminder')
          .values({ ...reminder, created_at: NOW, confirmed_at: NOW })
          .execute();
      }
    });
  }

  /** Until no sender that lives has a mail in its hands: the clock must not take it for dead. */
  async function roundEnds(): Promise<void> {
    const living = senders.filter((sender) => sender.isRunning);
    const marks = living.map(({ stdout }) => stdout.length + 2);
    await until(() => living.every(({ stdout }, index) => stdout.length >= (marks[index] ?? 0)));
  }

  async function waiting(which = '', ...values: readonly number[]): Promise<number> {
    const left = `select count(*) from outbox where sent_at is null and failed_at is null ${which}`;
    return (await valueOf(site, left, ...values)) ?? 0;
  }

  it('sends a thousand letters, each accepted once, by three senders of which two are killed', async function () {
    this.timeout(1_200_000);
    await saveMany();
    setClock(Date.parse('2027-02-22T07:00:00Z'));
    for (let n = 0; n < 3; n++) startSender();
    for (const [index, count] of [150, 400].entries()) {
      await until(() => office.accepted.length >= count);
      senders[index]?.signal('SIGKILL');
      await senders[index]?.ended();
      startSender();
    }
    await until(async () => (await waiting('and next_try_at <= ?', site.time.now)) === 0);
    await roundEnds();
    while ((await waiting()) > 0) {
      setClock(site.time.now + HOUR_MS);
      await until(async () => (await waiting('and next_try_at <= ?', site.time.now)) === 0);
      await roundEnds();
    }

    const letters = office.accepted.map(({ to, raw }) => `${to} ${header(parseMessage(raw), 'Message-ID')}`);
    expect(new Set(letters)).to.have.property('size', LETTERS);
    expect(new Set(letters.map((letter) => letter.split(' ')[0]))).to.have.property('size', LETTERS);
    // A kill may fall between acceptance and its note: one repeat for each, as the same message, and counted.
    const { mailsFailed, mailsRepeated } = await measureMails(site.db, site.time.now);
    expect(mailsFailed).to.equal(0);
    expect(letters.length - LETTERS).to.be.at.most(mailsRepeated);
    expect(mailsRepeated).to.be.at.most(2);
    expect(office.failed()).to.be.greaterThan(LETTERS / 2);
    expect(await valuesOf(site, 'select distinct kind from reminder_letter')).to.deep.equal(['week']);
    for (const { raw } of office.accepted.slice(0, 20))
      expect(parseMessage(raw).text).to.match(/\/fr\/e\/[\w-]{24}\/suivi\/bilan$/m);
  });
});
