import type { Approach } from '../method/method.ts';
import type { Lang } from '../i18n/languages.ts';
import type { ClauseKey } from './clauses.ts';
import { withoutFinalStop } from './plan.ts';

/** A part of a line; `lang` where it is not in the language of the page. */
export interface Piece {
  readonly text: string;
  readonly lang?: Lang;
}

/**
 * What a reader named in the other language fits into no sentence of this one: it stands alone (method.md §2).
 */
export function byLanguage(
  approaches: readonly Approach[],
  lang: Lang,
): readonly [spoken: readonly Approach[], foreign: readonly Approach[]] {
  const isForeign = ({ own }: Approach) => own !== undefined && own !== lang;
  return [approaches.filter((each) => !isForeign(each)), approaches.filter(isForeign)];
}

type Frame = (label: string, words: string) => readonly string[];

/** `frame` gives our words and theirs in turn: what stands at an odd place is in the language of the approach. */
export function foreignLine<Name extends string>(
  name: Name,
  clause: ClauseKey,
  frame: Frame,
  { label, infinitive, noun, own }: Approach,
): {
  readonly name: Name;
  readonly clause: ClauseKey;
  readonly text: string;
  readonly pieces: readonly Piece[];
} {
  const lang = own ?? 'fr';
  const said = clause === 'refusal' ? noun : infinitive;
  const pieces = frame(label[lang], withoutFinalStop(said[lang])).map((text, place) =>
    place % 2 === 0 ? { text } : { text, lang },
  );
  return { name, clause, text: pieces.map(({ text }) => text).join(''), pieces };
}
