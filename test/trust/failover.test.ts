import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { countOf, writeUntil } from './support/acknowledged.ts';
import type { Acknowledged } from './support/acknowledged.ts';
import { halvesOn, lostOn, onCluster, sayAcknowledged } from './support/replicated.ts';
import type { Replicated } from './support/replicated.ts';
import { scaled } from './support/scale.ts';

const CLIENTS = 16;
const KILLS = scaled(2, 25);
const ACKNOWLEDGED = scaled(100, 50_000);
/** Far more than a standby takes to be promoted and followed, however busy its machine is. */
const PATIENCE_MS = 600_000;
const LOOK_EVERY = scaled(KILLS, 5);
const PER_ROUND = Math.ceil(ACKNOWLEDGED / KILLS);
/** So long the primary may still take what it does not tell its standbys, before it is killed. */
const DEAF_MS = [1, 250] as const;

describe(`a primary that is killed ${KILLS} times while people write, and a standby that is promoted`, function () {
  this.timeout(90 * 60_000);

  it('has kept all that the site acknowledged, and nothing in halves', async () => {
    await onCluster({ standbys: 2 }, async (all) => {
      await killPrimaries(all, KILLS);
      const { cluster, noted } = all;
      expect(acknowledgedIn(noted), 'acknowledged').to.be.at.least(ACKNOWLEDGED);
      expect(await lostOn(cluster.primary, noted)).to.deep.equal([]);
      expect(await halvesOn(cluster.primary)).to.deep.equal([]);
    });
  });

  it('is told apart from one whose commits wait for no standby (control)', async () => {
    await onCluster({ standbys: 2, synchronous: false }, async (all) => {
      await killPrimaries(all, 2, heardByNobody);
      const lost = await lostOn(all.cluster.primary, all.noted);
      expect(lost).not.to.deep.equal([]);
      console.log(`      control: ${lost.length} of ${acknowledgedIn(all.noted)} lost`);
    });
  });
});

async function killPrimaries(all: Replicated, kills: number, deaf: Deaf = deafForAMoment): Promise<void> {
  for (let round = 1; round <= kills; round += 1) {
    await whileWriting(all, () => killOnce(all, deaf));
    await all.cluster.rejoin();
    if (round % LOOK_EVERY === 0) sayAcknowledged(all.noted, `${round} kills`);
  }
}

async function whileWriting({ site, noted }: Replicated, act: () => Promise<void>): Promise<void> {
  let isOver = false;
  const writing = writeUntil(() => isOver || !site.isAlive(), site, CLIENTS, noted);
  try {
    await act();
  } finally {
    isOver = true;
    await writing;
  }
}

/** How long the standbys hear nothing before their primary is killed. */
type Deaf = (all: Replicated) => Promise<void>;

const deafForAMoment: Deaf = () => setTimeout(randomInt(...DEAF_MS));

/** Where nothing waits for them, until somebody was thanked for what was sent since: each may be thanked once for what came before. */
const heardByNobody: Deaf = ({ noted }) => untilAcknowledged(noted, CLIENTS + 1);

async function killOnce(all: Replicated, deaf: Deaf): Promise<void> {
  const { cluster, noted } = all;
  await untilAcknowledged(noted, randomInt(PER_ROUND, Math.ceil(1.2 * PER_ROUND) + 1));
  expect(cluster.primary.stopSenders(), 'standbys that are told nothing more').to.be.greaterThan(0);
  await deaf(all);
  await cluster.primary.kill();
  await cluster.promote();
  // The site goes on by itself.
  await untilAcknowledged(noted, CLIENTS);
}

/** Every answer that promised to keep something. */
function acknowledgedIn(noted: Acknowledged): number {
  return countOf(noted) + noted.drafts.length;
}

async function untilAcknowledged(noted: Acknowledged, more: number): Promise<void> {
  const [before, begun] = [acknowledgedIn(noted), Date.now()];
  while (acknowledgedIn(noted) < before + more) {
    if (Date.now() - begun > PATIENCE_MS) throw new Error('nothing more is taken');
    await setTimeout(5);
  }
}
