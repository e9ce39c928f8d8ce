import { PageError } from '../errors.ts';
import type { FormFields, Input, Parsed } from '../web/form.ts';
import { STEP_NAMES } from './draft.ts';
import type { Draft, Outcome, StepName } from './draft.ts';
import type { Lang } from '../i18n/languages.ts';

/** What a form is read by. `today` is a day in the zone of the site, `YYYY-MM-DD`; `lang` is the language of the page it was drawn on. */
export interface Reading {
  readonly draft: Draft;
  readonly today: string;
  readonly lang: Lang;
}

/** Everything one step knows how to do. */
export interface Step<Posted, Name extends StepName = StepName> {
  readonly name: Name;
  readonly parse: (fields: Input, reading: Reading) => Parsed<Posted>;
  /** What the draft becomes; `version` is the state that the form was drawn from. */
  readonly accept: (draft: Draft, posted: Posted, version: number | undefined) => Outcome;
  /** What the draft holds of this step, in the shape of a post. */
  readonly held: (draft: Draft) => Posted | null;
  /** What a post says in words. */
  readonly rows: (draft: Draft, posted: Posted, lang: Lang) => readonly Row[];
  readonly next: (action: Action | undefined) => StepName;
}

const ACTIONS = ['continue', 'preview', 'test', 'save', 'language'] as const;
type Action = (typeof ACTIONS)[number];

export const PRESS_FIELDS = {
  action: 'choice',
  back: 'choice',
  version: 'choice',
  over: 'choice',
} as const satisfies FormFields;

export interface Press {
  /** Undefined when the form was sent by Enter in a field. */
  readonly action: Action | undefined;
  readonly back: boolean;
  readonly version: number | undefined;
  readonly over: number | undefined;
}

export function parsePress(fields: Input): Press {
  const [given = '', ...more] = fields['action'] ?? [];
  const action = ACTIONS.find((each) => each === given);
  if (more.length > 0 || (action === undefined && given !== '')) throw new PageError(422, 'unreadable');
  return {
    action,
    back: fields['back']?.[0] === 'review',
    version: numberIn(fields, 'version'),
    over: numberIn(fields, 'over'),
  };
}

/** Anything but a whole number counts as a state that never was. */
function numberIn(fields: Input, name: 'version' | 'over'): number | undefined {
  const [value, ...more] = fields[name] ?? [];
  if (value === undefined) return undefined;
  return more.length === 0 && /^\d{1,9}$/.test(value) ? Number(value) : -1;
}

/** One answer in words: for the review, and for comparing what was typed with what was saved meanwhile. */
export interface Row {
  readonly field: string;
  readonly label: string;
  readonly value: string;
  /** A person wrote the value: it is set apart from our own words. */
  readonly typed: boolean;
}

export interface Difference {
  readonly label: string;
  readonly saved: string;
  readonly typed: string;
}

/** Row by row, where one side may lack what only the other one named. */
export function differences(saved: readonly Row[], typed: readonly Row[]): readonly Difference[] {
  const added = typed.filter((row) => !saved.some(({ field }) => field === row.field));
  const valueIn = (rows: readonly Row[], row: Row) =>
    rows.find(({ field }) => field === row.field)?.value ?? '';
  return [...saved, ...added]
    .map((row) => ({ label: row.label, saved: valueIn(saved, row), typed: valueIn(typed, row) }))
    .filter((each) => each.saved !== each.typed);
}

export function firstMissingStep(draft: Draft, before: StepName): StepName | undefined {
  const earlier = STEP_NAMES.slice(0, STEP_NAMES.indexOf(before));
  return earlier.find((step) => draft.answers[step] === null);
}

export function nextStep(draft: Draft): StepName {
  return firstMissingStep(draft, 'review') ?? 'review';
}
