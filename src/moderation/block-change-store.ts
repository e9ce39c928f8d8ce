import { endBlock, findBlockOf, insertBlock } from '../comments/block-store.ts';
import type { Block } from '../comments/block-store.ts';
import type { Db, Trx } from '../db/database.ts';
import { transact } from '../db/engine.ts';
import type { Act } from '../log/act.ts';
import { insertLogLine } from '../log/store.ts';

type Named = Pick<Block, 'print' | 'kind' | 'hint'>;

/** A block and its trace; false where it stood already, or there is no room for more. */
export async function block(db: Db, act: Act, named: Named): Promise<boolean> {
  return transact(db, (trx) => begin(trx, act, named));
}

/** False where it stands no more. */
export async function unblock(db: Db, act: Act, print: string): Promise<boolean> {
  return transact(db, (trx) => end(trx, act, print));
}

/** Takes back what an act blocked or unblocked; false where somebody came between. */
export async function reverseBlock(db: Db, act: Act, undone: string): Promise<boolean> {
  return transact(db, async (trx) => {
    const found = await findBlockOf(trx, undone);
    if (found === undefined) return false;
    const { print, kind, hint, ended_at } = found;
    return ended_at === null ? end(trx, act, print) : begin(trx, act, { print, kind, hint });
  });
}

async function begin(trx: Trx, act: Act, { print, kind, hint }: Named): Promise<boolean> {
  if (!(await insertBlock(trx, act, { print, kind, hint }))) return false;
  await insertLogLine(trx, act, { action: 'block', reason: hint });
  return true;
}

async function end(trx: Trx, act: Act, print: string): Promise<boolean> {
  const ended = await endBlock(trx, act, print);
  if (ended === undefined) return false;
  await insertLogLine(trx, act, { action: 'unblock', reason: ended.hint });
  return true;
}
