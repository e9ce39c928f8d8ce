import { expect } from 'chai';
import fc from 'fast-check';
import { recount } from '../../src/observatory/count-store.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { wheelOf } from '../support/method.ts';
import {
  code,
  countersIn,
  countersMadeAnew,
  saveIn,
  saved,
  savedAgain,
  someChoices,
  strategyWith,
} from './builders.ts';
import { countRevisions, getRevision } from '../../src/strategies/store.ts';
import type { Trx } from '../../src/db/database.ts';
import { change, everyTable } from '../support/rows.ts';

const MONTH_MS = 31 * 24 * 60 * 60 * 1000;
const NONE = { counted: [], wheels: [], priorities: [], tallies: [] };

describe('counting the saved wheels', () => {
  let site: TestSite;
  beforeEach(async () => (site = await openSite()));
  afterEach(() => site.close());

  const end = async (id: string) => {
    await change(site, `update link set ended_at = 1, ended_as = 'deleted' where strategy_id = ?`, id);
    return site.db.transaction().execute((trx) => recount(trx, id, undefined));
  };
  const recountFound = async (trx: Trx, id: string) => {
    const isSaved = (await countRevisions(trx, id)) > 0;
    await recount(trx, id, isSaved ? await getRevision(trx, id) : undefined);
  };
  const bringBack = async (id: string) => {
    await change(site, 'update link set ended_at = null, ended_as = null where strategy_id = ?', id);
    return site.db.transaction().execute((trx) => recountFound(trx, id));
  };

  it('counts one strategy once, by its latest revision', async () => {
    await saved(site, 'a', strategyWith());
    await savedAgain(
      site,
      'a',
      2,
      strategyWith({ choices: wheelOf({ sell: 'priority', teach: 'secondary' }) }),
    );
    const number = code(wheelOf({ sell: 'priority', teach: 'secondary' }));
    const { counted, wheels, tallies } = await countersIn(site);
    expect(counted).to.deep.equal([{ strategy_id: 'a', wheel: number, month: '2026-11' }]);
    expect(wheels).to.deep.equal([{ wheel: number, n: 1 }]);
    expect(tallies).to.deep.equal([
      { cut: 'all', key: '', n: 1 },
      { cut: 'marked-pair', key: 'sell+teach', n: 1 },
      { cut: 'marks', key: '1+1', n: 1 },
      { cut: 'month', key: '2026-11', n: 1 },
      { cut: 'priority', key: 'sell', n: 1 },
      { cut: 'secondary', key: 'teach', n: 1 },
    ]);
  });

  it('leaves out whoever did not agree, stays away or marked nothing', async () => {
    await saved(site, 'silent', strategyWith({ countMe: false }));
    await saved(
      site,
      'away',
      strategyWith({ choices: wheelOf(), abstainReason: 'Nos clients n’y sont pas' }),
    );
    await saved(site, 'blank', strategyWith({ choices: wheelOf() }));
    expect(await countersIn(site)).to.deep.equal(NONE);
  });

  it('takes a wheel out as soon as its author withdraws', async () => {
    await saved(site, 'a', strategyWith());
    await savedAgain(site, 'a', 2, strategyWith({ countMe: false }));
    expect(await countersIn(site)).to.deep.equal(NONE);
  });

  it('takes a deleted strategy out, and puts it back when the deletion is undone', async () => {
    await saved(site, 'a', strategyWith());
    const before = await countersIn(site);
    await end('a');
    expect(await countersIn(site)).to.deep.equal(NONE);
    await bringBack('a');
    expect(await countersIn(site)).to.deep.equal(before);
  });

  it('changes nothing when it is asked again', async () => {
    await saved(site, 'a', strategyWith());
    const stored = () => everyTable(site);
    const before = await stored();
    await site.db.transaction().execute((trx) => recountFound(trx, 'a'));
    await site.db.transaction().execute((trx) => recount(trx, 'unknown', undefined));
    expect(await stored()).to.deep.equal(before);
  });

  it('lets no counted strategy be erased behind the back of the counters', async () => {
    await saved(site, 'a', strategyWith());
    const erase = () => change(site, 'delete from strategy where id = ?', 'a');
    expect(await erase().then(() => 'erased', String)).to.match(/FOREIGN KEY/i);
    await end('a');
    await erase();
    expect(await countersIn(site)).to.deep.equal(NONE);
  });

  it('keeps nothing of a save that was given up', async () => {
    const attempt = site.db.transaction().execute(async (trx) => {
      await saveIn(trx, 'a', strategyWith(), site.time.now);
      throw new Error('given up');
    });
    expect(await attempt.catch((error: unknown) => String(error))).to.equal('Error: given up');
    expect(await countersIn(site)).to.deep.equal(NONE);
  });

  it('always says what a count from the beginning says', async () => {
    const act = fc.record({
      name: fc.constantFrom('a', 'b', 'c', 'd'),
      what: fc.constantFrom('save', 'save', 'save', 'withdraw', 'end', 'bring back'),
      choices: someChoices,
      later: fc.boolean(),
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        run += 1;
        const revisions = new Map<string, number>();
        const ended = new Set<string>();
        for (const { name, what, choices, later } of acts) {
          if (later) site.time.now += MONTH_MS;
          const id = `${run}-${name}`;
          const number = (revisions.get(id) ?? 0) + 1;
          const next = strategyWith({ choices, countMe: what !== 'withdraw' });
          if (what === 'end') {
            await end(id);
            if (number > 1) ended.add(id);
          } else if (what === 'bring back') {
            await bringBack(id);
            ended.delete(id);
          } else if (!ended.has(id)) {
            // No link saves a strategy that was ended.
            await (number === 1 ? saved(site, id, next) : savedAgain(site, id, number, next));
            revisions.set(id, number);
          }
        }
        const kept = await countersIn(site);
        expect(await countersMadeAnew(site)).to.deep.equal(kept);
      }),
      { numRuns: 20 },
    );
  });
});
