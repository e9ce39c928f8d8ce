import { randomBytes } from 'node:crypto';
import type { Db } from '../db/database.ts';
import { keysOf } from '../method/method.ts';
import type { Choices, Method } from '../method/method.ts';
import { insertStrategy } from '../strategies/store.ts';
import { NO_OWN_WORDS } from '../strategies/strategy.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { wheelOf } from '../wheel/wheel.ts';
import { REVIEW_AFTER_DAYS, daysAfter } from '../wizard/draft.ts';
import { keepMethod } from '../method/store.ts';
import { transact } from '../db/engine.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const SPREAD_DAYS = 240;
/** How often each approach is taken, in wheel order and over again: invented, so that the pictures show something. */
const APPEAL = [9, 7, 4, 8, 6, 3, 2, 5, 6, 7, 3, 2] as const;
const NEIGHBOURLY = 0.35;

export async function seedCounted(
  db: Db,
  linkSecret: Buffer,
  method: Method,
  count: number,
  now: number,
): Promise<void> {
  for (let index = 1; index <= count; index += 1) {
    const at = now - Math.floor(Math.random() ** 2 * SPREAD_DAYS) * DAY_MS;
    const id = () => randomBytes(16).toString('base64url');
    const made = { id: id(), readLinkId: id(), editLinkId: id(), linkSecret };
    await transact(db, async (trx) => {
      await keepMethod(trx, method, at);
      await insertStrategy(trx, made, strangerAt(method, index, at), at);
    });
  }
}

function strangerAt(method: Method, index: number, at: number): Strategy {
  const day = new Date(at).toISOString().slice(0, 10);
  return {
    ...NO_OWN_WORDS,
    method,
    brand: `Marque ${index}`,
    rival: '',
    gene: '',
    capacity: null,
    claims: {},
    choices: wheelOf(method, drawn(keysOf(method))),
    abstainReason: null,
    swap: {},
    why: {},
    refusals: [],
    shareDiagnosis: false,
    reviewDate: daysAfter(day, REVIEW_AFTER_DAYS),
    countMe: true,
  };
}

function drawn(keys: readonly string[]): Choices {
  const appeal = keys.map((_, index) => APPEAL[index % APPEAL.length] ?? 1);
  const priorities = 1 + Math.floor(Math.random() ** 2 * 3);
  const marked = priorities + Math.floor(Math.random() * 4);
  const sectors: number[] = [];
  while (sectors.length < marked) {
    const last = sectors.at(-1);
    const next =
      last !== undefined && Math.random() < NEIGHBOURLY ? (last + 1) % keys.length : byAppeal(appeal);
    if (!sectors.includes(next)) sectors.push(next);
  }
  return Object.fromEntries(
    sectors.map(
      (sector, index) => [keys[sector] ?? '', index < priorities ? 'priority' : 'secondary'] as const,
    ),
  );
}

function byAppeal(appeal: readonly number[]): number {
  const weights = appeal.flatMap((weight, sector) => Array.from({ length: weight }, () => sector));
  return weights[Math.floor(Math.random() * weights.length)] ?? 0;
}
