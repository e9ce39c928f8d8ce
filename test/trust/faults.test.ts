import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { COMMENT, FORMS, SAVE, peopleOf, send } from './support/forms.ts';
import type { Filled, Form, People } from './support/forms.ts';
import { differenceOf, rowsIn } from './support/rows.ts';
import type { Difference } from './support/rows.ts';
import { FULL, firstFailing, some } from './support/scale.ts';
import { TrustSite } from './support/site.ts';
import { Trace, onDatabase } from './support/strace.ts';

const WRITES = 'pwrite64';
/** A part of the calls is tried where time is short, and in controls: the first, the last and one between. */
const FEW = 3;
const TRIED = FULL ? Infinity : FEW;

describe('a process that dies at its nth write', function () {
  this.timeout(60 * 60_000);
  for (const form of FULL ? FORMS : [COMMENT, SAVE])
    it(`leaves ${form.name} whole or not at all`, async () => {
      const { deaths, half } = await deathsOf(form, TRIED);
      expect(deaths).to.be.at.least(3);
      expect(half, 'left in halves by write').to.equal(undefined);
      console.log(`      ${deaths} deaths, 0 half-written`);
    });

  it('is told apart from one that writes without a transaction (control)', async () => {
    const { half } = await deathsOf(SAVE, FEW, 'test/trust/controls/without-transactions.ts');
    expect(half).to.be.a('number');
  });
});

describe('a disk that fails at the nth call', function () {
  this.timeout(60 * 60_000);
  for (const [call, error] of [
    [WRITES, 'ENOSPC'],
    [WRITES, 'EIO'],
    ['fsync', 'EIO'],
  ] as const)
    for (const form of FULL ? FORMS : [COMMENT])
      it(`never makes ${form.name} acknowledged and lost (${call}: ${error})`, async () => {
        const faults = await faultsOf(form, call, error);
        expect(faults).to.be.greaterThan(0);
        console.log(`      ${faults} faults, 0 acknowledged and lost`);
      });

  it('is told apart from a site that thanks whatever happens (control)', async () => {
    const found = await faultsOf(COMMENT, WRITES, 'EIO', 'test/trust/controls/careless.ts').then(
      () => 'nothing',
      (error: unknown) => String(error),
    );
    expect(found).to.include('acknowledged');
  });
});

/** How often a site was killed at a write of a form, and the first one that left it in halves. */
async function deathsOf(
  form: Form,
  most: number,
  script = 'src/server.ts',
): Promise<{ deaths: number; half: number | undefined }> {
  const { site, filled } = await filledIn(form, script);
  try {
    const { writes, whole } = await wholeRun(site, filled);
    const tried = some(writes, most);
    const half = await firstFailing(tried, (nth) => isWholeAfter(site, filled, nth, whole));
    return { deaths: tried.length, half };
  } finally {
    await site.erase();
  }
}

/** A site that was stopped while a form of it was filled and not sent: to be copied as often as it takes. */
async function filledIn(form: Form, script: string): Promise<{ site: TrustSite; filled: Filled }> {
  const site = new TrustSite({ script });
  await site.start();
  const filled = await form.reach(await peopleOf(site), newWords());
  await site.end('SIGTERM');
  return { site, filled };
}

/** What a form that nothing disturbs writes, and what it makes. */
async function wholeRun(site: TrustSite, filled: Filled): Promise<{ writes: number; whole: Difference }> {
  const copy = copyOf(site);
  try {
    await copy.start();
    const trace = new Trace(copy.pid, [...onDatabase(copy), '-e', `trace=${WRITES}`]);
    await trace.attached();
    expect((await send(filled, copy)).status).to.equal(303);
    const calls = await trace.end();
    const whole = differenceOf(rowsIn(site), rowsIn(copy));
    expect(whole).not.to.deep.equal({});
    return { writes: calls.filter((call) => call.includes(`${WRITES}(`)).length, whole };
  } finally {
    await copy.erase();
  }
}

/** Kills a copy at the nth write of the form: all of it is there then, or nothing. */
async function isWholeAfter(
  site: TrustSite,
  filled: Filled,
  nth: number,
  whole: Difference,
): Promise<boolean> {
  const copy = copyOf(site);
  try {
    await copy.start();
    const trace = new Trace(copy.pid, injecting(copy, `${WRITES}:signal=KILL:when=${nth}`));
    await trace.attached();
    const wasAnswered = await send(filled, copy).then(
      () => true,
      () => false,
    );
    await trace.abandon();
    await (wasAnswered ? copy.end('SIGKILL') : copy.ended());
    const found = JSON.stringify(differenceOf(rowsIn(site), rowsIn(copy)));
    return copy.isSound() && [JSON.stringify(whole), '{}'].includes(found);
  } finally {
    await copy.erase();
  }
}

/** Lets each call of a form fail in turn: no answer promises what is lost, and the next form is taken. */
async function faultsOf(form: Form, call: string, error: string, script = 'src/server.ts'): Promise<number> {
  const site = new TrustSite({ script });
  try {
    await site.start();
    const people = await peopleOf(site);
    await writeOnce(people, form);
    const { calls, whole } = await writeOnce(people, form, call);
    const tried = some(calls, TRIED);
    for (const nth of tried) await expectKept(people, form, `${call}:error=${error}:when=${nth}`, whole);
    return tried.length;
  } finally {
    await site.erase();
  }
}

async function writeOnce(people: People, form: Form, call = WRITES) {
  const filled = await form.reach(people, newWords());
  const before = rowsIn(people.site);
  const trace = new Trace(people.site.pid, [...onDatabase(people.site), '-e', `trace=${call}`]);
  await trace.attached();
  expect((await send(filled)).status).to.equal(303);
  const calls = (await trace.end()).filter((line) => line.includes(`${call}(`)).length;
  return { calls, whole: differenceOf(before, rowsIn(people.site)) };
}

/** Where the fault hit the promise, the answer says busy; where it hit what tidies up after it, all is kept. */
async function expectKept(people: People, form: Form, fault: string, whole: Difference): Promise<void> {
  const { site } = people;
  const filled = await form.reach(people, newWords());
  const before = rowsIn(site);
  const trace = new Trace(site.pid, injecting(site, fault));
  await trace.attached();
  const { status } = await send(filled);
  await trace.end();
  expect(site.isAlive()).to.be.true;
  const kept = differenceOf(before, rowsIn(site));
  expect(status, fault).to.be.oneOf([303, 503]);
  if (status === 303) expect(kept, `acknowledged (${fault})`).to.deep.equal(whole);
  else expect(kept, `refused (${fault})`).to.deep.be.oneOf([{}, whole]);
  expect((await send(await form.reach(people, newWords()))).status, 'afterwards').to.equal(303);
}

/** Its moderator was seen a moment ago: after a minute that they are here is noted, apart from what they decide. */
function copyOf(site: TrustSite): TrustSite {
  site.write(`update moderator_session set seen_at = ${Date.now()}`);
  return site.copy();
}

function injecting(site: TrustSite, fault: string): readonly string[] {
  return [...onDatabase(site), '-e', `inject=${fault}`];
}

function newWords(): string {
  return `Words that must stay whole: ${randomBytes(8).toString('hex')}`;
}
