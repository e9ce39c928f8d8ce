import type { Lang } from '../i18n/languages.ts';
import { writeAmount } from '../indicators/amount.ts';
import type { Amount } from '../indicators/amount.ts';
import { labelLangOf, labelOf } from '../indicators/indicator.ts';
import type { Measured } from '../indicators/measured.ts';
import type { Followed } from '../indicators/indicator.ts';
import type { Strategy } from '../strategies/strategy.ts';
import type { Input } from '../web/form.ts';
import { choicesFor, unitWords } from './field-form.ts';
import { askedIn } from './reading-form.ts';

/** One indicator in the form of readings. */
interface ReadingRow {
  readonly id: string;
  readonly label: string;
  readonly labelLang: Lang | undefined;
  readonly unit: string;
  readonly last: { readonly value: string; readonly onDate: string } | undefined;
  /** What was typed can be read in these two ways. */
  readonly choices: readonly (readonly [Amount, string])[] | undefined;
}

interface Drawn {
  readonly strategy: Strategy;
  readonly followed: readonly Followed[];
  readonly measured: readonly Measured[];
  readonly input: Input;
  readonly lang: Lang;
}

/** A row for each current indicator, and for each other one that something was typed for. */
export function readingRows({ strategy, followed, measured, input, lang }: Drawn): readonly ReadingRow[] {
  return askedIn(strategy, followed, input).map((each) => {
    const { id, unit } = each;
    const last = measured.find((other) => other.id === id)?.last;
    return {
      id,
      label: labelOf(each, strategy.method, lang),
      labelLang: labelLangOf(each),
      unit: unitWords(unit, lang),
      last: last && { value: writeAmount(last.value, unit, lang), onDate: last.onDate },
      choices: choicesFor(input, `value-${id}`, unit, lang),
    };
  });
}
