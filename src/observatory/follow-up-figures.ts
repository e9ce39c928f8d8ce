import { toDay } from '../i18n/format.ts';
import { keysOf } from '../method/method.ts';
import type { ApproachKey, Method } from '../method/method.ts';
import { DECISION_KINDS } from '../terms.ts';
import type { Counter, DecisionKind, FollowUpCut } from '../terms.ts';
import { countsBy, hideParts, roundAll } from './figures.ts';
import type { Cell, Tally } from './figures.ts';
import { LEAST_WHEELS, shownTotal } from './uniqueness.ts';

/** A published counter, and the snapshot that it is of: each cut has a day of its own. */
export interface FollowUpTally extends Tally {
  readonly cut: FollowUpCut;
  readonly takenAt: number;
  /** How many strategies were counted then. */
  readonly wheels: number;
}

/** A rounded number of strategies, and the day, that a part of the figures is of. */
interface Dated {
  readonly day: string;
  readonly total: number;
}

export interface FollowedFigures extends Dated {
  readonly followed: Cell;
  readonly others: Cell;
}

export interface DecidedFigures extends Dated {
  readonly approaches: readonly ({ readonly key: ApproachKey } & Readonly<Record<DecisionKind, Cell>>)[];
}

/** Each is undefined before its first snapshot, and for one of too few strategies. */
export interface FollowUpFigures {
  readonly followed: FollowedFigures | undefined;
  readonly decided: DecidedFigures | undefined;
}

export function followUpFigures(method: Method, tallies: readonly FollowUpTally[]): FollowUpFigures {
  const count = countsBy(tallies);
  const [followed, decided] = [snapshotOf(tallies, 'followed'), snapshotOf(tallies, 'decided')];
  return {
    followed: followed && followedFigures(followed, count),
    decided: decided && decidedFigures(method, decided, count),
  };
}

interface CutSnapshot {
  readonly day: string;
  readonly wheels: number;
}

function snapshotOf(tallies: readonly FollowUpTally[], cut: FollowUpCut): CutSnapshot | undefined {
  const tally = tallies.find((each) => each.cut === cut);
  if (tally === undefined || tally.wheels < LEAST_WHEELS) return undefined;
  return { day: toDay(tally.takenAt), wheels: tally.wheels };
}

type Count = (cut: Counter, key: string) => number;

function followedFigures({ day, wheels }: CutSnapshot, count: Count): FollowedFigures {
  const n = count('followed', '');
  const [followed, others] = roundAll(hideParts([{ n }, { n: wheels - n }]));
  return { day, total: shownTotal(wheels), followed: followed?.n ?? null, others: others?.n ?? null };
}

/** The strategies that decided nothing about an approach are in no table, but could be worked out. */
function decidedFigures(method: Method, { day, wheels }: CutSnapshot, count: Count): DecidedFigures {
  const approaches = keysOf(method).map((key) => {
    const kinds = DECISION_KINDS.map((kind) => ({ kind, n: count('decided', `${key}:${kind}`) }));
    const undecided = kinds.reduce((left, { n }) => left - n, wheels);
    const shown = new Map(roundAll(hideParts(kinds, undecided)).map(({ kind, n }) => [kind, n]));
    const cell = (kind: DecisionKind) => shown.get(kind) ?? null;
    return { key, keep: cell('keep'), fix: cell('fix'), stop: cell('stop'), promote: cell('promote') };
  });
  return { day, total: shownTotal(wheels), approaches };
}
