import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect } from 'chai';
import { DATABASE_FILE } from '../../src/db/database.ts';
import { FULL } from './support/scale.ts';
import { TrustSite } from './support/site.ts';
import { Trace } from './support/strace.ts';
import { Reader } from './support/writers.ts';
import type { Reply } from './support/writers.ts';

/** No form of ours writes more often than this. */
const WRITES_MAX = 80;

/** A form, and what the database must hold of it: all, or nothing. */
interface Form {
  readonly name: string;
  /** Walks to the form; the result posts it. */
  readonly reach: (reader: Reader, text: string) => Promise<() => Promise<Reply>>;
  /** Rows that only come together. */
  readonly together: readonly string[];
}

const COMMENT: Form = {
  name: 'a comment',
  reach: (reader, text) => Promise.resolve(() => reader.comment(text)),
  together: [
    'select id from comment',
    `select nonce from captcha_used where outcome = 'ok'`,
    'select at from comment_quota',
  ],
};
const SAVE: Form = {
  name: 'a save',
  async reach(reader, text) {
    const chosen = await reader.choose((await reader.begin(text)).location);
    return () => reader.save(chosen.location);
  },
  together: [
    'select id from strategy',
    'select number from revision',
    `select id from link where kind = 'read'`,
    `select id from link where kind = 'edit'`,
    'select visitor from device',
    'select id from draft where strategy_id is not null',
  ],
};

describe('a process that dies at its nth write', function () {
  this.timeout(30 * 60_000);
  for (const form of FULL ? [COMMENT, SAVE] : [SAVE])
    it(`leaves ${form.name} whole or not at all, for every n`, async () => {
      const deaths = await countDeaths(form);
      expect(deaths).to.be.greaterThan(2);
      console.log(`      ${deaths} deaths, 0 half-written`);
    });

  it('is told apart from one that writes without a transaction (control)', async () => {
    const { deaths, whole } = await deathsOf(SAVE, 'test/trust/controls/without-transactions.ts');
    expect(whole).to.be.lessThan(deaths);
  });
});

describe('a disk that fails at the nth call', function () {
  this.timeout(30 * 60_000);
  for (const [call, error] of [
    ['pwrite64', 'ENOSPC'],
    ['pwrite64', 'EIO'],
    ['fsync', 'EIO'],
  ] as const)
    for (const form of FULL ? [COMMENT, SAVE] : [COMMENT])
      it(`never makes ${form.name} acknowledged and lost (${call}: ${error})`, async () => {
        const faults = await countFaults(form, `${call}:error=${error}`);
        expect(faults).to.be.greaterThan(0);
      });
});

async function countDeaths(form: Form): Promise<number> {
  const { deaths, whole } = await deathsOf(form, 'src/server.ts');
  expect(whole).to.equal(deaths);
  return deaths;
}

/**
 * Kills a fresh site at its first write of a form, then at its second, until the form needs no more writes or was
 * left in halves.
 */
async function deathsOf(form: Form, script: string): Promise<{ deaths: number; whole: number }> {
  const count = { deaths: 0, whole: 0 };
  for (let write = 1; write <= WRITES_MAX && count.whole === count.deaths; write += 1) {
    const site = new TrustSite({ script });
    try {
      await site.start();
      const post = await form.reach(new Reader(site), 'Words that must stay whole');
      const trace = new Trace(site.pid, injecting(site, `pwrite64:signal=KILL:when=${write}`));
      await trace.attached();
      const status = await post().then(
        (reply) => reply.status,
        () => 0,
      );
      await trace.end();
      if (status === 303 && site.isAlive()) return count;
      count.deaths += 1;
      if (isWhole(site, form)) count.whole += 1;
    } finally {
      await site.erase();
    }
  }
  return count;
}

function isWhole(site: TrustSite, { together }: Form): boolean {
  const counts = new Set(together.map((query) => site.read(query).length));
  return site.isSound() && counts.size === 1;
}

/** Lets each write of a form fail in turn: the answer is never a promise, and the next post is taken. */
async function countFaults(form: Form, fault: string): Promise<number> {
  const site = new TrustSite();
  try {
    await site.start();
    for (let nth = 1; nth <= WRITES_MAX; nth += 1) {
      const text = `Words that must not be lost: ${randomBytes(8).toString('hex')}`;
      const post = await form.reach(new Reader(site), text);
      const trace = new Trace(site.pid, injecting(site, `${fault}:when=${nth}`));
      await trace.attached();
      const reply = await post();
      const calls = await trace.end();
      if (!calls.some((line) => line.includes('(INJECTED)'))) {
        expect(reply.status).to.equal(303);
        return nth - 1;
      }
      await expectToldApart(site, form, reply);
    }
    throw new Error(`more than ${WRITES_MAX} calls`);
  } finally {
    await site.erase();
  }
}

/** Where the fault hit the promise, the answer says busy; where it only hit what tidies up after it, it may be kept. */
async function expectToldApart(site: TrustSite, form: Form, reply: Reply): Promise<void> {
  expect(reply.status).to.be.oneOf([303, 503]);
  expect(site.isAlive()).to.be.true;
  expect(isWhole(site, form)).to.be.true;
  const again = await form.reach(new Reader(site), `Words afterwards: ${randomBytes(8).toString('hex')}`);
  expect((await again()).status).to.equal(303);
}

function injecting({ folder }: TrustSite, fault: string): readonly string[] {
  const file = join(folder, DATABASE_FILE);
  return ['-P', file, '-P', `${file}-wal`, '-e', `inject=${fault}`];
}
