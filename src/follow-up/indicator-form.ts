import { isDay } from '../i18n/format.ts';
import type { Lang } from '../i18n/languages.ts';
import { compareAmounts, plainAmount, readUnit } from '../indicators/amount.ts';
import type { Amount, Unit } from '../indicators/amount.ts';
import { LABEL_MAX, OWNER_MAX, UNIT_MAX, isOffered, labelOf } from '../indicators/indicator.ts';
import type { Followed, Indicator } from '../indicators/indicator.ts';
import { approachOf } from '../method/method.ts';
import type { ApproachKey, Method } from '../method/method.ts';
import { isOwn } from '../method/own.ts';
import { DIRECTIONS } from '../terms.ts';
import { FormReader, onePerField } from '../web/form.ts';
import type { FormFields, Input, Parsed } from '../web/form.ts';
import { daysAfter } from '../wizard/draft.ts';
import type { Days } from './day.ts';
import { readMeasure, unitWords } from './field-form.ts';

/** `indicator` is empty for one that is added; `seen` tells which one it was when the form was drawn. */
export const INDICATOR_FORM = {
  action: 'choice',
  indicator: 'choice',
  seen: 'choice',
  approach: 'choice',
  label: 'words',
  unit: 'words',
  direction: 'choice',
  baseline: 'words',
  target: 'words',
  due: 'words',
  owner: 'words',
  'as-baseline': 'choice',
  'as-target': 'choice',
} as const satisfies FormFields;

type Field = keyof typeof INDICATOR_FORM;
/** What was typed of an indicator. */
export type TypedIndicator = Pick<
  Indicator,
  'approach' | 'label' | 'unit' | 'direction' | 'baseline' | 'target' | 'due' | 'owner'
>;

const DUE_YEARS = 10;
const DAYS_A_YEAR = 366;

interface Asked {
  /** The one that is changed; undefined for one that is added. */
  readonly standing: Followed | undefined;
  readonly method: Method;
  readonly days: Days;
  readonly lang: Lang;
}

/** An emptied label brings back the method's own words, where it has some for this indicator. */
export function parseIndicator(
  fields: Input,
  { standing, method, days, lang }: Asked,
): Parsed<TypedIndicator> {
  const form = new FormReader<Field>(fields);
  const approach = standing?.approach ?? readApproach(form, method);
  const label = readLabel(form, standing, method);
  const measured = readMeasures(form, lang);
  const direction = form.choice('direction', DIRECTIONS, (t) => t.followUp.indicator.direction);
  const due = readDue(form, days);
  const owner = form.text('owner', { max: OWNER_MAX, subject: (t) => t.followUp.indicator.owner });
  const way = direction ?? standing?.direction ?? 'up';
  refuseWrongWay(form, way, measured);
  return onePerField(form.result({ approach, label, ...measured, direction: way, due, owner }));
}

function readApproach(form: FormReader<Field>, method: Method): ApproachKey {
  const keys = method.approaches.map(({ key }) => key);
  const key = form.choice('approach', keys, (t) => t.followUp.indicator.approach);
  if (form.values('approach').join('') === '')
    form.fail('approach', (t) => t.followUp.indicator.approachMissing);
  return key ?? '';
}

function readLabel(form: FormReader<Field>, standing: Followed | undefined, method: Method): string {
  const label = form.text('label', { max: LABEL_MAX, subject: (t) => t.followUp.indicator.label });
  const offered = standing === undefined ? undefined : wordsOfMethod(standing, method);
  if (label === '' && offered === undefined) form.fail('label', (t) => t.followUp.indicator.labelMissing);
  return offered?.includes(label) === true ? '' : label;
}

/** What the method calls an indicator, in both languages; undefined for one that a reader added. */
function wordsOfMethod(standing: Followed, method: Method): readonly string[] | undefined {
  if (!isOfMethod(standing)) return undefined;
  return (['fr', 'en'] as const).map((lang) => labelOf({ ...standing, label: '' }, method, lang));
}

/** Whether the method has words of its own for it. */
export function isOfMethod(followed: Followed): boolean {
  return isOffered(followed) && followed.named === '' && followed.state !== 'gone';
}

/** The unit of any of them is that of all. */
function readMeasures(
  form: FormReader<Field>,
  lang: Lang,
): { readonly unit: Unit; readonly baseline: Amount | null; readonly target: Amount | null } {
  const read = (name: 'baseline' | 'target', unit: Unit) =>
    readMeasure(form, {
      name,
      choice: `as-${name}`,
      unit,
      lang,
      subject: (t) => t.followUp.indicator[name],
    });
  const unit = readUnitField(form);
  const baseline = read('baseline', unit);
  const target = read('target', firstOf([unit, baseline?.unit]));
  return {
    unit: firstOf([unit, baseline?.unit, target?.unit]),
    baseline: baseline?.value ?? null,
    target: target?.value ?? null,
  };
}

function firstOf(units: readonly (Unit | undefined)[]): Unit {
  return units.find((each) => each !== undefined && each !== '') ?? '';
}

function readUnitField(form: FormReader<Field>): Unit {
  const typed = form.text('unit', { max: UNIT_MAX, subject: (t) => t.followUp.indicator.unit });
  const unit = readUnit(typed);
  if (unit === undefined) form.fail('unit', (t) => t.followUp.indicator.unitUnreadable(typed));
  return unit ?? '';
}

function readDue(form: FormReader<Field>, { first, today }: Days): string | null {
  const due = form.text('due', { max: first.length, subject: (t) => t.followUp.indicator.due });
  if (due === '') return null;
  const last = daysAfter(today, DUE_YEARS * DAYS_A_YEAR);
  if (!isDay(due)) form.fail('due', (t) => t.followUp.day.unreadable(t.followUp.indicator.due, today));
  else if (due < first || due > last) form.fail('due', (t) => t.followUp.indicator.dueOutside(DUE_YEARS));
  return due;
}

/** A target that lies the other way is a slip of the choice, or of a sign. */
function refuseWrongWay(
  form: FormReader<Field>,
  direction: TypedIndicator['direction'],
  { baseline, target }: Pick<TypedIndicator, 'baseline' | 'target'>,
): void {
  if (baseline === null || target === null) return;
  const way = compareAmounts(target, baseline);
  if (direction === 'up' ? way < 0 : way > 0)
    form.fail('target', (t) => t.followUp.indicator.wrongWay[direction]);
}

interface Standing {
  readonly method: Method;
  readonly lang: Lang;
  /** Who answers for the approach in the plan. */
  readonly planOwner: string;
}

/** The form as an indicator stands. */
export function indicatorInput(indicator: Followed, { method, lang, planOwner }: Standing): Input {
  const { id, approach, unit, direction, baseline, target, due, owner, isProposed } = indicator;
  const written = (value: Amount | null) => (value === null ? '' : plainAmount(value, lang));
  return {
    indicator: [id],
    approach: [approach],
    label: [labelOf(indicator, method, lang)],
    unit: [unitWords(unit, lang)],
    direction: [direction],
    baseline: [written(baseline)],
    target: [written(target)],
    due: [due ?? ''],
    owner: [isProposed ? planOwner : owner],
  };
}

/** The form of one to be added for an approach, or for one still to be chosen. */
export function newIndicatorInput(approach: ApproachKey | undefined, planOwner: string): Input {
  return { indicator: [''], approach: [approach ?? ''], direction: ['up'], owner: [planOwner] };
}

/** The name by which an own approach is known again; empty for one of the method. */
export function nameOf(method: Method, approach: ApproachKey, lang: Lang): string {
  return isOwn(approach) ? approachOf(method, approach).label[lang] : '';
}
