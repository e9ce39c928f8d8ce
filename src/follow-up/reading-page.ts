import { countMade } from '../caps/store.ts';
import type { Trx } from '../db/database.ts';
import { compareAmounts } from '../indicators/amount.ts';
import { keepIndicator } from '../indicators/indicator-store.ts';
import { labelOf } from '../indicators/indicator.ts';
import type { Followed } from '../indicators/indicator.ts';
import { addReadings, countReadings, listStandingOn } from '../indicators/reading-store.ts';
import { READINGS_MAX } from '../indicators/reading.ts';
import { recountFollowUp } from '../observatory/count-store.ts';
import type { FieldError } from '../web/form.ts';
import { capital, formatNumber } from '../i18n/format.ts';
import type { Acting, Outcome } from './act.ts';
import { daysOf } from './day.ts';
import { askedIn, parseReadings } from './reading-form.ts';
import type { TypedReading, TypedReadings } from './reading-form.ts';
import { lackOf, lackWords } from './limits.ts';
import type { Opened } from './store.ts';

/** Records all readings of a form, or none. What stands already, as after a form that was sent twice, is not added again. */
export async function recordReadings(trx: Trx, opened: Opened, acting: Acting): Promise<Outcome> {
  const { strategy } = opened.revision;
  const { fields, lang, origin } = acting;
  const name = (each: Followed) => capital(labelOf(each, strategy.method, lang));
  const asked = askedIn(strategy, opened.followed, fields);
  const days = daysOf(opened.begunAt, origin.now);
  const parsed = parseReadings(fields, asked, { days, lang, labelOf: name });
  if (!parsed.ok) return { kind: 'refused', errors: parsed.errors };
  const readings = await freshOf(trx, opened, parsed.value);
  const errors = [
    ...roomErrors(opened.followed, readings, name),
    ...(await fullErrors(trx, opened.strategyId, readings.length, 'on-date')),
  ];
  if (errors.length > 0) return { kind: 'refused', errors };
  if (readings.length > 0) await keepAll(trx, opened, { ...parsed.value, readings }, acting);
  return { kind: 'done', act: 'recorded' };
}

/** That a strategy has all the readings that it can have. */
export async function fullErrors(
  trx: Trx,
  strategyId: string,
  more: number,
  field: string,
): Promise<readonly FieldError[]> {
  if ((await countReadings(trx, strategyId)) + more <= READINGS_MAX) return [];
  return [
    {
      name: field,
      field,
      message: (t) => t.followUp.readings.full(formatNumber(t.lang, READINGS_MAX)),
    },
  ];
}

async function freshOf(
  trx: Trx,
  { strategyId }: Opened,
  { onDate, readings }: TypedReadings,
): Promise<readonly TypedReading[]> {
  const standing = await listStandingOn(trx, strategyId, onDate);
  return readings.filter(({ indicator, value, unit, note }) => {
    const last = standing.findLast((each) => each.indicator === indicator.id && each.value !== null);
    const isSame = last?.value != null && compareAmounts(last.value, value) === 0 && last.note === note;
    return !isSame || unit !== indicator.unit;
  });
}

/** A proposed indicator becomes a row with its first reading, where there is room for it. */
function roomErrors(
  followed: readonly Followed[],
  readings: readonly TypedReading[],
  name: (indicator: Followed) => string,
): readonly FieldError[] {
  let now = followed;
  return readings.flatMap(({ indicator }) => {
    if (!indicator.isProposed) return [];
    const lack = lackOf(now, indicator);
    const others = now.filter(({ id }) => id !== indicator.id);
    now = [...others, { ...indicator, isProposed: false }];
    if (lack === undefined) return [];
    const field = `value-${indicator.id}`;
    return [{ name: field, field, message: lackWords(lack, name(indicator)) }];
  });
}

async function keepAll(
  trx: Trx,
  { strategyId }: Opened,
  { onDate, readings }: TypedReadings,
  { lang, origin, ids }: Acting,
): Promise<void> {
  await countMade(trx, 'reading', { ...origin, within: strategyId });
  for (const { indicator, unit } of readings) {
    const isFirstUnit = indicator.unit === '' && unit !== '';
    if (isFirstUnit || indicator.isProposed)
      await keepIndicator(trx, strategyId, { ...indicator, unit: indicator.unit || unit });
  }
  const rows = readings.map(({ indicator, value, note }, index) => ({
    id: ids[index] ?? '',
    indicator: indicator.id,
    onDate,
    value,
    note,
    lang,
    recordedAt: origin.now,
    replaces: null,
  }));
  await addReadings(trx, strategyId, rows);
  await recountFollowUp(trx, strategyId, origin);
}
