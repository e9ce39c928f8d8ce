import type { Db } from '../db/database.ts';
import { transact } from '../db/engine.ts';
import type { Act } from '../log/act.ts';
import { insertLogLine } from '../log/store.ts';
import { fromLetterChange } from '../mail/letter-change.ts';
import type { LetterChange } from '../mail/letter-change.ts';
import { dropMail, isHeldBack, sendAgain, sendAllAgain } from '../mail/unsent-store.ts';
import type { LetterAct } from './letters-form.ts';

type LettersOutcome = LetterAct['kind'] | 'gone' | 'early';

/** Sends again or drops, and writes it down; says so where the letters were gone meanwhile, or have to wait. */
export async function changeLetters(db: Db, act: Act, asked: LetterAct): Promise<LettersOutcome> {
  return transact(db, async (trx) => {
    const change = await carryOut(trx, act.at, asked);
    if (change === undefined) return (await mustWait(trx, act.at, asked)) ? 'early' : 'gone';
    await insertLogLine(trx, act, { action: 'letter', reason: fromLetterChange(change) });
    return asked.kind;
  });
}

async function mustWait(db: Db, now: number, asked: LetterAct): Promise<boolean> {
  return asked.kind === 'again' && isHeldBack(db, asked.id, now);
}

async function carryOut(db: Db, now: number, asked: LetterAct): Promise<LetterChange | undefined> {
  if (asked.kind === 'all') {
    const count = await sendAllAgain(db, asked.reason, now);
    return count === 0 ? undefined : { kind: 'all', trouble: asked.reason, count };
  }
  const { kind, id } = asked;
  const queuedAt = kind === 'again' ? await sendAgain(db, id, now) : await dropMail(db, id);
  return queuedAt === undefined ? undefined : { kind, queuedAt };
}
