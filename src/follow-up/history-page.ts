import type { Db } from '../db/database.ts';
import { listTaken } from '../indicators/decision-store.ts';
import type { Followed } from '../indicators/indicator.ts';
import { listRecorded } from '../indicators/reading-store.ts';
import type { Reading } from '../indicators/reading.ts';
import type { Lang } from '../i18n/languages.ts';
import type { Method } from '../method/method.ts';
import { historyOf } from '../strategies/history.ts';
import { countRevisions, listRevisions } from '../strategies/store.ts';
import { PER_PAGE, listLinks, listPage } from '../web/list-page.ts';
import { countMoments, listMoments } from './history-store.ts';
import type { Moment } from './history-store.ts';
import { decisionLine, readingLine } from './history.ts';
import type { DecisionLine, ReadingLine } from './history.ts';
import { listJudged } from './store.ts';

const PART = '#history';

interface Listed {
  readonly strategyId: string;
  readonly followed: readonly Followed[];
  /** Of the newest revision. */
  readonly method: Method;
  readonly asked: number;
  readonly editKey: string;
  readonly path: string;
  readonly lang: Lang;
}

type RevisionEntry = ReturnType<typeof historyOf>[number];

/** One thing that happened: a revision, the readings of one press, or the decisions of one meeting. */
interface Entry {
  readonly at: number;
  readonly revision: RevisionEntry | undefined;
  readonly readings: readonly ReadingLine[];
  readonly decisions: readonly DecisionLine[];
}

/** All that happened to a strategy, newest first: revisions, readings with their corrections, decisions. */
export async function historyPage(db: Db, listed: Listed) {
  const { strategyId, asked, path } = listed;
  const place = listPage(asked, await countMoments(db, strategyId));
  const moments = await listMoments(db, strategyId, { skip: place.skip, limit: PER_PAGE });
  return {
    entries: await entriesOf(db, listed, moments),
    newest: await countRevisions(db, strategyId),
    page: place.page,
    links: listLinks(place, path, PART),
  };
}

async function entriesOf(db: Db, listed: Listed, moments: readonly Moment[]): Promise<readonly Entry[]> {
  const revisions = await revisionEntries(db, listed, moments);
  const readings = await readingLines(db, listed, moments);
  const decisions = await decisionLines(db, listed, moments);
  return moments.map(({ what, at, number }) => ({
    at,
    revision: what === 'revision' ? revisions.find((each) => each.number === number) : undefined,
    readings: what === 'readings' ? (readings.get(at) ?? []) : [],
    decisions: what === 'decisions' ? (decisions.get(at) ?? []) : [],
  }));
}

async function revisionEntries(
  db: Db,
  { strategyId, lang }: Listed,
  moments: readonly Moment[],
): Promise<readonly RevisionEntry[]> {
  const numbers = moments.filter(({ what }) => what === 'revision').map(({ number }) => number);
  if (numbers.length === 0) return [];
  const [from, last] = [Math.max(...numbers), Math.min(...numbers)];
  const limit = from - last + 1;
  return historyOf(await listRevisions(db, strategyId, { from, limit: limit + 1 }), limit, lang);
}

async function readingLines(
  db: Db,
  listed: Listed,
  moments: readonly Moment[],
): Promise<ReadonlyMap<number, readonly ReadingLine[]>> {
  const recorded = await listRecorded(db, listed.strategyId, timesOf(moments, 'readings'));
  const places = new Map(listed.followed.map(({ id }, index) => [id, index]));
  // Of one indicator, what is corrected comes before its correction.
  const placeOf = ({ indicator, replaces }: Reading) =>
    2 * (places.get(indicator) ?? places.size) + (replaces === null ? 0 : 1);
  const sorted = recorded.toSorted((one, other) => placeOf(one) - placeOf(other));
  const grouped = Map.groupBy(sorted, ({ recordedAt }) => recordedAt);
  return new Map([...grouped].map(([at, rows]) => [at, rows.map((each) => readingLine(each, listed))]));
}

async function decisionLines(
  db: Db,
  { strategyId, lang }: Listed,
  moments: readonly Moment[],
): Promise<ReadonlyMap<number, readonly DecisionLine[]>> {
  const taken = await listTaken(db, strategyId, timesOf(moments, 'decisions'));
  const judged = await listJudged(db, strategyId, taken);
  const grouped = Map.groupBy(judged, ({ decision }) => decision.decidedAt);
  return new Map([...grouped].map(([at, rows]) => [at, rows.map((each) => decisionLine(each, lang))]));
}

function timesOf(moments: readonly Moment[], what: string): readonly number[] {
  return moments.filter((each) => each.what === what).map(({ at }) => at);
}
