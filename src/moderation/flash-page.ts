import { findComment } from '../comments/store.ts';
import type { Db } from '../db/database.ts';
import { formatList } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Flash } from '../moderators/frame.ts';
import { isUndoable } from './decision.ts';
import { countAct, listLogOf } from '../log/store.ts';
import type { Viewer } from './log-words.ts';
import { PRESS_MAX } from './batch-store.ts';
import { sayAlready } from './log-words.ts';
import type { Result } from './result.ts';

const TAKEN_BACK: readonly string[] = ['undo', 'reopen'];

/**
 * Tells what the log holds of an act; undefined when it holds nothing and nobody came between. `left` is how many more the
 * search finds: said when one press did all that it may.
 */
export async function flashOf(
  db: Db,
  { lang, now }: Viewer,
  { act, already, others = already.length, added = 0, tried = '' }: Result,
  left = 0,
): Promise<Flash | undefined> {
  const done = act === '' ? [] : await countAct(db, act);
  const { bulk } = messagesFor(lang).moderation;
  const counts = countsOf(done.length === 0 ? [{ action: tried, count: 0 }] : done, bulk.done);
  if (counts.length === 0 && others === 0 && added === 0) return undefined;
  const details = already.map(async (id) => {
    const comment = await findComment(db, id);
    const name = comment?.text === '' ? undefined : comment?.name;
    return sayAlready({ lang, now }, name, await listLogOf(db, [id]));
  });
  const said = formatList(lang, [
    ...counts,
    ...(others > 0 ? [bulk.already(others)] : []),
    ...(added > 0 ? [bulk.added(added)] : []),
  ]);
  const more = already.length > 0 ? others - already.length : 0;
  const isLarge =
    left > 0 && done.some(({ action, count }) => count >= PRESS_MAX && !TAKEN_BACK.includes(action));
  return {
    text: bulk.sentence(said),
    said,
    details: [
      ...(await Promise.all(details)),
      ...(more > 0 ? [bulk.more(more)] : []),
      ...(isLarge ? [bulk.matching.left(left)] : []),
    ],
    act: done.some(isUndoable) ? act : undefined,
  };
}

function countsOf(
  done: Awaited<ReturnType<typeof countAct>>,
  words: Readonly<Record<string, (count: number) => string>>,
): readonly string[] {
  return done.flatMap(({ action, count }) =>
    Object.hasOwn(words, action) ? (words[action]?.(count) ?? []) : [],
  );
}
