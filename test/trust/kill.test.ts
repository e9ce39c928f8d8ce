import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { countOf, lostIn, nothingAcknowledged, writeUntilItEnds } from './support/acknowledged.ts';
import type { Acknowledged } from './support/acknowledged.ts';
import { scaled } from './support/scale.ts';
import { TrustSite } from './support/site.ts';

const CLIENTS = 16;
const KILLS = scaled(4, 100);
const ACKNOWLEDGED = scaled(120, 25_000);
const LOOK_EVERY = scaled(KILLS, 5);
/** A round ends at a moment nobody chose, when about so much was acknowledged in it. */
const PER_ROUND = Math.ceil(ACKNOWLEDGED / KILLS);

describe(`a site that is killed ${KILLS} times while people write`, function () {
  this.timeout(30 * 60_000);

  it('has kept all that it acknowledged', async () => {
    const { site, noted } = await killed();
    try {
      expect(countOf(noted), 'acknowledged').to.be.at.least(ACKNOWLEDGED);
      expect(lostIn(site, noted)).to.deep.equal([]);
      expect(site.isSound()).to.be.true;
    } finally {
      await site.erase();
    }
  });

  it('is told apart from one that acknowledges before it writes (control)', async () => {
    const { site, noted } = await killed('test/trust/controls/early-answer.ts', 3);
    try {
      expect(lostIn(site, noted)).not.to.deep.equal([]);
      expect(site.read('select id from comment'), 'what was written in time').not.to.deep.equal([]);
    } finally {
      await site.erase();
    }
  });
});

async function killed(script = 'src/server.ts', kills = KILLS) {
  const site = new TrustSite({ script });
  const noted = nothingAcknowledged();
  for (let round = 0; round < kills; round += 1) {
    await site.startWithRoom();
    const writing = writeUntilItEnds(site, CLIENTS, noted);
    const enough = countOf(noted) + randomInt(PER_ROUND, 2 * PER_ROUND);
    while (countOf(noted) < enough && site.isAlive()) await setTimeout(randomInt(1, 10));
    await site.end('SIGKILL');
    await writing;
    if ((round + 1) % LOOK_EVERY === 0) say(site, noted, round + 1);
  }
  return { site, noted };
}

/** An experiment that takes this long says how it goes. */
function say(site: TrustSite, noted: Acknowledged, kills: number): void {
  const { comments, saves } = noted;
  const lost = lostIn(site, noted).length;
  console.log(
    `      ${kills} kills, ${comments.length} comments and ${saves.length} saves acknowledged, ${lost} lost`,
  );
}
