import { AssertionError, expect } from 'chai';
import { scaled } from '../trust/support/scale.ts';
import { openHosts } from './hosts.ts';
import type { Hosts } from './hosts.ts';

const ROUNDS = scaled(20, 1_000);
/** Where the control has to be caught: it is, mostly at the first round. */
const TRIES = 200;

/** Does one round, and answers how many too many there are afterwards; a negative number where something is missing. */
type Race = (hosts: Hosts, round: number) => Promise<number>;

/** Each race is run through two hosts, and through two that write at READ COMMITTED without lanes: these must be caught. */
export function testRaces(races: Readonly<Record<string, Race>>): void {
  for (const [what, race] of Object.entries(races)) {
    it(`${what} (${ROUNDS} times)`, () => inHosts({}, (hosts) => expectNoneWrong(hosts, race)));

    it(`would not ${what} at READ COMMITTED without lanes (control)`, () =>
      inHosts({ careless: true }, async (hosts) => {
        expect(await firstWrong(hosts, race)).to.be.below(TRIES);
      }));
  }
}

/** What one statement decides by itself holds even there. */
export function testGuards(races: Readonly<Record<string, Race>>): void {
  for (const [what, race] of Object.entries(races))
    for (const careless of [false, true])
      it(`${what} (${ROUNDS} times${careless ? ', even at READ COMMITTED without lanes' : ''})`, () =>
        inHosts({ careless }, (hosts) => expectNoneWrong(hosts, race)));
}

async function inHosts(
  given: Parameters<typeof openHosts>[0],
  act: (hosts: Hosts) => Promise<void>,
): Promise<void> {
  const hosts = await openHosts(given);
  try {
    await act(hosts);
  } finally {
    await hosts.close();
  }
}

async function expectNoneWrong(hosts: Hosts, race: Race): Promise<void> {
  const begun = performance.now();
  const wrong: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const tooMany = await race(hosts, round);
    if (tooMany !== 0) wrong.push(`round ${round}: ${tooMany}`);
  }
  const ms = Math.round((performance.now() - begun) / ROUNDS);
  console.log(`      ${wrong.length} of ${ROUNDS} wrong, ${ms} ms a round`);
  expect(wrong).to.deep.equal([]);
}

async function firstWrong(hosts: Hosts, race: Race): Promise<number> {
  for (let round = 0; round < TRIES; round += 1)
    if ((await race(hosts, round).catch(wrongWhereUnexpected)) !== 0) return round;
  return TRIES;
}

/** What a race expects of its answers may go wrong with the rest; a fault of anything else proves nothing. */
function wrongWhereUnexpected(error: unknown): number {
  if (error instanceof AssertionError) return 1;
  throw error;
}
