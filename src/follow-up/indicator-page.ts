import { countMade } from '../caps/store.ts';
import type { Trx } from '../db/database.ts';
import { NotFound } from '../errors.ts';
import { keepIndicator } from '../indicators/indicator-store.ts';
import { labelOf, nextId, proposal } from '../indicators/indicator.ts';
import type { Followed, Indicator } from '../indicators/indicator.ts';
import type { Acting, Outcome } from './act.ts';
import { daysOf } from './day.ts';
import { nameOf, parseIndicator } from './indicator-form.ts';
import type { TypedIndicator } from './indicator-form.ts';
import { lackOf, lackWords } from './room.ts';
import type { Opened } from './store.ts';

/** Changes an indicator, or adds one. */
export async function changeIndicator(trx: Trx, opened: Opened, acting: Acting): Promise<Outcome> {
  const { fields, lang, origin } = acting;
  const { method } = opened.revision.strategy;
  const standing = findStanding(opened, fields['indicator']?.join() ?? '');
  const days = daysOf(opened.begunAt, origin.now);
  const parsed = parseIndicator(fields, { standing, method, days, lang });
  if (!parsed.ok) return { kind: 'refused', errors: parsed.errors };
  const indicator =
    standing === undefined ? added(opened, parsed.value, lang) : changed(standing, parsed.value, lang);
  const lack = isKept(opened, indicator.id) ? undefined : lackOf(opened.followed, indicator);
  if (lack !== undefined) return refused('label', lackWords(lack, indicator.label || indicator.id));
  await countMade(trx, 'indicator', { ...origin, within: opened.strategyId });
  await keepIndicator(trx, opened.strategyId, indicator);
  return { kind: 'done', act: 'kept' };
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
  if (isRefused) return refused(`resume-${standing.id}`, lackWords(lack, labelOf(standing, method, lang)));
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

function isKept({ stored }: Opened, id: string): boolean {
  return stored.some((each) => each.id === id);
}

function changed(standing: Followed, typed: TypedIndicator, lang: Acting['lang']): Indicator {
  const isRetyped = typed.label !== standing.label || typed.owner !== standing.owner;
  return { ...standing, ...typed, lang: isRetyped ? lang : standing.lang };
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

function refused(field: string, message: ReturnType<typeof lackWords>): Outcome {
  return { kind: 'refused', errors: [{ name: field, field, message }] };
}
