import type { Lang } from '../i18n/languages.ts';
import { plainAmount } from '../indicators/amount.ts';
import type { Unit } from '../indicators/amount.ts';
import { NOTE_MAX } from '../indicators/reading.ts';
import type { Reading } from '../indicators/reading.ts';
import { FormReader, onePerField } from '../web/form.ts';
import type { FormFields, Input, Parsed } from '../web/form.ts';
import type { Days } from './day.ts';
import { readDay, readMeasure } from './field-form.ts';

/** `reading` is the one that the form was drawn with. */
export const CORRECTION_FORM = {
  action: 'choice',
  reading: 'choice',
  'new-value': 'words',
  'new-date': 'words',
  'new-note': 'words',
  'take-back': 'choice',
  'as-new-value': 'choice',
} as const satisfies FormFields;

type Field = keyof typeof CORRECTION_FORM;

export interface Correction extends Pick<Reading, 'onDate' | 'value' | 'note'> {
  readonly unit: Unit;
}

interface Asked {
  readonly days: Days;
  readonly lang: Lang;
  /** That of the indicator; a correction changes none, and may be the first to tell it. */
  readonly unit: Unit;
  readonly label: string;
}

/** A reading that is taken back keeps its day, and may be told why. */
export function parseCorrection(
  fields: Input,
  { onDate }: Pick<Reading, 'onDate'>,
  { days, lang, unit, label }: Asked,
): Parsed<Correction> {
  const form = new FormReader<Field>(fields);
  const note = form.text('new-note', { max: NOTE_MAX, subject: (t) => t.followUp.readings.noteOf(label) });
  if (form.flag('take-back', (t) => t.followUp.correct.takeBack))
    return onePerField(form.result({ onDate, value: null, unit, note }));
  const day = readDay(form, 'new-date', days, (t) => t.followUp.readings.date);
  const measure = readNewValue(form, { lang, unit, label });
  const read = { value: measure?.value ?? null, unit: measure?.unit ?? unit };
  return onePerField(form.result({ onDate: day, ...read, note }));
}

function readNewValue(
  form: FormReader<Field>,
  { lang, unit, label }: Omit<Asked, 'days'>,
): ReturnType<typeof readMeasure> {
  if (form.values('new-value').join('').trim() === '')
    form.fail('new-value', (t) => t.followUp.correct.missing);
  return readMeasure(form, {
    name: 'new-value',
    choice: 'as-new-value',
    unit,
    lang,
    subject: (t) => t.followUp.readings.subject(label),
  });
}

/** The form as a reading stands. */
export function correctionInput({ id, onDate, value, note }: Reading, lang: Lang): Input {
  return {
    reading: [id],
    'new-value': [value === null ? '' : plainAmount(value, lang)],
    'new-date': [onDate],
    'new-note': [note],
  };
}
