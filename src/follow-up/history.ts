import { pathToFollowUpForm } from '../addresses/follow-up.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import { writeAmount } from '../indicators/amount.ts';
import type { Decision } from '../indicators/decision.ts';
import { labelLangOf, labelOf } from '../indicators/indicator.ts';
import type { Followed } from '../indicators/indicator.ts';
import type { Reading } from '../indicators/reading.ts';
import { approachOf } from '../method/method.ts';
import type { Method } from '../method/method.ts';
import type { Judged } from './judged.ts';

/** A reading in the list of all that happened, beside what it corrects. */
export interface ReadingLine {
  readonly id: string;
  readonly label: string;
  readonly labelLang: Lang | undefined;
  /** With its unit; empty for a reading that was taken back. */
  readonly value: string;
  readonly onDate: string;
  readonly note: string;
  readonly noteLang: Lang;
  readonly isCorrected: boolean;
  /** Where it is corrected; undefined for one that no longer counts. */
  readonly correctPath: string | undefined;
  readonly before: { readonly value: string; readonly onDate: string } | undefined;
}

type Recorded = Reading & { readonly isCorrected: boolean; readonly before: Reading | undefined };

interface Told {
  readonly followed: readonly Followed[];
  readonly method: Method;
  readonly editKey: string;
  readonly lang: Lang;
}

export function readingLine(recorded: Recorded, { followed, method, editKey, lang }: Told): ReadingLine {
  const indicator = followed.find(({ id }) => id === recorded.indicator);
  const write = (value: string | null) =>
    value === null ? '' : writeAmount(value, indicator?.unit ?? '', lang);
  const { id, onDate, value, note, isCorrected, before } = recorded;
  return {
    id,
    label: indicator === undefined ? recorded.indicator : labelOf(indicator, method, lang),
    labelLang: indicator && labelLangOf(indicator),
    value: write(value),
    onDate,
    note,
    noteLang: recorded.lang,
    isCorrected,
    correctPath: isCorrected ? undefined : pathToFollowUpForm(lang, editKey, { form: 'reading', of: id }),
    before: before && { value: write(before.value), onDate: before.onDate },
  };
}

/** A decision in the list of all that happened. */
export interface DecisionLine {
  readonly id: string;
  readonly approach: string;
  readonly own: Lang | undefined;
  readonly kind: string;
  readonly reason: string;
  readonly reasonLang: Lang;
  readonly isReplaced: boolean;
}

export function decisionLine(
  { decision, method }: Judged<Decision & { readonly isReplaced: boolean }>,
  lang: Lang,
): DecisionLine {
  const { id, approach, kind, reason, lang: reasonLang, isReplaced } = decision;
  const found = approachOf(method, approach);
  return {
    id,
    approach: found.label[lang],
    own: found.own,
    kind: messagesFor(lang).followUp.history.decided[kind],
    reason,
    reasonLang,
    isReplaced,
  };
}
