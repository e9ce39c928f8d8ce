import type { Db, Trx } from '../db/database.ts';
import { piecesOf } from '../db/pieces.ts';
import { isNamed } from '../web/text/name.ts';

export interface NamedAnswer {
  readonly id: string;
  readonly who: string;
  readonly remark: string;
  readonly answeredAt: number;
}

const READ_AT_ONCE = 500;

/** The answers signed with a name, or whose remark names it: as whole words, whatever their case and accents. */
export async function listAnswersNaming(db: Db, name: string): Promise<readonly NamedAnswer[]> {
  const found: NamedAnswer[] = [];
  for (let after = ''; ;) {
    const some = await listSigned(db, after);
    found.push(...some.filter(({ who, remark }) => isNamed(name, who) || isNamed(name, remark)));
    if (some.length < READ_AT_ONCE) return found;
    after = some.at(-1)?.id ?? after;
  }
}

/** The whole answers go: what was counted with them counts no longer. */
export async function eraseAnswers(trx: Trx, ids: readonly string[]): Promise<void> {
  for (const some of piecesOf(ids)) await trx.deleteFrom('blind_answer').where('id', 'in', some).execute();
}

async function listSigned(db: Db, after: string): Promise<readonly NamedAnswer[]> {
  const rows = await db
    .selectFrom('blind_answer')
    .select(['id', 'who', 'remark', 'answered_at'])
    .where('id', '>', after)
    .where((eb) => eb.or([eb('who', '!=', ''), eb('remark', '!=', '')]))
    .orderBy('id')
    .limit(READ_AT_ONCE)
    .execute();
  return rows.map(({ answered_at, ...said }) => ({ ...said, answeredAt: answered_at }));
}
