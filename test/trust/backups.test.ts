import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { DATABASE_FILE } from '../../src/db/database.ts';
import { listBackups } from '../../src/operations/backup-place.ts';
import { LINK_SECRET_FILE } from '../../src/secrets.ts';
import { freshFolder } from '../support/folder.ts';
import { operate } from '../support/installation.ts';
import { countOf, lostIn, nothingAcknowledged, writeUntilItEnds } from './support/acknowledged.ts';
import type { Acknowledged } from './support/acknowledged.ts';
import { scaled } from './support/scale.ts';
import { TrustSite } from './support/site.ts';
import { Reader } from './support/writers.ts';

const BACKUPS = scaled(2, 20);
const CLIENTS = 8;
/** What must have been acknowledged before the next copy is made. */
const BETWEEN = scaled(10, 100);

interface Copied {
  readonly file: string;
  /** What had been acknowledged when it was asked for. */
  readonly before: Acknowledged;
}

describe(`${BACKUPS} backups while people write`, function () {
  this.timeout(60 * 60_000);
  let elsewhere: string;
  beforeEach(() => (elsewhere = freshFolder('copies')));
  afterEach(() => {
    rmSync(elsewhere, { recursive: true });
  });

  it('each give back a site with all that was acknowledged before', async () => {
    const { copies, acknowledged, secret } = await whileWriting(BACKUPS, backUp);
    for (const [index, { file, before }] of copies.entries()) {
      const folder = join(elsewhere, `restored-${index}`);
      const { code, stderr } = await operate(['restore', file, '--into', folder], {});
      expect(code, stderr).to.equal(0);
      writeFileSync(join(folder, LINK_SECRET_FILE), secret, { mode: 0o600 });
      const restored = new TrustSite({ folder });
      await restored.start();
      expect((await new Reader(restored).get('/fr')).status).to.equal(200);
      await restored.end('SIGTERM');
      expect(lostIn(restored, before)).to.deep.equal([]);
      expect(restored.isSound()).to.be.true;
    }
    console.log(`      ${copies.length} restored, ${acknowledged} acknowledged meanwhile, 0 lost`);
  });

  it('are told apart from copies of the file alone (control)', async () => {
    const { copies } = await whileWriting(1, copyFile);
    for (const { file, before } of copies) {
      const folder = freshFolder('copied', elsewhere);
      copyFileSync(file, join(folder, DATABASE_FILE));
      const copy = new TrustSite({ folder });
      const lost = copy.read("select 1 from sqlite_schema where name = 'comment'").length === 0;
      expect(lost || lostIn(copy, before).length > 0 || !copy.isSound()).to.be.true;
    }
  });

  /** Makes copies of a site that is written to, each when more was acknowledged since the last. */
  async function whileWriting(copies: number, copy: (site: TrustSite, index: number) => Promise<string>) {
    const site = new TrustSite();
    const noted = nothingAcknowledged();
    const made: Copied[] = [];
    try {
      await site.startWithRoom();
      const secret = readFileSync(join(site.folder, LINK_SECRET_FILE));
      const writing = writeUntilItEnds(site, CLIENTS, noted);
      for (let index = 0; index < copies; index += 1) {
        const enough = countOf(noted) + BETWEEN;
        while (countOf(noted) < enough) await new Promise((resolve) => setTimeout(resolve, 5));
        const before = structuredClone(noted);
        made.push({ before, file: await copy(site, index) });
      }
      await site.end('SIGKILL');
      await writing;
      return { copies: made, acknowledged: countOf(noted), secret };
    } finally {
      await site.erase();
    }
  }

  async function backUp(site: TrustSite, index: number): Promise<string> {
    const backupDir = join(elsewhere, `backups-${index}`);
    const { code, stderr } = await operate(['backup'], { DATA_DIR: site.folder, BACKUP_DIR: backupDir });
    expect(code, stderr).to.equal(0);
    const [newest] = listBackups(backupDir);
    return join(backupDir, newest?.name ?? '');
  }

  function copyFile(site: TrustSite, index: number): Promise<string> {
    const file = join(elsewhere, `copied-${index}.sqlite`);
    copyFileSync(site.databaseFile, file);
    return Promise.resolve(file);
  }
});
