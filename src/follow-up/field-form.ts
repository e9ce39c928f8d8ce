import { readAmount, writeAmount } from '../indicators/amount.ts';
import type { Amount, AmountRead, Unit } from '../indicators/amount.ts';
import { formatDay, isDay } from '../i18n/format.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Messages } from '../i18n/messages.ts';
import type { FormReader, Input } from '../web/form.ts';
import type { Days } from './day.ts';

const TYPED_MAX = 40;
/** As long as a day is written: `YYYY-MM-DD`. */
const DAY_LENGTH = 10;

interface Measure {
  readonly value: Amount;
  readonly unit: Unit;
}

interface AmountField {
  readonly name: string;
  /** Where a number that can be read in two ways is chosen. */
  readonly choice: string;
  /** That of the indicator; empty where none is known yet. */
  readonly unit: Unit;
  readonly lang: Lang;
  readonly subject: (t: Messages) => string;
}

/** The amount that was typed into a field; undefined for none, or one that cannot be read. */
export function readMeasure(form: FormReader<string>, field: AmountField): Measure | undefined {
  const { name, unit, lang, subject } = field;
  const typed = form.text(name, { max: TYPED_MAX, subject });
  if (typed === '') return undefined;
  const read = readAmount(typed, lang, unit);
  if (read.kind === 'amount') return read;
  if (read.kind === 'otherUnit')
    form.fail(name, (t) => t.followUp.amount.otherUnit(subject(t), unitWords(unit, lang)));
  else if (read.kind === 'unreadable')
    form.fail(name, (t) => t.followUp.amount.unreadable[read.why](subject(t), typed));
  else return chosenOf(form, field, typed, read);
  return undefined;
}

/** The reading that was chosen of two; asks for it where none was. */
function chosenOf(
  form: FormReader<string>,
  { choice, lang, subject }: AmountField,
  typed: string,
  { values, unit }: Extract<AmountRead, { kind: 'either' }>,
): Measure | undefined {
  const value = values.find((each) => form.values(choice).join() === each);
  if (value !== undefined) return { value, unit };
  const [one, other] = values.map((each) => writeAmount(each, unit, lang));
  const ask = (t: Messages) => t.followUp.amount.either(subject(t), typed, one ?? '', other ?? '');
  form.fail(choice, ask, `${choice}-${values[0]}`);
  return undefined;
}

/** The two readings of a number that can be read in two ways, to choose from. */
export function choicesFor(
  fields: Input,
  name: string,
  unit: Unit,
  lang: Lang,
): readonly (readonly [Amount, string])[] | undefined {
  const read = readAmount(fields[name]?.[0] ?? '', lang, unit);
  if (read.kind !== 'either') return undefined;
  return read.values.map((value) => [value, writeAmount(value, read.unit, lang)] as const);
}

/** A unit as people write it, where it is stored otherwise. */
export function unitWords(unit: Unit, lang: Lang): string {
  const { units } = messagesFor(lang).followUp;
  return unit === 'd' || unit === 'h' ? units[unit] : unit;
}

/** A day that a reading may be of. */
export function readDay(
  form: FormReader<string>,
  name: string,
  { first, today, last }: Days,
  subject: (t: Messages) => string,
): string {
  const day = form.text(name, { max: DAY_LENGTH, subject });
  if (day === '') return today;
  if (!isDay(day)) form.fail(name, (t) => t.followUp.day.unreadable(subject(t), today));
  else if (day < first) form.fail(name, (t) => t.followUp.day.early(formatDay(t.lang, first)));
  else if (day > last) form.fail(name, (t) => t.followUp.day.late(formatDay(t.lang, last)));
  return day;
}
