import { TwinSites } from '../support/twin-sites.ts';
import { freshDatabase } from '../support/postgres.ts';

const SEED = process.env['SEED'] ?? '1';
const STEPS = Number(process.env['STEPS'] ?? 400);

describe('a walk on both engines', function () {
  this.timeout(3_600_000);
  it('differs', async () => {
    const twins = await TwinSites.open(SEED, await freshDatabase());
    let n = 0;
    for (let i = 0; i < STEPS && n < 10; i++) {
      const found = await twins.step();
      if (found) {
        n++;
        console.log(found.slice(0, 1500));
      }
    }
    console.log(Object.fromEntries(twins.tally));
    console.log((await twins.differingTables()).map((l) => l.slice(0, 1200)).join('\n'));
    await twins.close();
  });
});
