import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { freshFolder } from '../support/folder.ts';
import { logLines, operate } from '../support/installation.ts';
import { until } from '../support/workers.ts';
import { FULL } from './support/scale.ts';
import { TrustSite } from './support/site.ts';
import { Reader } from './support/writers.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const AHEAD_MS = 1_100 * DAY_MS;
const GLANCE_MS = 12_000;
/** What Debian's faketime puts under a program; see clock.test.ts. */
const FAKED = { LD_PRELOAD: '/usr/$LIB/faketime/libfaketime.so.1', DONT_FAKE_MONOTONIC: '1' };
const BELIEVING = 'test/trust/controls/believing.ts';
const TELLING = { LOG_LEVEL: 'info' };

interface Saved {
  readonly site: TrustSite;
  readonly reader: Reader;
  /** Its owner's page, and the draft of somebody. */
  readonly pages: readonly string[];
}

describe('a site that its clock says was off for three years', function () {
  this.timeout(10 * 60_000);

  it('comes up held with all it had, says so in its log and to the doctor, and goes on by the word of its owner', async () => {
    const { site, reader, pages } = await saved();
    try {
      await site.end('SIGTERM');
      site.write(
        `update heartbeat set at = at - ${AHEAD_MS}; update strategy set expires_at = ${Date.now() - DAY_MS}`,
      );
      await site.start({ env: TELLING });
      expect(await statusesOf(reader, pages)).to.deep.equal(pages.map(() => 200));
      await until(() => saidBy(site).some(({ alert }) => alert === 'clock-held'));
      const [warning] = saidBy(site).filter(({ check }) => check !== undefined);
      expect(warning?.['msg']).to.match(/1100 days after the site last ran .*npm run clock -- confirm/);
      const env = { DATA_DIR: site.folder };
      for (const command of ['doctor', 'clock'])
        expect((await operate([command], env)).stdout).to.match(/1100 days after .*npm run clock -- confirm/);
      await site.end('SIGTERM');
      expect(countOf(site, 'strategy')).to.equal(1);
      expect((await operate(['clock', 'confirm'], env)).code).to.equal(0);
      await site.start({ env: TELLING });
      await until(() => countOf(site, 'strategy') === 0);
      await until(() => saidBy(site).some(({ msg }) => msg === 'purged'));
      const [line] = saidBy(site).filter(({ msg }) => msg === 'purged');
      expect(line?.['erased']).to.deep.equal({ strategies: 1 });
      expect((await operate(['clock'], env)).stdout).to.include('All is well');
    } finally {
      await site.erase();
    }
  });
});

if (FULL)
  describe('a site whose machine leaps 1,100 days ahead', function () {
    this.timeout(15 * 60_000);

    it('for twelve seconds and a start loses nothing', async () => {
      expect(await afterGlance('src/server.ts')).to.deep.equal([200, 200]);
    });

    it('loses everything where it takes its machine’s word (control)', async () => {
      expect(await afterGlance(BELIEVING)).not.to.include(200);
    });

    for (const workers of ['1', '2'])
      it(`while it runs (${workers} of them) serves on, alerts, and goes on when the clock returns, or by the word of its owner`, async () => {
        const folder = freshFolder('faked');
        const file = join(folder, 'time');
        writeFileSync(file, '+0');
        const env = {
          ...FAKED,
          ...TELLING,
          FAKETIME_TIMESTAMP_FILE: file,
          FAKETIME_NO_CACHE: '1',
          WORKERS: workers,
        };
        const { site, reader, pages } = await saved(env);
        try {
          writeFileSync(file, '+1100d');
          await until(async () => (await shiftOf(site)) > 1_000 * DAY_MS);
          expect(await statusesOf(reader, pages)).to.deep.equal([200, 200]);
          expect((await new Reader(site).begin('Meanwhile')).status).to.equal(303);
          await until(() => alertsOf(site).length === 1);
          writeFileSync(file, '+0');
          await until(() => alertsOf(site).length === 2);
          expect(alertsOf(site)).to.deep.equal([
            ['clock-held', undefined],
            ['clock-held', true],
          ]);
          const [newest] = site.read('select max(updated_at) as at from draft');
          expect(Number(newest?.['at'])).to.be.at.most(Date.now());
          writeFileSync(file, '+1100d');
          await until(() => alertsOf(site).length === 3);
          const faked = { ...FAKED, FAKETIME: '+1100d', DATA_DIR: site.folder };
          expect((await operate(['clock', 'confirm'], faked)).code).to.equal(0);
          await until(() => alertsOf(site).length === 4 && countOf(site, 'strategy') === 0);
          await until(async () => (await statusesOf(reader, pages)).every((status) => status !== 200));
        } finally {
          await site.erase();
          rmSync(folder, { recursive: true });
        }
      });
  });

/** What the pages answer once a site ran for a moment three years ahead, and again in its own time. */
async function afterGlance(script: string): Promise<readonly number[]> {
  const { site, reader, pages } = await saved();
  try {
    await site.end('SIGTERM');
    const ahead = new TrustSite({ folder: site.folder, script });
    await ahead.start({ env: { ...FAKED, FAKETIME: '+1100d' } });
    await setTimeout(GLANCE_MS);
    await ahead.end('SIGTERM');
    await site.start();
    return await statusesOf(reader, pages);
  } finally {
    await site.erase();
  }
}

/** A site with a strategy and a draft of one reader. */
async function saved(env: Readonly<Record<string, string>> = {}): Promise<Saved> {
  const site = new TrustSite();
  await site.start({ env });
  const reader = new Reader(site);
  const { location: owner } = await reader.save(
    (await reader.choose((await reader.begin('Kept')).location)).location,
  );
  const { location: draft } = await reader.begin('Begun');
  return { site, reader, pages: [owner, draft] };
}

async function statusesOf(reader: Reader, pages: readonly string[]): Promise<readonly number[]> {
  const replies = await Promise.all(pages.map((path) => reader.get(path)));
  return replies.map(({ status }) => status);
}

/** How far the machine of a site is ahead; a site tells the second, and keeps it for one. */
async function shiftOf(site: TrustSite): Promise<number> {
  const { headers } = await fetch(`${site.origin}/health`, { method: 'HEAD' });
  return Date.parse(headers.get('date') ?? '') - Date.now();
}

function saidBy(site: TrustSite) {
  return logLines(site.process.stdout);
}

function alertsOf(site: TrustSite): readonly unknown[] {
  return saidBy(site).flatMap(({ alert, over }) => (alert === 'clock-held' ? [[alert, over]] : []));
}

function countOf(site: TrustSite, table: string): number {
  return Number(site.read(`select count(*) as n from ${table}`)[0]?.['n']);
}
