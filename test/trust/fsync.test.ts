import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { scaled } from './support/scale.ts';
import { TrustSite } from './support/site.ts';
import { Trace } from './support/strace.ts';
import { Reader } from './support/writers.ts';

const ROUNDS = scaled(8, 50);
const CALLS = 'trace=pwrite64,pwritev,write,writev,sendto,sendmsg,fsync,fdatasync';

describe(`an answer that promises to keep something (${ROUNDS} of each form)`, function () {
  this.timeout(10 * 60_000);

  it('leaves only when the disk has it', async () => {
    const { promises, early } = await promisesOf('src/server.ts');
    expect(promises).to.equal(ROUNDS * 4);
    expect(early).to.equal(0);
    console.log(`      ${promises} answers 303, 0 before their fsync`);
  });

  it('is told apart from one that trusts the cache of the system (control)', async () => {
    const { promises, early } = await promisesOf('test/trust/controls/unsynced.ts');
    expect(promises).to.equal(ROUNDS * 4);
    expect(early).to.be.greaterThan(0);
  });
});

/** How many answers 303 left, and how many of them while the log of changes held what was not synced. */
async function promisesOf(script: string): Promise<{ promises: number; early: number }> {
  const site = new TrustSite({ script });
  try {
    await site.start();
    const trace = new Trace(site.pid, ['-e', CALLS]);
    await trace.attached();
    for (let round = 0; round < ROUNDS; round += 1) await writeEachForm(site);
    return judge(await trace.end());
  } finally {
    await site.erase();
  }
}

async function writeEachForm(site: TrustSite): Promise<void> {
  const reader = new Reader(site);
  const text = `Words for the disk: ${randomBytes(8).toString('hex')}`;
  const begun = await reader.begin(text);
  const chosen = await reader.choose(begun.location);
  const answers = [begun, chosen, await reader.save(chosen.location), await reader.comment(text)];
  expect(answers.map(({ status }) => status)).to.deep.equal([303, 303, 303, 303]);
}

function judge(calls: readonly string[]): { promises: number; early: number } {
  let unsynced = false;
  const count = { promises: 0, early: 0 };
  for (const call of calls) {
    if (/pwrite(64|v)\(\d+<[^>]*-wal>/.test(call)) unsynced = true;
    if (/(fsync|fdatasync)\(\d+<[^>]*-wal>/.test(call)) unsynced = false;
    if (!call.includes('HTTP/1.1 303')) continue;
    count.promises += 1;
    if (unsynced) count.early += 1;
  }
  return count;
}
