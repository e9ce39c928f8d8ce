import { totalOf } from '../support/subtraction.ts';
import type { DecisionKind, FocusLevel } from '../../../src/terms.ts';
import { focusOfCounts } from '../../../src/wheel/focus.ts';
import { pairsOf } from '../../../src/observatory/countable.ts';
import { figuresOf } from '../../../src/observatory/figures.ts';
import type { Figures, Tally } from '../../../src/observatory/figures.ts';
import type { FollowUpFigures, FollowUpTally } from '../../../src/observatory/follow-up-figures.ts';
import { listSeries } from '../../../src/observatory/series-store.ts';
import type { TestSite } from '../../support/app.ts';
import { APPROACH_KEYS, SOCIAL_MEDIA } from '../../support/method.ts';
import { SERIES, publish } from '../../observatory/builders.ts';
import { change } from '../../support/rows.ts';

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

/** Shows of the follow-up, with each snapshot of the wheels, what is counted by then. */
export async function publishFollowUpToo(site: TestSite, { name } = SERIES): Promise<void> {
  await change(
    site,
    `update tally set published = n where series = ? and cut in ('followed', 'decided')`,
    name,
  );
  // Pages work the figures out anew for a new snapshot.
  await publish(site, { name });
}

/** Hides what is under ten, and nothing else, as the figures of the wheels do. */
export function followUpToTheUnit(tallies: readonly FollowUpTally[]): FollowUpFigures {
  const count = (cut: string, key: string) =>
    tallies.find((tally) => tally.cut === cut && tally.key === key)?.n ?? 0;
  const cell = (n: number) => (n < 10 ? null : n);
  const total = tallies[0]?.wheels ?? 0;
  const followed = count('followed', '');
  const approaches = APPROACH_KEYS.map((key) => {
    const kind = (name: DecisionKind) => cell(count('decided', `${key}:${name}`));
    return { key, keep: kind('keep'), fix: kind('fix'), stop: kind('stop'), promote: kind('promote') };
  });
  return {
    followed: { day: '', total, followed: cell(followed), others: cell(total - followed) },
    decided: { day: '', total, approaches },
  };
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
