import { randomBytes } from 'node:crypto';
import type { Db } from '../db/database.ts';
import { insertStrategy } from '../strategies/store.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { APPROACH_KEYS } from '../wheel/approaches.ts';
import type { ApproachKey } from '../wheel/approaches.ts';
import { wheelOf } from '../wheel/wheel.ts';
import { EMPTY_REVIEW, REVIEW_AFTER_DAYS, daysAfter } from '../wizard/draft.ts';
import type { State } from '../terms.ts';
import { transact } from '../db/engine.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const SPREAD_DAYS = 240;
/** How often each approach is taken, in wheel order: invented, so that the pictures show something. */
const APPEAL = [9, 7, 4, 8, 6, 3, 2, 5, 6, 7, 3, 2] as const;
const NEIGHBOURLY = 0.35;

export async function seedCounted(db: Db, linkSecret: Buffer, count: number, now: number): Promise<void> {
  for (let index = 1; index <= count; index += 1) {
    const at = now - Math.floor(Math.random() ** 2 * SPREAD_DAYS) * DAY_MS;
    const id = () => randomBytes(16).toString('base64url');
    const made = { id: id(), readLinkId: id(), editLinkId: id(), linkSecret };
    await transact(db, (trx) => insertStrategy(trx, made, strangerAt(index, at), at));
  }
}

function strangerAt(index: number, at: number): Strategy {
  const day = new Date(at).toISOString().slice(0, 10);
  return {
    ...EMPTY_REVIEW,
    brand: `Marque ${index}`,
    rival: '',
    gene: '',
    capacity: null,
    claims: {},
    choices: wheelOf(drawn()),
    abstainReason: null,
    reviewDate: daysAfter(day, REVIEW_AFTER_DAYS),
    countMe: true,
  };
}

function drawn(): Partial<Record<ApproachKey, State>> {
  const priorities = 1 + Math.floor(Math.random() ** 2 * 3);
  const marked = priorities + Math.floor(Math.random() * 4);
  const sectors: number[] = [];
  while (sectors.length < marked) {
    const last = sectors.at(-1);
    const next = last !== undefined && Math.random() < NEIGHBOURLY ? (last + 1) % APPEAL.length : byAppeal();
    if (!sectors.includes(next)) sectors.push(next);
  }
  const states = sectors.map((sector, index): [string, State] => [
    APPROACH_KEYS[sector] ?? '',
    index < priorities ? 'priority' : 'secondary',
  ]);
  return Object.fromEntries(states);
}

function byAppeal(): number {
  const weights = APPEAL.flatMap((weight, sector) => Array.from({ length: weight }, () => sector));
  return weights[Math.floor(Math.random() * weights.length)] ?? 0;
}
