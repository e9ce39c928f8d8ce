import { PageError } from '../errors.ts';
import type { Lang } from '../i18n/languages.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Amount, Unit } from '../indicators/amount.ts';
import { current, proposal } from '../indicators/indicator.ts';
import type { Followed } from '../indicators/indicator.ts';
import { NOTE_MAX } from '../indicators/reading.ts';
import { isOwn } from '../method/own.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { FormReader, onePerField } from '../web/form.ts';
import type { FormFields, Input, Parsed } from '../web/form.ts';
import { stateOf } from '../wheel/wheel.ts';
import type { Days } from './day.ts';
import { readDay, readMeasure } from './field-form.ts';

export const READINGS_FORM = {
  action: 'choice',
  'on-date': 'words',
  'value-*': 'words',
  'note-*': 'words',
  'as-*': 'choice',
} as const satisfies FormFields;

export interface TypedReading {
  readonly indicator: Followed;
  readonly value: Amount;
  readonly unit: Unit;
  readonly note: string;
}

export interface TypedReadings {
  readonly onDate: string;
  readonly readings: readonly TypedReading[];
}

const VALUE = 'value-';

/**
 * The indicators that a form of readings speaks of: the current ones, and those that were when it was drawn and for which
 * something was typed. Throws for a name that no form of ours has.
 */
export function askedIn(
  strategy: Strategy,
  followed: readonly Followed[],
  fields: Input,
): readonly Followed[] {
  const asked = current(followed);
  const lapsed = Object.entries(fields)
    .filter(([name, values]) => name.startsWith(VALUE) && values.join('').trim() !== '')
    .map(([name]) => name.slice(VALUE.length))
    .filter((id) => asked.every((each) => each.id !== id))
    .map((id) => followed.find((each) => each.id === id) ?? lapsedProposal(strategy, id));
  return [...asked, ...lapsed];
}

/** One that was proposed before the wheel changed: what was typed for it is taken. */
function lapsedProposal({ method, choices }: Strategy, id: string): Followed {
  const [, key, number] = /^(.+)-([12])$/.exec(id) ?? [];
  const approach = method.approaches.find((each) => each.key === key);
  if (approach === undefined || isOwn(approach.key)) throw new PageError(422, 'unreadable');
  return { ...proposal(approach, number === '1' ? 1 : 2), state: stateOf(choices, approach.key) };
}

interface Asked {
  readonly days: Days;
  readonly lang: Lang;
  readonly labelOf: (indicator: Followed) => string;
}

/** Empty values are skipped; nothing typed at all is told, and so is a note that has no value. */
export function parseReadings(
  fields: Input,
  asked: readonly Followed[],
  { days, lang, labelOf }: Asked,
): Parsed<TypedReadings> {
  const form = new FormReader<string>(fields);
  const onDate = readDay(form, 'on-date', days, (t) => t.followUp.readings.date);
  const readings = asked.flatMap((each) => readOne(form, each, labelOf(each), lang));
  const isEmpty = asked.every(
    ({ id }) =>
      form
        .values(VALUE + id)
        .join('')
        .trim() === '',
  );
  const first = asked[0] === undefined ? 'on-date' : VALUE + asked[0].id;
  if (isEmpty && form.result(null).ok) form.fail(first, (t) => t.followUp.readings.nothing);
  return onePerField(form.result({ onDate, readings }));
}

function readOne(
  form: FormReader<string>,
  indicator: Followed,
  label: string,
  lang: Lang,
): readonly TypedReading[] {
  const { id, unit } = indicator;
  const name = VALUE + id;
  const subject = (t: Messages) => t.followUp.readings.subject(label);
  const note = form.text(`note-${id}`, { max: NOTE_MAX, subject: (t) => t.followUp.readings.noteOf(label) });
  const measure = readMeasure(form, { name, choice: `as-${id}`, unit, lang, subject });
  if (measure === undefined) {
    if (note !== '') form.fail(name, (t) => t.followUp.readings.noteAlone(label));
    return [];
  }
  if (indicator.endedAt !== null) form.fail(name, (t) => t.followUp.readings.ended(label));
  return [{ indicator, ...measure, note }];
}
