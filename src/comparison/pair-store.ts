import type { Db } from '../db/database.ts';
import { Gone, NotFound } from '../errors.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Pair } from './comparison.ts';
import type { Reading } from '../strategies/strategy-page.ts';
import type { Revision } from '../strategies/strategy.ts';
import { getLink } from '../strategies/link-store.ts';
import type { Link } from '../strategies/link-store.ts';
import { getReadable } from '../strategies/store.ts';

export interface Asked {
  readonly from?: number;
  readonly to?: number;
  readonly with?: string;
}

interface Fault {
  readonly fault: (t: Messages) => string;
  readonly status: number;
}

/** The two revisions that are asked for, the older first; none while the strategy has a single one. */
export async function findPair(
  db: Db,
  reading: Reading,
  asked: Asked,
): Promise<{ readonly pair: Pair | undefined } | Fault> {
  const { strategyId, revision: latest } = reading;
  if (asked.with !== undefined) {
    const other = await findOther(db, strategyId, asked.with);
    return 'fault' in other ? other : { pair: { kind: 'strategies', from: latest, to: other.revision } };
  }
  const to = asked.to === undefined ? latest : await getReadable(db, strategyId, asked.to);
  const before = asked.from ?? to.number - 1;
  if (before === 0) return { pair: latest.number === 1 ? undefined : { kind: 'versions', from: to, to } };
  const from = await getReadable(db, strategyId, before);
  const [older, newer] = from.number <= to.number ? [from, to] : [to, from];
  return { pair: { kind: 'versions', from: older, to: newer } };
}

export async function findOther(
  db: Db,
  strategyId: string,
  key: string,
): Promise<{ readonly revision: Revision } | Fault> {
  const link = await linkOf(db, 'read', key);
  if (link instanceof Gone) {
    const { page } = link;
    const fault = (t: Messages) => t.comparison.otherLink.ended(t.errors[page].title);
    return { fault, status: 410 };
  }
  if (link instanceof NotFound) return unknownKey(db, key);
  if (link.strategyId === strategyId) return { fault: (t) => t.comparison.otherLink.same, status: 422 };
  return { revision: await getReadable(db, link.strategyId) };
}

export async function isEditKey(db: Db, key: string): Promise<boolean> {
  return !((await linkOf(db, 'edit', key)) instanceof NotFound);
}

async function unknownKey(db: Db, key: string): Promise<Fault> {
  const word = (await isEditKey(db, key)) ? 'edit' : 'unknown';
  return { fault: (t) => t.comparison.otherLink[word], status: 404 };
}

async function linkOf(db: Db, kind: Link['kind'], key: string): Promise<Link | Gone | NotFound> {
  try {
    return await getLink(db, kind, key);
  } catch (error) {
    if (error instanceof Gone || error instanceof NotFound) return error;
    throw error;
  }
}
