import { spawnSync } from 'node:child_process';
import { closeSync, constants, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { freshFolder } from '../support/folder.ts';
import { logLines } from '../support/installation.ts';
import { freePort } from '../support/process.ts';
import { until } from '../support/workers.ts';
import { FULL, scaled } from './support/scale.ts';
import { TrustSite } from './support/site.ts';
import { SmallDisk } from './support/small-disk.ts';

type Line = Readonly<Record<string, unknown>>;

/** More lines than wait in the memory of one process; of two, in the whole run. */
const PAGES = scaled(4_000, 20_000);
const PROCESSES = FULL ? [1, 2] : [1];
const AT_ONCE = 20;
/** An answer that takes longer does not come at all. */
const NEVER_MS = 100_000;
/** Each of its lines takes more than half a kilobyte. */
const ADDRESS = `/health?${Array.from({ length: 40 }, (_, number) => `page=${number}`).join('&')}`;

describe('a log that cannot be written', function () {
  this.timeout(5 * 60_000);
  let folder: string;
  let site: TrustSite;
  beforeEach(() => {
    folder = freshFolder('log');
  });
  afterEach(async () => {
    await site.erase();
    rmSync(folder, { recursive: true });
  });

  describe('as its disk is full', () => {
    let disk: SmallDisk;
    beforeEach(() => {
      disk = new SmallDisk('4m');
    });
    afterEach(async () => {
      await site.erase();
      disk.remove();
    });

    for (const workers of PROCESSES)
      it(`costs lines, no answer, and says how many: ${workers} process(es)`, async () => {
        const file = join(disk.folder, 'log');
        site = await writingTo(file, { WORKERS: String(workers) });
        disk.fill();
        expect(await answersOf(site, PAGES)).to.equal(PAGES);
        expect(linesIn(file).length).to.be.below(PAGES);
        disk.free();
        // Where two processes meet at the end of the disk, a line of the one may be spoilt by half a line of the other.
        const least = PAGES - (workers - 1);
        await until(() => accountOf(linesIn(file)).all >= least);
        expect(await answersOf(site, AT_ONCE)).to.equal(AT_ONCE);
        await until(() => accountOf(linesIn(file)).all >= least + AT_ONCE);
        const { all, lost } = accountOf(linesIn(file));
        expect(all).to.be.within(least + AT_ONCE, PAGES + AT_ONCE);
        expect(lost).to.be.greaterThan(100);
        expect(await site.end('SIGTERM')).to.equal(0);
        console.log(`      ${workers} process(es): ${PAGES} answers, ${lost} lines lost and told`);
      });

    it('does not keep the site from stopping, nor from starting', async () => {
      const file = join(disk.folder, 'log');
      site = await writingTo(file);
      disk.fill();
      expect(await answersOf(site, 100)).to.equal(100);
      expect(await site.end('SIGTERM')).to.equal(0);
      await begin(site, `${file}-2`);
      expect(await answersOf(site, 100)).to.equal(100);
      expect(await site.end('SIGTERM')).to.equal(0);
    });

    it('stops a site that writes its log before all else (control)', async () => {
      const file = join(disk.folder, 'log');
      site = await writingTo(file, {}, 'test/trust/controls/waiting-log.ts');
      disk.fill();
      expect(await answersOf(site, 200, 2_000)).to.be.below(200);
    });
  });

  for (const workers of PROCESSES)
    it(`as nobody reads it costs lines, no answer, and says how many: ${workers} process(es)`, async () => {
      const pipe = join(folder, 'pipe');
      const end = openPipe(pipe);
      site = await writingTo(pipe, { WORKERS: String(workers) });
      expect(await answersOf(site, PAGES)).to.equal(PAGES);
      let read = '';
      await until(() => {
        read += readAll(end);
        return accountOf(readable(read)).all >= PAGES;
      });
      expect(await site.end('SIGTERM')).to.equal(0);
      const { all, lost } = accountOf(logLines(read + readAll(end)));
      expect(all).to.equal(PAGES);
      expect(lost).to.be.greaterThan(100);
      closeSync(end);
    });

  it('as nobody reads it, does not keep the site from stopping', async () => {
    const pipe = join(folder, 'pipe');
    const end = openPipe(pipe);
    site = await writingTo(pipe);
    expect(await answersOf(site, 1000)).to.equal(1000);
    expect(await site.end('SIGTERM')).to.equal(0);
    closeSync(end);
  });

  for (const workers of [1, 2])
    it(`as its reader is gone costs lines, no answer: ${workers} process(es)`, async () => {
      const pipe = join(folder, 'pipe');
      const end = openPipe(pipe);
      site = await writingTo(pipe, { WORKERS: String(workers) });
      closeSync(end);
      expect(await answersOf(site, 500)).to.equal(500);
      expect(await site.end('SIGTERM')).to.equal(0);
    });
});

async function writingTo(file: string, env: Readonly<Record<string, string>> = {}, script?: string) {
  const metricsPort = String(await freePort());
  const site = new TrustSite({ script, env: { LOG_LEVEL: 'info', METRICS_PORT: metricsPort, ...env } });
  await begin(site, file);
  // One process may answer while others still start, and whoever ends a start ends it at once: measures come when all is there.
  if (script === undefined) await until(() => answers(`http://127.0.0.1:${metricsPort}/metrics`));
  return site;
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Starts it with its output led into a file, as a shell does. */
async function begin(site: TrustSite, file: string): Promise<void> {
  await site.begin({ under: ['sh', '-c', `exec "$@" >'${file}'`, 'sh'] });
  await until(async () => (await answersOf(site, 1, NEVER_MS, '/fr')) === 1);
}

/** How many of so many requests are answered. */
async function answersOf(
  site: TrustSite,
  count: number,
  patienceMs = NEVER_MS,
  path = ADDRESS,
): Promise<number> {
  let [asked, answered] = [0, 0];
  const ask = async () => {
    while (asked < count) {
      asked += 1;
      const response = await fetch(site.origin + path, { signal: AbortSignal.timeout(patienceMs) });
      await response.text();
      if (response.status === 200) answered += 1;
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, count) }, () => ask().catch(() => undefined)));
  return answered;
}

/** The end of a pipe that a site writes to; it is read when somebody reads it. */
function openPipe(path: string): number {
  const { status, stderr } = spawnSync('mkfifo', [path], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
}

function readAll(end: number): string {
  const part = Buffer.alloc(64 * 1024);
  let read = '';
  try {
    for (;;) {
      const size = readSync(end, part);
      if (size === 0) return read;
      read += part.subarray(0, size).toString('latin1');
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return read;
    throw error;
  }
}

function linesIn(file: string): readonly Line[] {
  return readable(readFileSync(file, 'utf8'));
}

/** What can be read of a log: half a line is none. */
function readable(log: string): readonly Line[] {
  return log.split('\n').flatMap((line) => {
    try {
      return logLines(line);
    } catch {
      return [];
    }
  });
}

/** Of the requests that are counted, how many lines were lost, and how many these and the others are. */
function accountOf(lines: readonly Line[]): { readonly lost: number; readonly all: number } {
  const kept = lines.filter(({ req }) => JSON.stringify(req ?? '').includes('"/health?')).length;
  const lost = lines.reduce((sum, line) => sum + Number(line['lost'] ?? 0), 0);
  return { lost, all: kept + lost };
}
