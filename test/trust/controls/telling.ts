import { totalOf } from '../support/subtraction.ts';
import { APPROACH_KEYS } from '../../../src/wheel/approaches.ts';
import { pairsOf } from '../../../src/observatory/countable.ts';
import { figuresOf } from '../../../src/observatory/figures.ts';
import type { Counter, Figures } from '../../../src/observatory/figures.ts';
import { takeSnapshot } from '../../../src/observatory/snapshot-store.ts';
import type { TestSite } from '../../support/app.ts';

/** Shows what is counted as soon as it is counted. */
export async function countLive(site: TestSite): Promise<void> {
  await site.db.transaction().execute((trx) => takeSnapshot(trx, site.time.now));
}

/** Forgets at once from which network a wheel came, so that each is the first one of its day. */
export function forgetNetworks({ sqlite }: TestSite): void {
  sqlite.exec(
    `create trigger forget_networks before insert on cap_count begin update cap_count set n = 0; end`,
  );
}

/** Hides what is under ten, and nothing else: every other number is given to the unit. */
export function figuresToTheUnit(tallies: readonly Counter[], month: string): Figures {
  const count = (cut: string, key: string) =>
    tallies.find((tally) => tally.cut === cut && tally.key === key)?.n ?? 0;
  const cell = (cut: string, key: string) => (count(cut, key) < 10 ? null : count(cut, key));
  const pairs = (cut: string) =>
    pairsOf(APPROACH_KEYS).map((pair) => ({
      keys: APPROACH_KEYS.filter((key) => pair.split('+').includes(key)),
      n: cell(cut, pair),
    }));
  const { verdicts, months } = figuresOf(tallies, month);
  return {
    total: totalOf(tallies),
    approaches: APPROACH_KEYS.map((key) => ({
      key,
      priority: cell('priority', key),
      secondary: cell('secondary', key),
    })),
    priorityPairs: pairs('priority-pair'),
    markedPairs: pairs('marked-pair'),
    verdicts: verdicts.map(({ level }) => ({ level, n: cell('verdict', level) })),
    months: months.map((each) => ({ month: each.month, n: cell('month', each.month) })),
  };
}
