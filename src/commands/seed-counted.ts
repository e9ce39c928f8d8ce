import { randomBytes, randomUUID } from 'node:crypto';
import type { Db, Trx } from '../db/database.ts';
import { toDay } from '../i18n/format.ts';
import { addDecisions } from '../indicators/decision-store.ts';
import { followedIn } from '../indicators/indicator.ts';
import { keepIndicator } from '../indicators/indicator-store.ts';
import { addReadings } from '../indicators/reading-store.ts';
import { keysOf } from '../method/method.ts';
import type { ApproachKey, Choices, Method } from '../method/method.ts';
import { recountFollowUp } from '../observatory/count-store.ts';
import { insertStrategy } from '../strategies/store.ts';
import { NO_OWN_WORDS } from '../strategies/strategy.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { DECISION_KINDS } from '../terms.ts';
import { approachesAt, wheelOf } from '../wheel/wheel.ts';
import { REVIEW_AFTER_DAYS, daysAfter } from '../wizard/draft.ts';
import { keepMethod } from '../method/store.ts';
import { transact } from '../db/engine.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const SPREAD_DAYS = 240;
/** How often each approach is taken, in wheel order and over again: invented, so that the pictures show something. */
const APPEAL = [9, 7, 4, 8, 6, 3, 2, 5, 6, 7, 3, 2] as const;
const NEIGHBOURLY = 0.35;
/** One in so many is never measured, and one in so many of the others has had no review meeting yet. */
const NEVER_MEASURED = 3;
const NOT_REVIEWED = 4;

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
      const stranger = strangerAt(method, index, at);
      await insertStrategy(trx, made, stranger, at);
      if (index % NEVER_MEASURED !== 0) await followUp(trx, made.id, stranger, index, at);
    });
  }
}

function strangerAt(method: Method, index: number, at: number): Strategy {
  const day = toDay(at);
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

async function followUp(trx: Trx, id: string, stranger: Strategy, index: number, at: number): Promise<void> {
  const [first] = followedIn(stranger, []);
  if (first === undefined) return;
  const told = { note: '', lang: 'fr', replaces: null } as const;
  const reading = { id: randomUUID(), indicator: first.id, onDate: toDay(at), value: '12', ...told };
  await keepIndicator(trx, id, first);
  await addReadings(trx, id, [{ ...reading, recordedAt: at }]);
  const decided = index % NOT_REVIEWED === 0 ? [] : approachesAt(stranger, 'priority');
  await addDecisions(
    trx,
    id,
    decided.map((approach) => ({ ...decisionOn(approach), revision: 1, decidedAt: at })),
  );
  await recountFollowUp(trx, id);
}

/** Most is kept, and little is given priority. */
function decisionOn(approach: ApproachKey) {
  const kind = DECISION_KINDS[Math.floor(Math.random() ** 2 * DECISION_KINDS.length)] ?? 'keep';
  return { id: randomUUID(), approach, kind, reason: '', lang: 'fr' } as const;
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
