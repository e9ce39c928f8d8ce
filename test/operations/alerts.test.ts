import { readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { newPulse } from '../../src/operations/pulse.ts';
import { pino } from 'pino';
import { readConfig } from '../../src/config.ts';
import {
  ALERTS,
  JOURNAL_LARGE_BYTES,
  alertsFor,
  alertsToSay,
  tellingOf,
} from '../../src/operations/alerts.ts';
import type { Said, Standing } from '../../src/operations/alerts.ts';
import { areMany } from '../../src/operations/server-alerts.ts';
import type { ServerStanding } from '../../src/operations/server-alerts.ts';
import { watchOnce } from '../../src/operations/watch.ts';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { NOW, TODAY, openSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { MAILING } from '../support/discussion.ts';
import { logLines } from '../support/installation.ts';
import { signIn } from '../support/moderators.ts';
import { HOURLY, hourOf } from '../../src/caps/cap.ts';
import type { Hourly } from '../../src/caps/cap.ts';
import { change } from '../support/rows.ts';

const HOUR_MS = 60 * 60 * 1000;
const FINE: Standing = {
  now: NOW,
  startedAt: NOW - 100 * HOUR_MS,
  backsUp: true,
  lastBackup: NOW - HOUR_MS,
  leadsSince: NOW - 30 * HOUR_MS,
  lastPurge: NOW - HOUR_MS,
  isHeld: false,
  freeBytes: 1e9,
  fileFaults: 0,
  journalBytes: 4 * 1024 * 1024,
  oldestUnsent: undefined,
  lettersGivenUp: 0,
  signIns: 3,
  commentsFull: false,
  reportsFull: false,
  server: undefined,
};
const SERVED: ServerStanding = {
  leaderSeenAt: NOW - 60_000,
  waits: true,
  hasWaited: true,
  synchronous: 2,
  lagBytes: 3e6,
  lagSeconds: 2,
  hasManyConflicts: false,
  isArchiveRefusing: false,
  clocksApartMs: 9_999,
};

describe('the owner', () => {
  it('is left alone while all is well', () => {
    expect(alertsFor(FINE)).to.deep.equal([]);
  });

  for (const [alert, change] of [
    ['backup-late', { lastBackup: NOW - 26 * HOUR_MS }],
    ['backup-late', { lastBackup: undefined }],
    ['clock-held', { isHeld: true }],
    ['clock-held', { isHeld: true, lastPurge: NOW - 3 * HOUR_MS }],
    ['comment-flood', { commentsFull: true }],
    ['disk-low', { freeBytes: 99 * 1024 * 1024 }],
    ['files-faulty', { fileFaults: 1 }],
    ['journal-large', { journalBytes: 256 * 1024 * 1024 }],
    ['letters-given-up', { lettersGivenUp: 1 }],
    ['outbox-stuck', { oldestUnsent: NOW - 2 * HOUR_MS }],
    ['purge-late', { lastPurge: NOW - 3 * HOUR_MS }],
    ['report-flood', { reportsFull: true }],
    ['sign-in-flood', { signIns: 50 }],
  ] as const)
    it(`is called for ${alert} with ${JSON.stringify(change)}`, () => {
      expect(alertsFor({ ...FINE, ...change })).to.deep.equal([alert]);
    });

  for (const [alert, change] of [
    ['archive-failed', { isArchiveRefusing: true }],
    ['clocks-apart', { clocksApartMs: 10_000 }],
    ['conflicts-many', { hasManyConflicts: true }],
    ['leader-missing', { leaderSeenAt: NOW - 600_000 }],
    ['standby-late', { lagSeconds: 300 }],
    ['standby-late', { lagBytes: 256 * 1024 * 1024 }],
    ['standby-missing', { synchronous: 0 }],
    ['standby-missing', { waits: false }],
  ] as const)
    it(`is called for ${alert} of a server with ${JSON.stringify(change)}`, () => {
      const called = (server: ServerStanding) => alertsFor({ ...FINE, server });
      expect(called(SERVED)).to.deep.equal([]);
      expect(called({ ...SERVED, ...change })).to.deep.equal([alert]);
    });

  it('is not called each day where a server never waited for a standby, as its service may keep two copies', () => {
    const alone = { ...SERVED, waits: false, hasWaited: false, synchronous: 0 };
    expect(alertsFor({ ...FINE, server: alone })).to.deep.equal([]);
  });

  it('hears from every machine that none leads, and of the server itself from the one that does', () => {
    const server = { ...SERVED, leaderSeenAt: 0, synchronous: 0 };
    expect(alertsToSay({ ...FINE, server, leadsSince: undefined })).to.deep.equal(['leader-missing']);
    expect(alertsToSay({ ...FINE, server })).to.deep.equal(['leader-missing', 'standby-missing']);
  });

  it('calls it many conflicts where a thousand and a fifth were undone since the last look', () => {
    const before = { kept: 50_000, undone: 900 };
    const since = (kept: number, undone: number) =>
      areMany(before, { kept: before.kept + kept, undone: before.undone + undone });
    expect(since(4_000, 1_000)).to.equal(true);
    expect(since(4_001, 1_000), 'less than a fifth').to.equal(false);
    expect(since(0, 999), 'few').to.equal(false);
    expect(areMany(before, { kept: 3_000, undone: 2_000 }), 'counted anew').to.equal(false);
  });

  it('is not called for a backup that a young site has not made yet, nor where none are wanted', () => {
    expect(alertsFor({ ...FINE, lastBackup: undefined, startedAt: NOW - HOUR_MS })).to.deep.equal([]);
    expect(alertsFor({ ...FINE, lastBackup: undefined, backsUp: false })).to.deep.equal([]);
  });

  it('hears of what lasts once, then once a day, and when it is over', () => {
    let said: Said = {};
    const tell = (hours: number, alerts: Parameters<typeof tellingOf>[0]) => {
      const telling = tellingOf(alerts, said, NOW + hours * HOUR_MS);
      said = telling.said;
      return [telling.say, telling.over];
    };
    expect(tell(0, ['disk-low'])).to.deep.equal([['disk-low'], []]);
    expect(tell(1, ['disk-low', 'outbox-stuck'])).to.deep.equal([['outbox-stuck'], []]);
    expect(tell(24, ['disk-low', 'outbox-stuck'])).to.deep.equal([['disk-low'], []]);
    expect(tell(25, [])).to.deep.equal([[], ['disk-low', 'outbox-stuck']]);
    expect(tell(26, ['disk-low'])).to.deep.equal([['disk-low'], []]);
  });

  it('finds the mend of every alert in the manual', () => {
    const manual = readFileSync(join(PROJECT_ROOT, 'docs', 'operations.md'), 'utf8');
    for (const alert of ALERTS) expect(manual).to.match(new RegExp(`^\\| \`${alert}\` `, 'm'));
  });

  // Only a file has a journal beside it.
  if (process.env['ENGINE'] !== 'postgres')
    it('reads in the log that the journal grows, by its size on the disk, and that it was cut back', async () => {
      const { site, watched, lines } = await openWatched({});
      const journal = join(site.dataDir, 'wheel.sqlite-wal');
      const before = statSync(journal).size;
      truncateSync(journal, JOURNAL_LARGE_BYTES);
      const said = await watchOnce(watched, {});
      truncateSync(journal, before);
      await watchOnce(watched, said);
      expect(lines().map(({ alert, over }) => [alert, over])).to.deep.equal([
        ['journal-large', undefined],
        ['journal-large', true],
      ]);
      await site.close();
    });

  it('reads in the log that somebody batters the sign-in, that mail is stuck, and that both are over', async function () {
    this.timeout(300_000);
    const { site, watched, lines } = await openWatched(MAILING);
    const attempts = Array.from({ length: 50 }, (_, index) => [`address:${index}`, `account:${index}`]);
    for (const key of attempts.flat())
      await change(site, 'insert into sign_in_attempt values (?, ?)', key, NOW);
    await change(
      site,
      "insert into outbox (id, recipient, subject, body, created_at, next_try_at) values ('m', 'a@b.fr', 's', 'b', ?, ?)",
      NOW - 2 * HOUR_MS,
      NOW - HOUR_MS,
    );
    expect((await signIn(new Browser(site.app))).status).to.equal(422);
    const said = await watchOnce(watched, {});
    expect(lines().map(({ alert }) => alert)).to.deep.equal(['outbox-stuck', 'sign-in-flood']);
    const told = lines().length;
    site.time.now += HOUR_MS;
    await change(site, 'update outbox set sent_at = 1');
    await watchOnce(watched, said);
    const over = lines().slice(told);
    expect(over.map((line) => [line['alert'], line['over']])).to.deep.equal([
      ['outbox-stuck', true],
      ['sign-in-flood', true],
    ]);
    await site.close();
  });

  it('reads in the log that robots fill the hour of comments or reports, and that it is over', async () => {
    const { site, watched, lines } = await openWatched({});
    const fill = (what: Hourly) =>
      change(
        site,
        'insert into cap_count (maker, day, n) values (?, ?, ?)',
        hourOf(what, site.time.now),
        TODAY,
        HOURLY[what],
      );
    await fill('held');
    await fill('report');
    let said = await watchOnce(watched, {});
    site.time.now += HOUR_MS;
    said = await watchOnce(watched, said);
    expect(lines().map(({ alert }) => alert)).to.deep.equal(['comment-flood', 'report-flood']);
    site.time.now += HOUR_MS;
    await watchOnce(watched, said);
    expect(
      lines()
        .slice(2)
        .map(({ alert, over }) => [alert, over]),
    ).to.deep.equal([
      ['comment-flood', true],
      ['report-flood', true],
    ]);
    await site.close();
  });
});

/** A site that is watched as the running one is, and what the watch has written so far. */
async function openWatched(settings: Readonly<Record<string, string>>) {
  const own = { ...settings, BACKUP_DAYS: '0' };
  const site = await openSite(own);
  let written = '';
  const watched = {
    config: readConfig({ DATA_DIR: site.dataDir, ...own }),
    db: site.db,
    clock: () => site.time.now,
    isHeld: () => false,
    log: pino({}, { write: (line: string) => void (written += line) }),
    pulse: { ...newPulse(NOW), leadsSince: NOW, lastPurge: NOW },
    fileFaults: 0,
  };
  return { site, watched, lines: () => logLines(written) };
}
