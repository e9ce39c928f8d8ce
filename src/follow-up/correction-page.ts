import { countMade } from '../caps/store.ts';
import type { Trx } from '../db/database.ts';
import { NotFound } from '../errors.ts';
import { compareAmounts } from '../indicators/amount.ts';
import { labelOf } from '../indicators/indicator.ts';
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

/** Corrects a reading, or takes it back: a new row names the one that it replaces. */
export async function correctReading(trx: Trx, opened: Opened, acting: Acting): Promise<Outcome> {
  const { fields, lang, origin } = acting;
  const { strategyId, revision, begunAt } = opened;
  const reading = await findReading(trx, strategyId, fields['reading']?.join() ?? '');
  const indicator = opened.followed.find(({ id }) => id === reading?.indicator);
  if (reading === undefined || indicator === undefined) throw new NotFound();
  const newest = newestOf(await listReadings(trx, strategyId), reading);
  if (newest.id !== reading.id) return { kind: 'corrected', newest: newest.id };
  const { method } = revision.strategy;
  const asked = { days: daysOf(begunAt, origin.now), lang, unit: indicator.unit };
  const parsed = parseCorrection(fields, reading, { ...asked, label: labelOf(indicator, method, lang) });
  if (!parsed.ok) return { kind: 'refused', errors: parsed.errors };
  const errors = await fullErrors(trx, strategyId, 1, 'new-value');
  if (errors.length > 0) return { kind: 'refused', errors };
  if (!isSame(reading, parsed.value)) await replace(trx, opened, reading, parsed.value, acting);
  return { kind: 'done', act: parsed.value.value === null ? 'takenBack' : 'corrected' };
}

async function replace(
  trx: Trx,
  { strategyId }: Opened,
  reading: Reading,
  correction: Correction,
  { origin, lang, ids: [id = ''] }: Acting,
): Promise<void> {
  await countMade(trx, 'reading', { ...origin, within: strategyId });
  const { indicator } = reading;
  const recorded = { lang, recordedAt: origin.now, replaces: reading.id };
  await addReadings(trx, strategyId, [{ id, indicator, ...correction, ...recorded }]);
  await recountFollowUp(trx, strategyId, origin);
}

function isSame(reading: Reading, { onDate, value, note }: Correction): boolean {
  const isSameValue =
    reading.value === null || value === null
      ? reading.value === value
      : compareAmounts(reading.value, value) === 0;
  return isSameValue && reading.onDate === onDate && reading.note === note;
}
