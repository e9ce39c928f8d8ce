import { randomBytes } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { measureMails } from '../../src/mail/measure-store.ts';
import { loadSecrets } from '../../src/secrets.ts';
import { getRevision, insertStrategy } from '../../src/strategies/store.ts';
import { header, parseMessage } from '../mail/message.ts';
import { openPostOffice, refusal } from '../mail/post-office.ts';
import type { PostOffice } from '../mail/post-office.ts';
import { NOW, openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { saveStrategy } from '../support/builders.ts';
import { SiteProcess } from '../support/process.ts';
import { valueOf, valuesOf } from '../support/rows.ts';
import { until } from '../support/workers.ts';

const LETTERS = 1000;
const HOUR_MS = 60 * 60 * 1000;
const REVIEW = '2027-03-01';

describe('a thousand strategies whose review falls on one day', () => {
  let site: TestSite;
  let office: PostOffice;
  let senders: SiteProcess[];
  /** How many tries the server failed, before it accepted anything. */
  let failed: number;

  beforeEach(async () => {
    [senders, failed] = [[], 0];
    const fails = () => {
      const isFailing = randomBytes(1).readUInt8() % 2 === 0;
      if (isFailing) failed++;
      return isFailing;
    };
    // Half of the tries fail, at every step that comes before the mail is accepted.
    office = await openPostOffice({
      onMailFrom(_address, _session, done) {
        done(failed % 2 === 0 && fails() ? refusal(451, 'not now') : null);
      },
      onRcptTo(_address, _session, done) {
        done(failed % 2 === 1 && fails() ? refusal(452, 'full') : null);
      },
    });
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
    const { mail, dataDir, baseUrl } = site.config;
    const env = {
      SMTP_URL: mail?.smtpUrl ?? '',
      MAIL_FROM: mail?.from ?? '',
      MODERATOR_EMAIL: 'o@roue.example',
    };
    const sender = new SiteProcess(
      { ...env, DATA_DIR: dataDir, BASE_URL: baseUrl, CLOCK: clockFile() },
      'test/follow-up/sender-process.ts',
    );
    senders.push(sender);
  }

  async function saveMany(): Promise<void> {
    await saveStrategy(new Browser(site.app), { review: { 'review-date': REVIEW } });
    const { strategy } = await getRevision(site.db, await valueOf<string>(site, 'select id from strategy'));
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

  const unsent = () =>
    valueOf(site, 'select count(*) from outbox where sent_at is null and next_try_at <= ?', site.time.now);

  it('sends a thousand letters, each accepted once, by three senders of which two are killed', async function () {
    this.timeout(120_000);
    await saveMany();
    setClock(Date.parse('2027-02-22T07:00:00Z'));
    for (let n = 0; n < 3; n++) startSender();
    for (const [index, count] of [150, 400].entries()) {
      await until(() => office.received.length >= count);
      senders[index]?.signal('SIGKILL');
      await senders[index]?.ended();
      startSender();
    }
    await until(() => office.received.length >= 450);
    for (let hours = 1; hours <= 48 && office.received.length < LETTERS; hours++) {
      setClock(site.time.now + HOUR_MS);
      await until(async () => (await unsent()) === 0);
    }
    await until(async () => (await valueOf(site, 'select count(*) from outbox where sent_at is null')) === 0);

    const letters = office.received.map(
      ({ to, raw }) => `${to.join()} ${header(parseMessage(raw), 'Message-ID')}`,
    );
    expect(new Set(letters)).to.have.property('size', LETTERS);
    expect(new Set(letters.map((letter) => letter.split(' ')[0]))).to.have.property('size', LETTERS);
    // A kill may fall between acceptance and its note: one repeat for each, as the same message, and counted.
    const { mailsFailed, mailsRepeated } = await measureMails(site.db, site.time.now);
    expect(mailsFailed).to.equal(0);
    expect(letters.length - LETTERS).to.be.at.most(mailsRepeated);
    expect(mailsRepeated).to.be.at.most(2);
    expect(failed).to.be.greaterThan(LETTERS / 2);
    expect(await valuesOf(site, 'select distinct kind from reminder_letter')).to.deep.equal(['week']);
    for (const { raw } of office.received.slice(0, 20))
      expect(parseMessage(raw).text).to.match(/\/fr\/e\/[\w-]{24}\/suivi\/bilan$/m);
  });
});
