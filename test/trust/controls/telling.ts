import { totalOf } from '../support/subtraction.ts';
import type { FocusLevel } from '../../../src/terms.ts';
import { focusOfCounts } from '../../../src/wheel/focus.ts';
import { pairsOf } from '../../../src/observatory/countable.ts';
import { figuresOf } from '../../../src/observatory/figures.ts';
import type { Figures, Tally } from '../../../src/observatory/figures.ts';
import { listSeries } from '../../../src/observatory/series-store.ts';
import type { TestSite } from '../../support/app.ts';
import { APPROACH_KEYS, SOCIAL_MEDIA } from '../../support/method.ts';
import { publish } from '../../observatory/builders.ts';

/** Shows what is counted as soon as it is counted. */
export async function countLive(site: TestSite): Promise<void> {
  await publish(site);
}

/** One snapshot for all methods: what changed in any of them is shown of each. */
export async function publishEvery(site: TestSite): Promise<void> {
  for (const { name } of await listSeries(site.db)) await publish(site, { name });
}

/** Forgets at once from which network a wheel came, so that each is the first one of its day. */
export function forgetNetworks({ sqlite }: TestSite): void {
  sqlite.exec(
    `create trigger forget_networks before insert on cap_count begin update cap_count set n = 0; end`,
  );
}

/** Hides what is under ten, and nothing else: every other number is given to the unit. */
export function figuresToTheUnit(tallies: readonly Tally[], month: string): Figures {
  const count = (cut: string, key: string) =>
    tallies.find((tally) => tally.cut === cut && tally.key === key)?.n ?? 0;
  const hidden = (n: number) => (n < 10 ? null : n);
  const cell = (cut: string, key: string) => hidden(count(cut, key));
  const pairs = (cut: string) =>
    pairsOf(APPROACH_KEYS).map((pair) => ({
      keys: APPROACH_KEYS.filter((key) => pair.split('+').includes(key)),
      n: cell(cut, pair),
    }));
  const { verdicts, months } = figuresOf(SOCIAL_MEDIA, tallies, month);
  return {
    total: totalOf(tallies),
    approaches: APPROACH_KEYS.map((key) => ({
      key,
      priority: cell('priority', key),
      secondary: cell('secondary', key),
    })),
    priorityPairs: pairs('priority-pair'),
    markedPairs: pairs('marked-pair'),
    verdicts: verdicts.map(({ level }) => ({ level, n: hidden(verdictCount(tallies, level)) })),
    months: months.map((each) => ({ month: each.month, n: cell('month', each.month) })),
  };
}

function verdictCount(tallies: readonly Tally[], level: FocusLevel): number {
  return tallies
    .filter(({ cut, key }) => {
      const [priority = 0, secondary = 0] = key.split('+').map(Number);
      return cut === 'marks' && focusOfCounts(SOCIAL_MEDIA, priority, priority + secondary, false) === level;
    })
    .reduce((sum, { n }) => sum + n, 0);
}
