import { messagesFor } from '../i18n/messages.ts';
import { approachOf } from '../method/method.ts';
import type { Choices, Method } from '../method/method.ts';
import { choicesAlike, isOwn, keysAlike } from '../method/own.ts';
import type { OwnApproach } from '../method/own.ts';
import { movesBetween, unsharedSectors } from '../wheel/moves.ts';
import type { SectorMove } from '../wheel/moves.ts';
import { stateOf } from '../wheel/wheel.ts';
import type { Revision, RevisionOrigin, Strategy } from './strategy.ts';
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
export function moveWords(method: Method, { key, from, to }: SectorMove, lang: Lang): string {
  const words = messagesFor(lang).history;
  return words.move(approachOf(method, key).label[lang], words.states[from], words.states[to]);
}

/** What its author named since, and what is named no more. */
export function ownMoves(before: Strategy, after: Strategy, lang: Lang): readonly string[] {
  const { history: words } = messagesFor(lang);
  return [
    ...namedBeside(after, before).map(({ key, label }) =>
      words.added(label, words.states[stateOf(after.choices, key)]),
    ),
    ...namedBeside(before, after).map(({ key, label }) =>
      words.removed(label, words.states[stateOf(before.choices, key)]),
    ),
  ];
}

function wheelMoves(from: Revision, to: Revision, lang: Lang): readonly string[] {
  const { method, choices } = to.strategy;
  const moved = movesBetween(method, choicesAlike(from.strategy, to.strategy), choices);
  return moved.filter(({ move }) => isMoved(move)).map((each) => moveWords(method, each, lang));
}

function isMoved(move: SectorMove['move']): boolean {
  return move === 'rose' || move === 'fell';
}

function movesSince(before: Revision | undefined, revision: Revision, lang: Lang): readonly string[] {
  if (before === undefined) return [];
  const words = messagesFor(lang).history;
  const moves = wheelMoves(before, revision, lang);
  const all = [...moves, ...ownMoves(before.strategy, revision.strategy, lang)];
  return [
    ...(all.length === 0 ? [words.still] : all),
    ...(isSameList(before, revision) ? [] : [words.otherList]),
  ];
}

function namedBeside({ own }: Strategy, other: Strategy): readonly OwnApproach[] {
  const keyOf = keysAlike(own, other.own);
  return own.filter(({ key }) => other.own.every((each) => each.key !== keyOf(key)));
}

function isSameList(before: Revision, { strategy }: Revision): boolean {
  const [from, to] = [listed(before.strategy.choices), listed(strategy.choices)];
  return unsharedSectors(strategy.method, from, to).length === 0;
}

function listed(choices: Choices): Choices {
  return Object.fromEntries(Object.entries(choices).filter(([key]) => !isOwn(key)));
}

function noteLines({ note, broughtBack }: RevisionOrigin, lang: Lang): readonly string[] {
  if (broughtBack !== null) return [messagesFor(lang).history.broughtBack(broughtBack)];
  return note === '' ? [] : note.split('\n');
}
