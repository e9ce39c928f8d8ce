import { keepIndicator } from '../../src/indicators/indicator-store.ts';
import type { Indicator } from '../../src/indicators/indicator.ts';
import { addReadings } from '../../src/indicators/reading-store.ts';
import type { Reading } from '../../src/indicators/reading.ts';
import { showFollowUp } from '../../src/strategies/sharing-store.ts';
import { sha256 } from '../../src/web/digest.ts';
import type { TestSite } from './app.ts';
import type { Answer } from './browser.ts';
import { linkPath } from './builders.ts';
import { indicatorWith } from '../indicators/builders.ts';

type Followed = Pick<Indicator, 'id'> & Partial<Indicator>;
/** Each on its day; the first is the oldest. */
type Values = Readonly<Record<string, string>>;

/** Stores an indicator, and what was measured of it, of the strategy that an owner's page shows. */
export async function follow(
  { db, time }: TestSite,
  owner: Answer,
  indicator: Followed,
  values: Values = {},
): Promise<void> {
  const strategyId = await strategyOf(db, owner);
  const readings = Object.entries(values).map(([onDate, value], index): Reading => {
    const id = `${strategyId}-${indicator.id}-${onDate}`;
    const recordedAt = time.now + index;
    return { id, indicator: indicator.id, onDate, value, note: '', lang: 'fr', recordedAt, replaces: null };
  });
  await db.transaction().execute(async (trx) => {
    await keepIndicator(trx, strategyId, indicatorWith(indicator.id, indicator));
    await addReadings(trx, strategyId, readings);
  });
}

/** As the box on the follow-up page does. */
export async function shareFollowUp({ db }: TestSite, owner: Answer, shown = true): Promise<void> {
  const strategyId = await strategyOf(db, owner);
  await db.transaction().execute((trx) => showFollowUp(trx, strategyId, shown));
}

async function strategyOf(db: TestSite['db'], owner: Answer): Promise<string> {
  const key = linkPath(owner, 'edit-link').split('/').at(-1) ?? '';
  const row = await db
    .selectFrom('link')
    .select('strategy_id')
    .where('key_hash', '=', sha256(key))
    .executeTakeFirstOrThrow();
  return row.strategy_id ?? '';
}
