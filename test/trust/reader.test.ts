import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect } from 'chai';
import { scaled } from './support/scale.ts';
import { TrustSite } from './support/site.ts';
import { crowd } from './support/crowd.ts';
import { Reader } from './support/writers.ts';
import { JOURNAL_BYTES } from '../../src/db/sqlite/open.ts';

const MEGABYTE = 1024 * 1024;
const WRITES = scaled(1000, 10_000);
/** The log is longer than it may stay after so many. */
const ENOUGH = 1000;
const CLIENTS = 16;

describe(`a reader that holds one view of the database during ${WRITES} writes`, function () {
  this.timeout(30 * 60_000);

  it('keeps nobody from writing, and leaves no log of changes behind that stays long', async () => {
    const { taken, peak, after } = await withReader('src/server.ts', WRITES);
    expect(taken).to.equal(WRITES);
    expect(peak).to.be.greaterThan(JOURNAL_BYTES);
    expect(after).to.be.at.most(JOURNAL_BYTES);
    console.log(
      `      ${WRITES} writes; the log grew to ${inMegabytes(peak)}, then fell to ${inMegabytes(after)}`,
    );
  });

  it('is told apart in a site that never cuts it back (control)', async () => {
    const { after } = await withReader('test/trust/controls/growing-journal.ts', ENOUGH);
    expect(after).to.be.greaterThan(JOURNAL_BYTES);
  });
});

/** How many first steps were taken meanwhile, and how long the log was then and some writes after the reader left. */
async function withReader(script: string, writes: number) {
  const site = new TrustSite({ script });
  try {
    await site.start();
    const reader = new Database(site.databaseFile, { readonly: true });
    reader.exec('begin');
    const held = reader.prepare('select count(*) from draft').pluck();
    expect(held.get()).to.equal(0);
    const write = async () => (await new Reader(site).begin('While somebody reads')).status === 303;
    const taken = await crowd(CLIENTS, writes, write);
    expect(held.get(), 'one view').to.equal(0);
    const peak = logBytes(site);
    reader.close();
    await crowd(1, 20, write);
    return { taken, peak, after: logBytes(site) };
  } finally {
    await site.erase();
  }
}

function logBytes({ databaseFile }: TrustSite): number {
  return statSync(`${databaseFile}-wal`).size;
}

function inMegabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(1)} MB`;
}
