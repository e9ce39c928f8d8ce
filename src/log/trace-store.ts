import type { Expression } from 'kysely';
import { compiled, spelling } from '../db/compiled.ts';
import type { Db, Trx } from '../db/database.ts';
import { piecesOf } from '../db/pieces.ts';
import type { ModerationLogTable } from '../db/schema.ts';
import { isMentioned, mentionPattern } from '../web/text/mention.ts';
import { likeAnyCase } from '../db/like.ts';

/** A line that no press of a button made, by the rules or by a writer: it is not taken back as one. */
type Trace = Omit<ModerationLogTable, 'act' | 'comment_version'>;

export async function insertTrace(trx: Trx, trace: Trace): Promise<void> {
  await insertRow(trx, trace);
}

const insertRow = compiled((trace: Trace) => spelling.insertInto('moderation_log').values(trace));

export async function countTraces(
  trx: Trx,
  {
    commentId,
    actor,
    action,
  }: { readonly commentId: string; readonly actor: string; readonly action: string },
): Promise<number> {
  const { count } = await trx
    .selectFrom('moderation_log')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('comment_id', '=', commentId)
    .where('actor', '=', actor)
    .where('action', '=', action)
    .executeTakeFirstOrThrow();
  return count;
}

/** True when a person decided on a comment since then; what rules and the system do does not count. */
export async function hasDecisionSince(db: Db, since: number): Promise<boolean> {
  const row = await db
    .selectFrom('moderation_log')
    .select('id')
    .where('at', '>', since)
    .where('via', 'in', ['ui', 'mail'])
    .where('comment_id', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Which comments an act changed, and the version that it left, as its lines are numbered. */
export function listLinesOf(trx: Trx, act: string) {
  return trx
    .selectFrom('moderation_log')
    .select(['comment_id', 'comment_version'])
    .where('act', '=', act)
    .orderBy(({ fn }) => fn('length', ['id']))
    .orderBy('id')
    .execute();
}

interface CommentColumns {
  readonly id: Expression<string>;
  readonly version: Expression<number>;
  readonly createdAt: Expression<number>;
}

/** The lines by which moderators gave a comment the status that it has, what was taken back included. */
export function selectVerdicts(db: Db, commentId: Expression<string>, status: Expression<string>) {
  return selectAllVerdicts(db)
    .select('line.id')
    .where('line.comment_id', '=', commentId)
    .where('line.to_status', '=', status);
}

/** The statuses that moderators gave to these comments, once or more. */
export async function listVerdicts(db: Db, commentIds: readonly string[]) {
  return selectAllVerdicts(db)
    .select(['line.comment_id', 'line.to_status'])
    .where('line.comment_id', 'in', commentIds)
    .execute();
}

function selectAllVerdicts(db: Db) {
  return db
    .selectFrom('moderation_log as line')
    .where('line.action', 'in', ['publish', 'spam'])
    .where('line.via', 'in', ['ui', 'mail']);
}

/** Those of these comments to which something happened after a moment. */
export async function listTouched(
  db: Db,
  commentIds: readonly string[],
  moment: number,
): Promise<ReadonlySet<string>> {
  const lines = await db
    .selectFrom('moderation_log')
    .select('comment_id')
    .distinct()
    .where('comment_id', 'in', commentIds)
    .where('at', '>', moment)
    .execute();
  return new Set(lines.flatMap(({ comment_id }) => comment_id ?? []));
}

/** The lines by which a comment waits anew since a moment, or was announced as it stands. */
export function selectRenewals(db: Db, { id, version, createdAt }: CommentColumns, since: number) {
  return db
    .selectFrom('moderation_log as line')
    .select('line.id')
    .where('line.comment_id', '=', id)
    .where('line.at', '>', createdAt)
    .where((line) =>
      line.or([
        line.and([line('line.to_status', '=', 'pending'), line('line.at', '>', since)]),
        line.and([line('line.action', '=', 'warn'), line('line.comment_version', '=', version)]),
      ]),
    );
}

export function selectWarnings(db: Db, before: number) {
  return db
    .selectFrom('moderation_log')
    .select(['comment_id', 'comment_version'])
    .where('action', '=', 'warn')
    .where('at', '<=', before);
}

/** The words of these comments' lines go; who did what, and when, stays. */
export async function eraseReasonsOf(trx: Trx, commentIds: readonly string[]): Promise<void> {
  await trx
    .updateTable('moderation_log')
    .set({ reason: null })
    .where('comment_id', 'in', commentIds)
    .execute();
}

export async function eraseReasonsNaming(trx: Trx, key: string): Promise<void> {
  const lines = await trx
    .selectFrom('moderation_log')
    .select(['id', 'reason'])
    .where((eb) => likeAnyCase(eb.ref('reason'), mentionPattern(key)))
    .execute();
  const named = lines.filter(({ reason }) => isMentioned(reason ?? '', key)).map(({ id }) => id);
  for (const ids of piecesOf(named))
    await trx.updateTable('moderation_log').set({ reason: null }).where('id', 'in', ids).execute();
}
