import { messagesFor } from '../i18n/messages.ts';
import { approach } from '../wheel/approaches.ts';
import { movesBetween, unsharedSectors } from '../wheel/moves.ts';
import type { SectorMove } from '../wheel/moves.ts';
import type { Revision, RevisionOrigin } from './strategy.ts';
import type { Lang } from '../i18n/languages.ts';

interface HistoryEntry {
  readonly number: number;
  readonly savedAt: number;
  readonly note: readonly string[];
  readonly typed: boolean;
  readonly moves: readonly string[];
}

/** The first `limit` of these revisions in words; they come newest first, and the one before the last of them with them. */
export function historyOf(
  revisions: readonly (Revision & RevisionOrigin)[],
  limit: number,
  lang: Lang,
): readonly HistoryEntry[] {
  return revisions.slice(0, limit).map((revision, index) => ({
    number: revision.number,
    savedAt: revision.savedAt,
    note: noteLines(revision, lang),
    typed: revision.broughtBack === null,
    moves: movesSince(revisions[index + 1], revision, lang),
  }));
}

/** Such as "Écouter : secondaire → prioritaire". */
export function moveWords({ key, from, to }: SectorMove, lang: Lang): string {
  const words = messagesFor(lang).history;
  return words.move(approach(key).label[lang], words.states[from], words.states[to]);
}

function wheelMoves(from: Revision, to: Revision, lang: Lang): readonly string[] {
  const moved = movesBetween(from.strategy.choices, to.strategy.choices).filter(({ move }) => isMoved(move));
  return moved.map((each) => moveWords(each, lang));
}

function isMoved(move: SectorMove['move']): boolean {
  return move === 'rose' || move === 'fell';
}

function movesSince(before: Revision | undefined, revision: Revision, lang: Lang): readonly string[] {
  if (before === undefined) return [];
  const words = messagesFor(lang).history;
  const moves = wheelMoves(before, revision, lang);
  const unshared = unsharedSectors(before.strategy.choices, revision.strategy.choices);
  return [
    ...(moves.length === 0 ? [words.still] : moves),
    ...(unshared.length === 0 ? [] : [words.otherList]),
  ];
}

function noteLines({ note, broughtBack }: RevisionOrigin, lang: Lang): readonly string[] {
  if (broughtBack !== null) return [messagesFor(lang).history.broughtBack(broughtBack)];
  return note === '' ? [] : note.split('\n');
}
