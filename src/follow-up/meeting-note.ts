import { formatList } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { approachOf, keysOf } from '../method/method.ts';
import type { Method } from '../method/method.ts';
import { withStop } from '../strategies/plan.ts';
import type { DecisionKind } from '../terms.ts';
import { NOTE_MAX } from '../wizard/review-form.ts';
import type { Lang } from '../i18n/languages.ts';
import type { Decided } from './meeting.ts';

/** What moves the wheel is told before what does not. */
const TOLD = ['stop', 'promote', 'fix', 'keep'] as const satisfies readonly DecisionKind[];

/**
 * What was decided, as the note of the next revision: every decision, and as many of the reasons as there is room for, in whole
 * sentences of the language of the page. 0 to 280 code points (follow-up.md §1).
 */
export function meetingNote(decided: readonly Decided[], method: Method, lang: Lang): string {
  const keys = keysOf(method);
  const ordered = TOLD.flatMap((kind) =>
    decided
      .filter((each) => each.kind === kind)
      .toSorted((one, other) => keys.indexOf(one.approach) - keys.indexOf(other.approach)),
  );
  const telling = { ordered, method, lang };
  // A wheel of many approaches with long names: those that stay are told by their number.
  const counted = TOLD.map((_, index) => TOLD.slice(TOLD.length - index));
  const short = [...counted, TOLD].find((each) => fits(textOf(telling, each, []))) ?? TOLD;
  const reasons = ordered.reduce<readonly Decided[]>((told, each) => {
    const more = [...told, each];
    return each.reason !== '' && fits(textOf(telling, short, more)) ? more : told;
  }, []);
  return textOf(telling, short, reasons);
}

interface Telling {
  readonly ordered: readonly Decided[];
  readonly method: Method;
  readonly lang: Lang;
}

function fits(text: string): boolean {
  return Array.from(text).length <= NOTE_MAX;
}

function textOf(
  { ordered, method, lang }: Telling,
  counted: readonly DecisionKind[],
  withReason: readonly Decided[],
): string {
  const words = messagesFor(lang).meeting.note;
  const label = ({ approach }: Decided) => approachOf(method, approach).label[lang];
  const sentences = TOLD.flatMap((kind) => {
    const all = ordered.filter((each) => each.kind === kind);
    const told = all.filter((each) => withReason.includes(each));
    const rest = all.filter((each) => !told.includes(each));
    const list = counted.includes(kind)
      ? words.approaches(rest.length, told.length > 0)
      : formatList(lang, rest.map(label));
    return [
      ...told.map((each) => withStop(words.because(words.sentence[kind](label(each)), each.reason))),
      ...(rest.length === 0 ? [] : [withStop(words.sentence[kind](list))]),
    ];
  });
  return sentences.join(' ');
}
