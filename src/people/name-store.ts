import { eraseAnswers, listAnswersNaming } from '../blind/person-store.ts';
import type { NamedAnswer } from '../blind/person-store.ts';
import type { Db } from '../db/database.ts';
import { transact } from '../db/engine.ts';
import { eraseNamedIn, listNamedIn } from '../indicators/person-store.ts';
import type { NamedText } from '../indicators/person-store.ts';
import { eraseOwnersNaming, listOwnersNaming } from '../strategies/person-store.ts';
import { eraseOwnerInCopies, eraseOwnerInDrafts } from '../wizard/person-store.ts';

/** What holds a name: nothing else leads from a person to it, so that they find their own in the list. */
export interface Named {
  readonly answers: readonly NamedAnswer[];
  /** Owners of indicators and of priorities, notes of readings, reasons of decisions. */
  readonly texts: readonly NamedText[];
}

export async function findNamed(db: Db, name: string): Promise<Named> {
  const answers = await listAnswersNaming(db, name);
  return { answers, texts: [...(await listNamedIn(db, name)), ...(await listOwnersNaming(db, name))] };
}

/** Answers that were picked go whole; the texts become empty where they stand. */
export async function eraseNamed(db: Db, name: string, { answers, texts }: Named): Promise<void> {
  const ids = texts.map(({ id }) => id);
  await transact(db, async (trx) => {
    await eraseAnswers(
      trx,
      answers.map(({ id }) => id),
    );
    await eraseNamedIn(trx, ids);
    await eraseOwnersNaming(trx, name, ids, eraseOwnerInDrafts);
    for (const [what, , indicator = ''] of ids.map((id) => id.split('/')))
      if (what === 'owner') await eraseOwnerInCopies(trx, name, indicator);
  });
}
