import { findNewestTime } from '../comments/store.ts';
import type { Db } from '../db/database.ts';
import { newestRevision } from '../strategies/store.ts';
import { newestDraft } from '../wizard/life-store.ts';
import { countLinks } from '../strategies/link-list-store.ts';

export interface StoredState {
  readonly links: number;
  readonly newest: number | undefined;
}

export async function readState(db: Db): Promise<StoredState> {
  return { links: await countLinks(db), newest: await newestTime(db) };
}

async function newestTime(db: Db): Promise<number | undefined> {
  const times = [await newestRevision(db), await findNewestTime(db), await newestDraft(db)];
  const known = times.filter((at) => typeof at === 'number');
  return known.length === 0 ? undefined : Math.max(...known);
}
