import { sql } from 'kysely';
import { compiled, spelling } from '../db/compiled.ts';
import type { Db, Trx } from '../db/database.ts';
import type { CaptchaCountTable, CaptchaUsedTable, CommentAddressTable } from '../db/schema.ts';
import { SHARED_MOST } from './captcha.ts';
import { countTaken } from './quota-store.ts';
import type { Comment } from './store.ts';
import { insertTrace } from '../log/trace-store.ts';
import type { Status } from '../terms.ts';

/** Whether a comment of this e-mail is published. */
export async function isPublished(db: Db, emailKey: string): Promise<boolean> {
  return (await findPublished(db, { emailKey })).rows.length > 0;
}

const findPublished = compiled(({ emailKey }: { readonly emailKey: string }) =>
  spelling
    .selectFrom('comment')
    .select('id')
    .where('email_key', '=', emailKey)
    .where('status', '=', statusOf('published'))
    .limit(1),
);

/** Spelled out: to compare a value with an index of one status alone, SQLite would plan the query anew each time. */
function statusOf(status: Status) {
  return sql.lit(status);
}

export async function findSpent(
  db: Db,
  nonce: string,
  client: string,
): Promise<CaptchaUsedTable | undefined> {
  return (await findUsed(db, { nonce, client })).rows[0];
}

const findUsed = compiled(({ nonce, client }: Pick<CaptchaUsedTable, 'nonce' | 'client'>) =>
  spelling.selectFrom('captcha_used').selectAll().where('nonce', '=', nonce).where('client', '=', client),
);

/** Spends a question; false when it was spent before. */
export async function spendQuestion(db: Db, spent: CaptchaUsedTable): Promise<boolean> {
  return (await insertUsed(db, spent)).numAffectedRows === 1n;
}

const insertUsed = compiled((spent: CaptchaUsedTable) =>
  spelling
    .insertInto('captcha_used')
    .values(spent)
    .onConflict((conflict) => conflict.columns(['nonce', 'client']).doNothing()),
);

/** How many right answers a question brought, at most `SHARED_MOST` of which are looked for. */
export async function countAnswers(db: Db, nonce: string): Promise<number> {
  return (await listAnswers(db, { nonce })).rows.length;
}

const listAnswers = compiled(({ nonce }: Pick<CaptchaUsedTable, 'nonce'>) =>
  spelling
    .selectFrom('captcha_used')
    .select('client')
    .where('nonce', '=', nonce)
    .where('outcome', '=', sql.lit('ok'))
    .limit(SHARED_MOST),
);

/** Outcomes of the question since the first day, by their name. */
export async function listOutcomes(
  db: Db,
): Promise<readonly { readonly outcome: string; readonly count: number }[]> {
  return db
    .selectFrom('captcha_count')
    .select(({ fn }) => ['outcome', fn.sum<number>('count').as('count')])
    .groupBy('outcome')
    .execute();
}

/** Counts one more outcome of the question on a day, of nobody in particular. */
export async function countOutcome(db: Db, day: string, outcome: string): Promise<void> {
  await raiseCount(db, { day, outcome });
}

const raiseCount = compiled(({ day, outcome }: Omit<CaptchaCountTable, 'count'>) =>
  spelling
    .insertInto('captcha_count')
    .values({ day, outcome, count: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['day', 'outcome'])
        .doUpdateSet((eb) => ({ count: eb('captcha_count.count', '+', 1) })),
    ),
);

/** A comment with everything that is stored beside it. */
interface Arrival {
  readonly comment: Comment;
  /** Kept apart for as long as the owner decided; null when not at all. */
  readonly address: string | null;
  /** The keyed digests by which the quotas of today know who sent it. */
  readonly client: string;
  readonly network: string;
  readonly logId: string;
}

export async function insertComment(trx: Trx, arrival: Arrival): Promise<void> {
  const { comment, address, client, network, logId } = arrival;
  const { id, created_at, status, reasons } = comment;
  await insertRow(trx, comment);
  await countTaken(trx, { client, network, at: created_at, comment_id: id });
  if (address !== null) await insertAddress(trx, { comment_id: id, address, created_at });
  await insertTrace(trx, {
    id: logId,
    at: created_at,
    actor: 'rules',
    comment_id: id,
    action: status === 'published' ? 'publish' : status === 'spam' ? 'spam' : 'hold',
    from_status: null,
    to_status: status,
    reason: reasons,
    via: 'rule',
  });
}

const insertRow = compiled((comment: Comment) => spelling.insertInto('comment').values(comment));
const insertAddress = compiled((address: CommentAddressTable) =>
  spelling.insertInto('comment_address').values(address),
);

/** Forgets spent questions past their life, quotas after a day, and addresses after their months; answers how many of all. */
export async function purgeGuards(db: Db, now: number, addressesBefore: number): Promise<number> {
  const questions = await db.deleteFrom('captcha_used').where('expires_at', '<=', now).executeTakeFirst();
  const quotas = await db
    .deleteFrom('comment_quota')
    .where('at', '<=', now - 24 * 60 * 60 * 1000)
    .executeTakeFirst();
  const addresses = await db
    .deleteFrom('comment_address')
    .where('created_at', '<=', addressesBefore)
    .executeTakeFirst();
  return Number(questions.numDeletedRows + quotas.numDeletedRows + addresses.numDeletedRows);
}
