import { countMade } from '../caps/store.ts';
import type { Trx } from '../db/database.ts';
import { NotFound } from '../errors.ts';
import { capital } from '../i18n/format.ts';
import { compareAmounts } from '../indicators/amount.ts';
import { keepIndicator } from '../indicators/indicator-store.ts';
import { labelOf } from '../indicators/indicator.ts';
import type { Followed } from '../indicators/indicator.ts';
import { addReadings, findReading, listReadings } from '../indicators/reading-store.ts';
import { newestOf } from '../indicators/reading.ts';
import type { Reading } from '../indicators/reading.ts';
import { recountFollowUp } from '../observatory/count-store.ts';
import type { Acting, Outcome } from './act.ts';
import { parseCorrection } from './correction-form.ts';
import type { Correction } from './correction-form.ts';
import { daysOf } from './day.ts';
import { fullErrors } from './reading-page.ts';
import type { Opened } from './store.ts';

/** Corrects a reading, or takes it back: a new row names the one that it replaces. Sent twice, it is done once. */
export async function correctReading(trx: Trx, opened: Opened, acting: Acting): Promise<Outcome> {
  const { strategyId } = opened;
  const reading = await findReading(trx, strategyId, acting.fields['reading']?.join() ?? '');
  if (reading === undefined) throw new NotFound();
  const newest = newestOf(await listReadings(trx, strategyId), reading);
  const indicator = indicatorOf(opened, reading);
  const parsed = parseFor(opened, indicator, reading, acting);
  const isDone = parsed.ok && isSame(newest, parsed.value) && parsed.value.unit === indicator.unit;
  if (newest.id !== reading.id && !isDone) return { kind: 'corrected', newest: newest.id };
  if (!parsed.ok) return { kind: 'refused', errors: parsed.errors };
  const errors = isDone ? [] : await fullErrors(trx, strategyId, 1, 'new-value');
  if (errors.length > 0) return { kind: 'refused', errors };
  if (!isDone) await replace(trx, opened, indicator, reading, parsed.value, acting);
  return { kind: 'done', act: parsed.value.value === null ? 'takenBack' : 'corrected' };
}

function indicatorOf({ followed }: Opened, reading: Reading): Followed {
  const indicator = followed.find(({ id }) => id === reading.indicator);
  if (indicator === undefined) throw new NotFound();
  return indicator;
}

function parseFor(
  { revision, begunAt }: Opened,
  indicator: Followed,
  reading: Reading,
  { fields, lang, origin }: Acting,
): ReturnType<typeof parseCorrection> {
  const { unit } = indicator;
  const label = capital(labelOf(indicator, revision.strategy.method, lang));
  return parseCorrection(fields, reading, { days: daysOf(begunAt, origin.now), lang, unit, label });
}

async function replace(
  trx: Trx,
  { strategyId }: Opened,
  indicator: Followed,
  reading: Reading,
  { unit, ...correction }: Correction,
  { origin, lang, ids: [id = ''] }: Acting,
): Promise<void> {
  await countMade(trx, 'reading', { ...origin, within: strategyId });
  if (unit !== indicator.unit) await keepIndicator(trx, strategyId, { ...indicator, unit });
  const recorded = { lang, recordedAt: origin.now, replaces: reading.id };
  await addReadings(trx, strategyId, [{ id, indicator: indicator.id, ...correction, ...recorded }]);
  await recountFollowUp(trx, strategyId, origin);
}

function isSame(reading: Reading, { onDate, value, note }: Correction): boolean {
  const isSameValue =
    reading.value === null || value === null
      ? reading.value === value
      : compareAmounts(reading.value, value) === 0;
  return isSameValue && reading.onDate === onDate && reading.note === note;
}
