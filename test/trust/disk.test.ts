import { expect } from 'chai';
import { TrustSite } from './support/site.ts';
import { SmallDisk } from './support/small-disk.ts';
import { Reader } from './support/writers.ts';

const SIZE = '8m';
const TEXT = 'Words written on a disk without room. ';
/** Longer than the room that a full disk may still find in its last page. */
const LONG_TEXT = TEXT.repeat(80);

describe('a full disk', function () {
  this.timeout(600_000);
  let disk: SmallDisk;
  let site: TrustSite;
  beforeEach(() => {
    disk = new SmallDisk(SIZE);
  });
  afterEach(async () => {
    if (site.isAlive()) await site.end('SIGKILL');
    disk.remove();
  });

  it('leaves the pages readable, tells the writers, and is forgotten once there is room', async () => {
    site = new TrustSite({ folder: disk.folder });
    await site.start();
    disk.fill();
    const { status, body } = await firstRefusal(site);
    expect(status).to.equal(503);
    expect(body).to.include(TEXT.trim());
    expect((await new Reader(site).get('/fr')).status).to.equal(200);
    expect((await new Reader(site).get('/fr/articles')).status).to.equal(200);
    disk.free();
    expect((await new Reader(site).comment(LONG_TEXT)).status).to.equal(303);
    expect(site.isSound()).to.be.true;
  });

  it('is noticed in a site that thanks whatever happens (control)', async () => {
    site = new TrustSite({ folder: disk.folder, script: 'test/trust/controls/careless.ts' });
    await site.start();
    disk.fill();
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
