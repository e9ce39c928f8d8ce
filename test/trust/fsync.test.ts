import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { FORMS, peopleOf, send } from './support/forms.ts';
import type { People } from './support/forms.ts';
import { scaled } from './support/scale.ts';
import { TrustSite } from './support/site.ts';
import { Trace } from './support/strace.ts';

const ROUNDS = scaled(1, 50);
const CALLS = 'trace=pwrite64,pwritev,write,writev,sendto,sendmsg,fsync,fdatasync';

describe(`an answer that promises to keep something (${ROUNDS} of each form)`, function () {
  this.timeout(10 * 60_000);

  it('leaves only when the disk has it', async () => {
    const { promises, early } = await promisesOf('src/server.ts');
    expect(promises).to.be.at.least(ROUNDS * FORMS.length);
    expect(early).to.equal(0);
    console.log(`      ${promises} answers 303, 0 before their fsync`);
  });

  it('is told apart from one that trusts the cache of the system (control)', async () => {
    const { promises, early } = await promisesOf('test/trust/controls/unsynced.ts');
    expect(promises).to.be.at.least(ROUNDS * FORMS.length);
    expect(early).to.be.greaterThan(0);
  });
});

/** How many answers 303 left, and how many of them while the log of changes held what was not synced. */
async function promisesOf(script: string): Promise<{ promises: number; early: number }> {
  const site = new TrustSite({ script });
  try {
    await site.start();
    const people = await peopleOf(site);
    const trace = new Trace(site.pid, ['-e', CALLS]);
    await trace.attached();
    for (let round = 0; round < ROUNDS; round += 1) await writeEachForm(people);
    return judge(await trace.end());
  } finally {
    await site.erase();
  }
}

/** Each form with all the posts that lead to it. */
async function writeEachForm(people: People): Promise<void> {
  const words = `Words for the disk: ${randomBytes(8).toString('hex')}`;
  for (const form of FORMS) {
    const { status } = await send(await form.reach(people, `${form.name}. ${words}`));
    expect(status, form.name).to.equal(303);
  }
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
