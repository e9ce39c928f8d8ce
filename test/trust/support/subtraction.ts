import type { Figures, Pair, Tally } from '../../../src/observatory/figures.ts';
import type { FollowUpFacts } from '../../../src/indicators/facts.ts';
import type { FollowUpFigures } from '../../../src/observatory/follow-up-figures.ts';
import { DECISION_KINDS } from '../../../src/terms.ts';
import type { DecisionKind } from '../../../src/terms.ts';
import type { ApproachKey, Choices } from '../../../src/method/method.ts';
import { SOCIAL_MEDIA } from '../../support/method.ts';
import { focusOf } from '../../../src/wheel/focus.ts';

/** A number that no page shows, worked out from numbers that one does, and what it truly is. */
export interface WorkedOut {
  readonly what: string;
  readonly truly: number;
}

export function totalOf(tallies: readonly Tally[]): number {
  return tallies.find(({ cut }) => cut === 'all')?.n ?? 0;
}

/** Everything that can be had by taking shown numbers off one another, over the wheels that the figures are of. */
export function subtract(figures: Figures, wheels: readonly Choices[]): readonly WorkedOut[] {
  const out: WorkedOut[] = [];
  const count = (has: (choices: Choices) => boolean) => wheels.filter(has).length;
  const tell = (what: string, needs: readonly (number | null)[], has: (choices: Choices) => boolean) => {
    if (needs.every((each) => each !== null)) out.push({ what, truly: count(has) });
  };
  const shown = new Map(figures.approaches.map((each) => [each.key, each]));
  const cells = (key: ApproachKey) => shown.get(key) ?? { priority: null, secondary: null };
  for (const { key, priority, secondary } of figures.approaches) {
    tell(`${key}: not a priority`, [priority], (choices) => choices[key] !== 'priority');
    tell(`${key}: not secondary`, [secondary], (choices) => choices[key] !== 'secondary');
    tell(`${key}: not marked`, [priority, secondary], (choices) => choices[key] === 'none');
  }
  const marked = (key: ApproachKey) => [cells(key).priority, cells(key).secondary];
  const isMarked = (choices: Choices, key: ApproachKey) => choices[key] !== 'none';
  const isFirst = (choices: Choices, key: ApproachKey) => choices[key] === 'priority';
  for (const pair of figures.markedPairs) tellPair(pair, 'marked', marked, isMarked);
  for (const pair of figures.priorityPairs) {
    tellPair(pair, 'priorities', (key) => [cells(key).priority], isFirst);
    const both = figures.markedPairs.find(({ keys }) => keys.join() === pair.keys.join())?.n ?? null;
    tell(
      `${pair.keys.join('+')}: marked, not both priorities`,
      [pair.n, both],
      (choices) =>
        pair.keys.every((key) => isMarked(choices, key)) && !pair.keys.every((key) => isFirst(choices, key)),
    );
  }
  const hidden = figures.verdicts.filter(({ n }) => n === null).map(({ level }) => level);
  if (hidden.length > 0 && hidden.length < figures.verdicts.length)
    out.push({
      what: 'other verdicts',
      truly: count((choices) => hidden.includes(focusOf({ method: SOCIAL_MEDIA, choices }, false))),
    });
  return out;

  function tellPair(
    { keys, n }: Pair,
    name: string,
    totalsOf: (key: ApproachKey) => readonly (number | null)[],
    has: (choices: Choices, key: ApproachKey) => boolean,
  ) {
    const [one, other] = keys;
    if (one === undefined || other === undefined) return;
    const what = `${one}+${other} ${name}`;
    const hasBoth = (choices: Choices) => has(choices, one) && has(choices, other);
    tell(`${what}: not both`, [n], (choices) => !hasBoth(choices));
    tell(
      `${what}: the first alone`,
      [n, ...totalsOf(one)],
      (choices) => has(choices, one) && !hasBoth(choices),
    );
    tell(
      `${what}: the second alone`,
      [n, ...totalsOf(other)],
      (choices) => has(choices, other) && !hasBoth(choices),
    );
    tell(
      `${what}: neither`,
      [n, ...totalsOf(one), ...totalsOf(other)],
      (choices) => !has(choices, one) && !has(choices, other),
    );
  }
}

/** The same of what became of the wheels; of each strategy only what is counted of it. */
export function subtractFollowUp(
  { followed, decided }: FollowUpFigures,
  strategies: readonly FollowUpFacts[],
): readonly WorkedOut[] {
  const out: WorkedOut[] = [];
  const count = (has: (facts: FollowUpFacts) => boolean) => strategies.filter(has).length;
  if (followed !== undefined && followed.followed !== null)
    out.push({ what: 'not followed', truly: count((facts) => !facts.followed) });
  if (followed !== undefined && followed.others !== null)
    out.push({ what: 'followed', truly: count((facts) => facts.followed) });
  for (const { key, ...cells } of decided?.approaches ?? []) {
    const shown = DECISION_KINDS.filter((kind) => cells[kind] !== null);
    const isShown = (facts: FollowUpFacts, some: readonly DecisionKind[]) =>
      some.some((kind) => facts.decided.get(key) === kind);
    // Whatever is taken off the whole: some of what is shown, or all of it.
    for (const some of subsetsOf(shown))
      out.push({ what: `${key}: not ${some.join()}`, truly: count((facts) => !isShown(facts, some)) });
  }
  return out;
}

function subsetsOf(kinds: readonly DecisionKind[]): readonly (readonly DecisionKind[])[] {
  const all = kinds.reduce<readonly (readonly DecisionKind[])[]>(
    (subsets, kind) => [...subsets, ...subsets.map((each) => [...each, kind])],
    [[]],
  );
  return all.filter(({ length }) => length > 0);
}

/** The cells of the follow-up of which the step from one snapshot to the next is told to the unit. */
export function followUpStepsTold(before: FollowUpFigures, after: FollowUpFigures): readonly number[] {
  const [one, other] = [followUpCellsOf(before), followUpCellsOf(after)];
  return [...one].flatMap(([cell, n]) => {
    const step = (other.get(cell) ?? n) - n;
    return step % 5 === 0 ? [] : [step];
  });
}

function followUpCellsOf({ followed, decided }: FollowUpFigures): ReadonlyMap<string, number> {
  const named = [
    ['total', followed?.total ?? null] as const,
    ['followed', followed?.followed ?? null] as const,
    ['others', followed?.others ?? null] as const,
    ...(decided?.approaches ?? []).flatMap(({ key, ...cells }) =>
      DECISION_KINDS.map((kind) => [`${key} ${kind}`, cells[kind]] as const),
    ),
  ];
  return new Map(named.flatMap(([cell, n]) => (n === null ? [] : [[cell, n] as const])));
}

/** The cells of which the step from one snapshot to the next is told to the unit. */
export function stepsTold(before: Figures, after: Figures): readonly number[] {
  const [one, other] = [cellsOf(before), cellsOf(after)];
  return [...one].flatMap(([cell, n]) => {
    const step = (other.get(cell) ?? n) - n;
    return step % 5 === 0 ? [] : [step];
  });
}

function cellsOf(figures: Figures): ReadonlyMap<string, number> {
  const named = [
    ['all', figures.total] as const,
    ...figures.approaches.flatMap(({ key, priority, secondary }) => [
      [`${key} priority`, priority] as const,
      [`${key} secondary`, secondary] as const,
    ]),
    ...figures.priorityPairs.map(({ keys, n }) => [`${keys.join('+')} priorities`, n] as const),
    ...figures.markedPairs.map(({ keys, n }) => [`${keys.join('+')} marked`, n] as const),
    ...figures.verdicts.map(({ level, n }) => [level, n] as const),
    ...figures.months.map(({ month, n }) => [month, n] as const),
  ];
  return new Map(named.flatMap(([cell, n]) => (n === null ? [] : [[cell, n] as const])));
}
