import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'chai';
import { DATABASE_FILE } from '../../src/db/database.ts';
import { whileRunning } from '../support/standstill.ts';
import { TrustSite } from './support/site.ts';
import { Reader } from './support/writers.ts';
import type { Reply } from './support/writers.ts';

/** Far more than an answer takes, and far less than the control waits. */
const PATIENCE_MS = 10_000;
const TEXT = 'Words written while somebody else held the pen';

describe('while another program holds the write lock', function () {
  this.timeout(600_000);

  it('pages are read, a form is told to come back with its words, and is then taken', async () => {
    const { page, answer, later } = await whileLocked('src/server.ts');
    expect(page).to.equal(200);
    expect(answer?.status).to.equal(503);
    expect(Number(answer?.retryAfter)).to.be.greaterThan(0);
    expect(answer?.body).to.include(TEXT);
    expect(later).to.equal(303);
  });

  it('is told apart from a site that waits (control)', async () => {
    const { page } = await whileLocked('test/trust/controls/patient.ts');
    expect(page).to.equal('none');
  });
});

async function whileLocked(script: string) {
  const site = new TrustSite({ script });
  try {
    await site.start();
    const reader = new Reader(site);
    const other = new Database(join(site.folder, DATABASE_FILE));
    other.exec('begin immediate');
    let answer: Reply | undefined;
    const posting = reader.comment(TEXT).then((reply) => (answer = reply));
    let [page, reading]: [number | 'none', Promise<unknown>] = [200, Promise.resolve()];
    // The form may come to the lock later than the first pages are read.
    while (page === 200 && answer === undefined) {
      const asked = new Reader(site).get('/fr');
      reading = asked;
      page = await Promise.race([asked.then(({ status }) => status), none()]);
    }
    const told = answer;
    other.exec('rollback');
    other.close();
    await Promise.all([posting, reading]);
    return { page, answer: told, later: (await reader.comment(`${TEXT}, and again`)).status };
  } finally {
    await site.erase();
  }
}

async function none(): Promise<'none'> {
  await whileRunning(PATIENCE_MS);
  return 'none';
}
