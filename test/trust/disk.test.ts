import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { TrustSite } from './support/site.ts';
import { Reader } from './support/writers.ts';

const SIZE = '8m';
const TEXT = 'Words written on a disk without room. ';
/** Longer than the room that a full disk may still find in its last page. */
const LONG_TEXT = TEXT.repeat(80);

describe('a full disk', function () {
  this.timeout(120_000);
  let folder: string;
  let site: TrustSite;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wheel-full-'));
    mount('mount', '-t', 'tmpfs', '-o', `size=${SIZE},mode=0700`, 'tmpfs', folder);
  });
  afterEach(async () => {
    if (site.isAlive()) await site.end('SIGKILL');
    mount('umount', folder);
    rmdirSync(folder);
  });

  it('leaves the pages readable, tells the writers, and is forgotten once there is room', async () => {
    site = new TrustSite({ folder });
    await site.start();
    fill(folder);
    const { status, body } = await firstRefusal(site);
    expect(status).to.equal(503);
    expect(body).to.include(TEXT.trim());
    expect((await new Reader(site).get('/fr')).status).to.equal(200);
    expect((await new Reader(site).get('/fr/articles')).status).to.equal(200);
    rmSync(join(folder, 'filler'));
    expect((await new Reader(site).comment(LONG_TEXT)).status).to.equal(303);
    expect(site.isSound()).to.be.true;
  });

  it('is noticed in a site that thanks whatever happens (control)', async () => {
    site = new TrustSite({ folder, script: 'test/trust/controls/careless.ts' });
    await site.start();
    fill(folder);
    expect((await new Reader(site).comment(LONG_TEXT)).status).to.equal(303);
    expect(site.read('select id from comment')).to.deep.equal([]);
  });
});

/** What the disk still had room for is taken; then comes a no. */
async function firstRefusal(site: TrustSite) {
  for (let tries = 0; tries < 50; tries += 1) {
    const reply = await new Reader(site).comment(`${LONG_TEXT} ${tries}`);
    if (reply.status !== 303) return reply;
  }
  throw new Error('the disk never filled');
}

function fill(folder: string): void {
  for (const size of [64 * 1024, 4 * 1024, 1])
    try {
      for (;;) appendFileSync(join(folder, 'filler'), Buffer.alloc(size));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    }
}

function mount(command: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`a small disk cannot be made (root is needed): ${stderr}`);
}
