import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect } from 'chai';
import type { Trx } from '../../src/db/database.ts';
import { isBusy } from '../../src/db/engine.ts';
import type { Outside } from '../../src/deps.ts';
import { sendDue } from '../../src/mail/sender.ts';
import { claimDueMail, queueMail } from '../../src/mail/store.ts';
import { hourOf } from '../../src/caps/cap.ts';
import { queueReminders } from '../../src/follow-up/letter-store.ts';
import { toDay } from '../../src/i18n/format.ts';
import { tellOwnerOfReports } from '../../src/moderation/report-notice-store.ts';
import { newPulse } from '../../src/operations/pulse.ts';
import { watchOnce } from '../../src/operations/watch.ts';
import { tellOwner } from '../../src/moderation/owner-mail-store.ts';
import { takeSnapshotIfDue } from '../../src/observatory/snapshot-store.ts';
import { LEAST_CHANGES } from '../../src/observatory/snapshot.ts';
import { purge } from '../../src/operations/purge.ts';
import { readSnapshot } from '../../src/observatory/series-store.ts';
import { loadSecrets } from '../../src/secrets.ts';
import { SERIES, crowdOf, saved, strategyWith } from '../observatory/builders.ts';
import { siteLibrary } from '../support/library.ts';
import { TODAY } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { arrive } from '../support/comments.ts';
import { DAY_MS, MAILING } from '../support/discussion.ts';
import { openHosts } from '../support/hosts.ts';
import type { Hosts } from '../support/hosts.ts';
import { wheelOf } from '../support/method.ts';
import { change, countsIn, valueOf } from '../support/rows.ts';
import { until } from '../support/workers.ts';

const LETTERS = 200;
/** Of two that do as they should. Two that do not meet sooner or later, on a machine that is as busy as may be: until then. */
const ROUNDS = 10;

describe('two machines that both lead for a moment', function () {
  this.timeout(300_000);
  let hosts: Hosts;
  afterEach(() => hosts.close());
  const both = <T>(work: (site: TestSite) => Promise<T>): Promise<T[]> =>
    Promise.all([hosts.one, hosts.other].map((site) => sooner(() => work(site))));

  it('send each letter once', async () => {
    hosts = await openHosts();
    const { one } = hosts;
    for (let n = 0; n < LETTERS; n += 1) await queueMail(one.db, letter(`letter-${n}`), one.time.now);
    const sent: string[] = [];
    const sendBoth = () =>
      both(({ db }) =>
        sendDue({
          db,
          clock: () => one.time.now,
          log: { warn: () => undefined },
          transport: async ({ id }) => {
            sent.push(id);
            await setTimeout(1);
            return '250 OK';
          },
        }),
      );
    await sendBoth();
    // One whose claim was not answered in time is claimed all the same: it leaves once that claim is over.
    one.time.now += DAY_MS;
    await sendBoth();
    expect([sent.length, new Set(sent).size]).to.deep.equal([LETTERS, LETTERS]);
  });

  it('would send one twice if a claim did not say again that it is still due', async () => {
    hosts = await openHosts();
    const { one, other } = hosts;
    const waiting =
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    await queueMail(one.db, letter('once'), one.time.now);
    const claims = async (claim: (trx: Trx) => Promise<string | undefined>) => {
      await change(one, 'update outbox set next_try_at = 0');
      let isClaimed: () => void = () => undefined;
      const claimed = new Promise<void>((resolve) => (isClaimed = resolve));
      const first = one.db
        .transaction()
        .setIsolationLevel('read committed')
        .execute(async (trx) => {
          await withoutLimits(trx);
          const id = await claim(trx);
          isClaimed();
          await until(async () => (await valueOf(one, waiting)) === 1);
          return id;
        });
      await claimed;
      const second = other.db
        .transaction()
        .setIsolationLevel('read committed')
        .execute(async (trx) => {
          await withoutLimits(trx);
          return claim(trx);
        });
      return Promise.all([first, second]);
    };
    const unguarded = async (trx: Trx) => {
      const { rows } = await sql<{ readonly id: string }>`
        update outbox set next_try_at = ${one.time.now + 1} where id = (
          select id from outbox where sent_at is null and next_try_at <= ${one.time.now} limit 1
        ) returning id`.execute(trx);
      return rows[0]?.id;
    };
    const guarded = async (trx: Trx) => (await claimDueMail(trx, one.time.now))?.id;
    expect(await claims(unguarded)).to.deep.equal(['once', 'once']);
    expect(await claims(guarded)).to.deep.equal(['once', undefined]);
  });

  const tellBoth = async (rounds: number) => {
    let letters = 0;
    for (let round = 0; round < rounds; round += 1) {
      await change(hosts.one, 'delete from outbox;\ndelete from setting');
      await arrive(hosts.one, { status: 'pending' });
      hosts.one.time.now += DAY_MS;
      await both((site) => tellOwner(leaderOf(site, hosts)));
      letters += (await countsIn(hosts.one, 'outbox'))[0] ?? 0;
    }
    return letters;
  };

  it('write to the owner once of what waits', async () => {
    hosts = await openHosts();
    expect(await tellBoth(ROUNDS)).to.equal(ROUNDS);
  });

  it('would write twice if each did not read and write as if alone', async () => {
    hosts = await openHosts({ careless: true });
    while ((await tellBoth(1)) < 2);
  });

  let reports = 0;
  const reportBoth = async (rounds: number) => {
    await change(hosts.one, 'delete from outbox');
    const { id } = await arrive(hosts.one, { status: 'published' });
    for (let round = 0; round < rounds; round += 1) {
      hosts.one.time.now += DAY_MS;
      const now = hosts.one.time.now;
      const report = "insert into report (id, comment_id, reason, created_at) values (?, ?, 'Faux.', ?)";
      await change(hosts.one, report, `report-${(reports += 1)}`, id, now);
      await both((site) => tellOwnerOfReports(leaderOf(site, hosts)));
    }
    return (await countsIn(hosts.one, 'outbox'))[0] ?? 0;
  };

  it('write to the owner once of what was reported', async () => {
    hosts = await openHosts();
    expect(await reportBoth(ROUNDS)).to.equal(ROUNDS);
  });

  it('would write twice of it, too, if each did not read and write as if alone', async () => {
    hosts = await openHosts({ careless: true });
    while ((await reportBoth(1)) < 2);
  });

  const REVIEWS = 20;
  const remindBoth = async () => {
    const { one } = hosts;
    for (let n = 0; n < REVIEWS; n += 1) {
      await saved(one, `s${n}`, { ...strategyWith(), reviewDate: toDay(one.time.now + 10 * DAY_MS) });
      const at = one.time.now;
      await change(
        one,
        `insert into reminder (id, strategy_id, generation, email, email_key, lang, created_at, confirmed_at)
          values (?, ?, 1, ?, ?, 'fr', ?, ?)`,
        ...[`reminder-${n}`, `s${n}`, 'zoe@exemple.fr', 'zoe@exemple.fr', at, at],
      );
    }
    // A week before.
    one.time.now += 4 * DAY_MS;
    await both((site) => queueReminders(leaderOf(site, hosts), () => false));
    return (await countsIn(one, 'outbox'))[0] ?? 0;
  };

  it('remind of each review once', async () => {
    hosts = await openHosts();
    expect(await remindBoth()).to.equal(REVIEWS);
  });

  it('would remind twice if a letter were not claimed by its row', async () => {
    hosts = await openHosts({ careless: true });
    const primary =
      "select conname from pg_constraint where conrelid = 'reminder_letter'::regclass and contype = 'p'";
    const name = await valueOf<string>(hosts.one, primary);
    await change(hosts.one, `alter table reminder_letter drop constraint ${name ?? ''}`);
    expect(await remindBoth()).to.be.greaterThan(REVIEWS);
  });

  const alertsBy = async (leads: readonly boolean[]) => {
    const { one, other } = hosts;
    const heard: string[] = [];
    const log = { error: ({ alert }: { alert: string }) => heard.push(alert), info: () => undefined };
    const isHeld = () => false;
    const clock = () => one.time.now;
    await change(
      one,
      'insert into cap_count (maker, day, n) values (?, ?, 500)',
      hourOf('held', clock()),
      TODAY,
    );
    for (const [index, { db, config }] of [one, other].entries()) {
      const leadsSince = leads[index] === true ? clock() : undefined;
      const pulse = { ...newPulse(clock()), leadsSince };
      await watchOnce({ db, config, clock, isHeld, log: log as never, pulse, fileFaults: 0 }, {});
    }
    return heard.filter((alert) => alert === 'comment-flood');
  };

  it('call the owner once, as the one that leads does', async () => {
    hosts = await openHosts();
    expect(await alertsBy([true, false])).to.have.length(1);
  });

  it('would call twice if both led (control)', async () => {
    hosts = await openHosts();
    expect(await alertsBy([true, true])).to.have.length(2);
  });

  it('take one snapshot', async () => {
    hosts = await openHosts();
    await crowdOf(hosts.one, LEAST_CHANGES, [wheelOf({ sell: 'priority' })]);
    const taken = await both(({ db }) => takeSnapshotIfDue(db, hosts.one.time.now));
    expect(taken.sort()).to.deep.equal([false, true]);
    expect((await readSnapshot(hosts.one.db, SERIES.name)).number).to.equal(1);
  });

  it('erase each thing once, and count it away once', async () => {
    hosts = await openHosts();
    const { one } = hosts;
    for (let n = 0; n < 20; n += 1) await saved(one, `s${n}`, strategyWith());
    await saved(one, 'stays', strategyWith());
    await change(one, "update strategy set expires_at = 1 where id <> 'stays'");
    const purged = await both(({ db }) => purge(db, one.time.now));
    expect(purged.reduce((sum, each) => sum + (each?.['strategies'] ?? 0), 0)).to.equal(20);
    expect(await valueOf(one, 'select sum(n) from wheel_count')).to.equal(1);
  });
});

/** A job that waited too long for the other machine is begun again, as within the hour, sooner. */
async function sooner<T>(job: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await job();
    } catch (error) {
      if (!isBusy(error)) throw error;
    }
}

/** For two that wait for each other while the process of this test may be held up. */
async function withoutLimits(trx: Trx): Promise<void> {
  for (const limit of ['lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout'])
    await sql`set local ${sql.raw(limit)} = 0`.execute(trx);
}

function letter(id: string) {
  return { id, recipient: 'a@example.org', subject: 'Sujet', body: 'Bonjour' };
}

/** What the first process of a machine works with. */
function leaderOf({ db, config }: TestSite, { one }: Hosts): Outside {
  return {
    ...{ db, config: { ...config, mail: MAIL }, secrets: loadSecrets(config), library: siteLibrary() },
    ...{ clock: () => one.time.now, random: randomBytes },
  } as unknown as Outside;
}

const MAIL = {
  smtpUrl: MAILING.SMTP_URL,
  from: MAILING.MAIL_FROM,
  moderator: MAILING.MODERATOR_EMAIL,
};
