import type { Db, Trx } from '../db/database.ts';
import { isNamed } from '../web/text/name.ts';

/** Something typed that holds a name. `id` says what it is, and where. */
export interface NamedText {
  readonly id: string;
  readonly text: string;
  /** When it was typed, where that is known. */
  readonly at: number | undefined;
}

const READ_AT_ONCE = 500;

/** Owners of indicators, notes of readings and reasons of decisions that hold a name. */
export async function listNamedIn(db: Db, name: string): Promise<readonly NamedText[]> {
  return [
    ...(await listOwners(db)).filter(({ text }) => isNamed(name, text)),
    ...(await listNotes(db, name)),
    ...(await listReasons(db, name)),
  ];
}

/** Empties those that were picked among them; what was measured and decided stays. */
export async function eraseNamedIn(trx: Trx, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const [what, first = '', second = ''] = id.split('/');
    if (what === 'owner')
      await trx
        .updateTable('indicator')
        .set({ owner: '' })
        .where('strategy_id', '=', first)
        .where('id', '=', second)
        .execute();
    if (what === 'note') await trx.updateTable('reading').set({ note: '' }).where('id', '=', first).execute();
    if (what === 'reason')
      await trx.updateTable('decision').set({ reason: '' }).where('id', '=', first).execute();
  }
}

async function listOwners(db: Db): Promise<readonly NamedText[]> {
  const rows = await db
    .selectFrom('indicator')
    .select(['id', 'strategy_id', 'owner'])
    .where('owner', '!=', '')
    .orderBy('strategy_id')
    .orderBy('id')
    .execute();
  return rows.map(({ id, strategy_id, owner }) => ({
    id: `owner/${strategy_id}/${id}`,
    text: owner,
    at: undefined,
  }));
}

async function listNotes(db: Db, name: string): Promise<readonly NamedText[]> {
  return listPieces(name, (after) =>
    db
      .selectFrom('reading')
      .select(['id', 'note as text', 'recorded_at as at'])
      .where('note', '!=', '')
      .where('id', '>', after)
      .orderBy('id')
      .limit(READ_AT_ONCE)
      .execute(),
  ).then((found) => found.map((each) => ({ ...each, id: `note/${each.id}` })));
}

async function listReasons(db: Db, name: string): Promise<readonly NamedText[]> {
  return listPieces(name, (after) =>
    db
      .selectFrom('decision')
      .select(['id', 'reason as text', 'decided_at as at'])
      .where('reason', '!=', '')
      .where('id', '>', after)
      .orderBy('id')
      .limit(READ_AT_ONCE)
      .execute(),
  ).then((found) => found.map((each) => ({ ...each, id: `reason/${each.id}` })));
}

async function listPieces(
  name: string,
  next: (after: string) => Promise<readonly NamedText[]>,
): Promise<readonly NamedText[]> {
  const found: NamedText[] = [];
  for (let after = ''; ;) {
    const some = await next(after);
    found.push(...some.filter(({ text }) => isNamed(name, text)));
    if (some.length < READ_AT_ONCE) return found;
    after = some.at(-1)?.id ?? after;
  }
}
