import { randomUUID } from 'node:crypto';
import type { Trx } from '../../src/db/database.ts';
import { addDecisions } from '../../src/indicators/decision-store.ts';
import { keepIndicator } from '../../src/indicators/indicator-store.ts';
import { addReadings } from '../../src/indicators/reading-store.ts';
import { recountFollowUp } from '../../src/observatory/count-store.ts';
import type { DecisionKind } from '../../src/terms.ts';
import type { Origin } from '../../src/web/origin.ts';
import type { TestSite } from '../support/app.ts';

interface Reading {
  readonly value?: string | null;
  readonly replaces?: string;
}

/** Notes a reading as the follow-up page does, and answers its id; `from` is the address that it comes from. */
export async function noteReading(
  site: TestSite,
  strategyId: string,
  { value = '12', replaces }: Reading = {},
  from?: string,
): Promise<string> {
  const id = randomUUID();
  await act(site, strategyId, from, async (trx) => {
    await keepIndicator(trx, strategyId, INDICATOR);
    const told = { indicator: INDICATOR.id, onDate: '2026-12-01', note: '', lang: 'fr' } as const;
    const reading = { id, value, replaces: replaces ?? null, recordedAt: site.time.now, ...told };
    await addReadings(trx, strategyId, [reading]);
  });
  return id;
}

/** Decides as the review meeting of a revision does. */
export async function decideOn(
  site: TestSite,
  strategyId: string,
  kinds: Readonly<Record<string, DecisionKind>>,
  { revision = 1, from }: { readonly revision?: number; readonly from?: string } = {},
): Promise<void> {
  const decisions = Object.entries(kinds).map(([approach, kind]) => ({
    ...{ id: randomUUID(), approach, kind, revision },
    ...{ reason: 'Trop cher', lang: 'fr' as const, decidedAt: site.time.now },
  }));
  await act(site, strategyId, from, (trx) => addDecisions(trx, strategyId, decisions));
}

async function act(
  site: TestSite,
  strategyId: string,
  from: string | undefined,
  write: (trx: Trx) => Promise<void>,
): Promise<void> {
  await site.db.transaction().execute(async (trx) => {
    await write(trx);
    await recountFollowUp(trx, strategyId, from === undefined ? undefined : originAt(site, from));
  });
}

function originAt({ time }: TestSite, address: string): Origin {
  return { address, key: Buffer.alloc(32, 9), now: time.now };
}

const INDICATOR = {
  id: 'listen-1',
  approach: 'listen',
  named: '',
  label: '',
  lang: 'fr',
  unit: '',
  direction: 'up',
  baseline: null,
  target: null,
  due: null,
  owner: 'Camille',
  position: 1,
  endedAt: null,
} as const;
