import type { Selectable } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import type { BlindAnswerTable } from '../db/schema.ts';
import type { Visitor } from '../web/session.ts';
import type { BlindAnswer, ClauseAnswers } from './answer.ts';
import { MOST_ANSWERS, isFixed } from './blind-test.ts';
import { findTest } from './store.ts';

/** Whose answer, and to which revision of which strategy. */
interface AnswerPlace {
  readonly strategyId: string;
  readonly revision: number;
  readonly visitor: string;
}

export interface StoredAnswer extends BlindAnswer {
  readonly revision: number;
  readonly answeredAt: number;
}

interface Giving {
  readonly strategyId: string;
  readonly revision: number;
  readonly answer: BlindAnswer;
  readonly id: string;
  readonly now: number;
  readonly count: (trx: Trx) => Promise<void>;
}

/** `told`: its giver was told whom the page was about, so it stays as it is; `full`: no more answers. */
export type Taken = 'kept' | 'closed' | 'told' | 'full';

/** Reads, decides and writes in one transaction: an answer is in before the closing, or told that it came after. */
export async function takeAnswer(trx: Trx, visitor: Visitor, giving: Giving): Promise<Taken> {
  const { strategyId, revision, count } = giving;
  const test = await findTest(trx, strategyId);
  if (test?.closedAt !== null) return 'closed';
  const held = await findAnswer(trx, { strategyId, revision, visitor: visitor.id });
  if (held === undefined && (await countAnswers(trx, strategyId, revision)) >= MOST_ANSWERS) return 'full';
  if (held !== undefined && isFixed(held, test)) return 'told';
  if (held === undefined) await count(trx);
  await visitor.remember();
  await upsertAnswer(trx, visitor.id, giving);
  return 'kept';
}

async function findAnswer(
  db: Db,
  { strategyId, revision, visitor }: AnswerPlace,
): Promise<StoredAnswer | undefined> {
  const row = await db
    .selectFrom('blind_answer')
    .selectAll()
    .where('strategy_id', '=', strategyId)
    .where('revision', '=', revision)
    .where('visitor', '=', visitor)
    .executeTakeFirst();
  return row && rowToAnswer(row);
}

/** The newest revision that a browser has answered about. */
export async function findLastAnswer(
  db: Db,
  strategyId: string,
  visitor: string,
): Promise<StoredAnswer | undefined> {
  const row = await db
    .selectFrom('blind_answer')
    .selectAll()
    .where('strategy_id', '=', strategyId)
    .where('visitor', '=', visitor)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && rowToAnswer(row);
}

/** `MOST_ANSWERS` at most, the newest first. */
export async function listAnswers(
  db: Db,
  strategyId: string,
  revision: number,
): Promise<readonly StoredAnswer[]> {
  const rows = await db
    .selectFrom('blind_answer')
    .selectAll()
    .where('strategy_id', '=', strategyId)
    .where('revision', '=', revision)
    .orderBy('answered_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(rowToAnswer);
}

export interface Figure {
  readonly revision: number;
  readonly people: number;
  readonly recognised: number;
}

/** How many recognised the brand, by revision, the newest first; `upTo` is the newest to be told of. */
export async function listFigures(
  db: Db,
  strategyId: string,
  { upTo, limit }: { readonly upTo: number; readonly limit: number },
): Promise<readonly Figure[]> {
  return db
    .selectFrom('blind_answer')
    .select(({ fn, eb }) => [
      'revision',
      fn.countAll<number>().as('people'),
      fn.sum<number>(eb.case().when('signer', '=', 'brand').then(1).else(0).end()).as('recognised'),
    ])
    .where('strategy_id', '=', strategyId)
    .where('revision', '<=', upTo)
    .groupBy('revision')
    .orderBy('revision', 'desc')
    .limit(limit)
    .execute();
}

async function countAnswers(trx: Trx, strategyId: string, revision: number): Promise<number> {
  const { count } = await trx
    .selectFrom('blind_answer')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('strategy_id', '=', strategyId)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow();
  return count;
}

async function upsertAnswer(trx: Trx, visitor: string, giving: Giving): Promise<void> {
  const { strategyId, revision, answer, id, now } = giving;
  const { signer, named, clauses, who, remark } = answer;
  const said = { signer, named, clauses: JSON.stringify(clauses), who, remark, answered_at: now };
  await trx
    .insertInto('blind_answer')
    .values({ id, strategy_id: strategyId, revision, visitor, ...said })
    .onConflict((conflict) => conflict.columns(['strategy_id', 'revision', 'visitor']).doUpdateSet(said))
    .execute();
}

function rowToAnswer(row: Selectable<BlindAnswerTable>): StoredAnswer {
  const { revision, signer, named, who, remark } = row;
  const clauses = JSON.parse(row.clauses) as ClauseAnswers;
  return { revision, signer, named, clauses, who, remark, answeredAt: row.answered_at };
}
