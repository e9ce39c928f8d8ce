import { countMade } from '../caps/store.ts';
import type { Trx } from '../db/database.ts';
import { NotFound } from '../errors.ts';
import { capital } from '../i18n/format.ts';
import { fold } from '../i18n/fold.ts';
import { keepIndicator } from '../indicators/indicator-store.ts';
import { labelOf, nextId, proposal } from '../indicators/indicator.ts';
import type { Followed, Indicator } from '../indicators/indicator.ts';
import type { FieldError, Input } from '../web/form.ts';
import type { Acting, Outcome } from './act.ts';
import { daysOf } from './day.ts';
import { nameOf, parseIndicator } from './indicator-form.ts';
import type { TypedIndicator } from './indicator-form.ts';
import { lackOf, lackWords } from './limits.ts';
import { isToldAlike, stampOf } from './stamp.ts';
import type { Opened } from './store.ts';

/** Changes an indicator, or adds one. Sent twice, it is done once. */
export async function changeIndicator(trx: Trx, opened: Opened, acting: Acting): Promise<Outcome> {
  const { fields, lang, origin } = acting;
  const { method } = opened.revision.strategy;
  const standing = findStanding(opened, fields['indicator']?.join() ?? '');
  const days = daysOf(opened.begunAt, origin.now);
  const parsed = parseIndicator(fields, { standing, method, days, lang });
  if (!parsed.ok) return { kind: 'refused', errors: parsed.errors };
  const twin = standing ?? twinOf(opened, parsed.value);
  if (twin !== undefined && !twin.isProposed && isToldAlike(twin, parsed.value))
    return { kind: 'done', act: 'kept' };
  if (standing !== undefined && isChanged(standing, fields)) return { kind: 'changed' };
  if (standing === undefined && twin !== undefined)
    return refused('label', (t) => t.followUp.indicator.twin(parsed.value.label));
  const indicator =
    standing === undefined ? added(opened, parsed.value, lang) : changed(standing, parsed.value, lang);
  return keep(trx, opened, indicator, acting);
}

async function keep(
  trx: Trx,
  { strategyId, stored, followed, revision }: Opened,
  indicator: Indicator,
  { origin, lang }: Acting,
): Promise<Outcome> {
  const isKept = stored.some(({ id }) => id === indicator.id);
  const lack = isKept ? undefined : lackOf(followed, indicator);
  const name = capital(labelOf(indicator, revision.strategy.method, lang));
  if (lack !== undefined) return refused('label', lackWords(lack, name));
  await countMade(trx, 'indicator', { ...origin, within: strategyId });
  await keepIndicator(trx, strategyId, indicator);
  return { kind: 'done', act: 'kept' };
}

/** A current one of the same approach that is called the same; one of an own approach that is gone had the same key only. */
function twinOf({ followed }: Opened, { approach, label }: TypedIndicator): Followed | undefined {
  return followed.find(
    (each) =>
      each.approach === approach &&
      each.state !== 'gone' &&
      each.endedAt === null &&
      fold(each.label) === fold(label),
  );
}

/** Whether it is another one by now than the form was drawn with. */
function isChanged(standing: Followed, { seen = [] }: Input): boolean {
  return seen.length > 0 && seen.join() !== stampOf(standing);
}

/** Ends an indicator; its readings stay. */
export function endIndicator(trx: Trx, opened: Opened, acting: Acting): Promise<Outcome> {
  return turn(trx, opened, acting, acting.origin.now);
}

/** Takes up again one that was ended, where there is room for it. */
export function resumeIndicator(trx: Trx, opened: Opened, acting: Acting): Promise<Outcome> {
  return turn(trx, opened, acting, null);
}

async function turn(
  trx: Trx,
  opened: Opened,
  { fields, lang, origin }: Acting,
  endedAt: number | null,
): Promise<Outcome> {
  const standing = findStanding(opened, fields['indicator']?.join() ?? '');
  if (standing === undefined) throw new NotFound();
  const act = endedAt === null ? 'resumed' : 'ended';
  if ((standing.endedAt === null) === (endedAt === null)) return { kind: 'done', act };
  const { method } = opened.revision.strategy;
  const lack = endedAt === null || standing.isProposed ? lackOf(opened.followed, standing) : undefined;
  const isRefused = lack === 'spent' || (lack !== undefined && endedAt === null);
  if (isRefused)
    return refused(`resume-${standing.id}`, lackWords(lack, capital(labelOf(standing, method, lang))));
  await countMade(trx, 'indicator', { ...origin, within: opened.strategyId });
  await keepIndicator(trx, opened.strategyId, { ...standing, endedAt });
  return { kind: 'done', act };
}

/** Undefined for one that is added. Throws for an id that there is not. */
function findStanding({ followed }: Opened, id: string): Followed | undefined {
  if (id === '') return undefined;
  const found = followed.find((each) => each.id === id);
  if (found === undefined) throw new NotFound();
  return found;
}

/** The language is that of the label, which is read aloud in it. */
function changed(standing: Followed, typed: TypedIndicator, lang: Acting['lang']): Indicator {
  const isLabelTyped = typed.label === '' || typed.label !== standing.label;
  return { ...standing, ...typed, lang: isLabelTyped ? lang : standing.lang };
}

function added(
  { revision, stored, followed }: Opened,
  typed: TypedIndicator,
  lang: Acting['lang'],
): Followed {
  const { method } = revision.strategy;
  const position = Math.max(2, ...followed.map((each) => each.position)) + 1;
  const approach = method.approaches.find(({ key }) => key === typed.approach);
  if (approach === undefined) throw new NotFound();
  const id = nextId(typed.approach, stored);
  return {
    ...proposal(approach, 1),
    ...typed,
    id,
    lang,
    position,
    named: nameOf(method, typed.approach, lang),
    isProposed: true,
  };
}

function refused(field: string, message: FieldError['message']): Outcome {
  return { kind: 'refused', errors: [{ name: field, field, message }] };
}
