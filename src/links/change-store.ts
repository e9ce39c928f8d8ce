import type { Db, Trx } from '../db/database.ts';
import { PageError } from '../errors.ts';
import { endReminders } from '../follow-up/reminder-store.ts';
import { moveDraftsOn } from '../wizard/store.ts';
import { forgetAddresses } from './address-store.ts';
import { NAMED_LINKS_MAX } from './form.ts';
import {
  endLink,
  findLinkOf,
  replaceLink,
  getCurrentLink,
  getLink,
  insertLink,
} from '../strategies/link-store.ts';
import type { Link } from '../strategies/link-store.ts';
import { findHeldLink, moveOn } from '../strategies/device-store.ts';
import { listNamedLinks } from '../strategies/link-list-store.ts';
import { allowPreview } from '../strategies/preview-store.ts';
import { transact } from '../db/engine.ts';

export interface Changing {
  readonly editKey: string;
  readonly now: number;
  readonly linkSecret: Buffer;
  readonly newId: () => string;
  readonly count: (trx: Trx, strategyId: string) => Promise<void>;
}

/**
 * Gives the strategy another read link. `drawnWith` is the link that the form showed: a form that was sent before
 * replaces nothing again.
 */
export async function replaceReadLink(
  db: Db,
  changing: Changing,
  drawnWith: string | undefined,
): Promise<void> {
  await transact(db, async (trx) => {
    const { strategyId } = await getLink(trx, 'edit', changing.editKey);
    const current = await getCurrentLink(trx, strategyId, 'read');
    if (drawnWith === undefined || drawnWith === current.id) await replace(trx, changing, current);
    else await expectOwnLink(trx, strategyId, drawnWith);
  });
}

export async function replaceEditLink(trx: Trx, changing: Changing, visitor: string): Promise<Link> {
  return replaceHeld(trx, changing, visitor, await getLink(trx, 'edit', changing.editKey));
}

/** The same for a browser that holds the link but cannot be shown it: the secret that made its key is gone. */
export async function replaceLostLink(
  db: Db,
  changing: Omit<Changing, 'editKey'>,
  visitor: string,
  strategyId: string,
  drawnWith: string,
): Promise<Link | undefined> {
  return transact(db, async (trx) => {
    const held = await findHeldLink(trx, visitor, strategyId);
    if (held?.id !== drawnWith) return held;
    return replaceHeld(trx, changing, visitor, held);
  });
}

/** Makes one more link to read. A name that is there already makes none; false when there are as many as may be. */
export async function addReadLink(db: Db, changing: Changing, name: string): Promise<boolean> {
  return transact(db, async (trx) => {
    const { strategyId } = await getLink(trx, 'edit', changing.editKey);
    const named = await listNamedLinks(trx, strategyId);
    if (named.some((link) => link.name === name)) return true;
    if (named.length >= NAMED_LINKS_MAX) return false;
    await changing.count(trx, strategyId);
    const source = { kind: 'read', id: changing.newId(), generation: 1 } as const;
    await insertLink(trx, strategyId, source, changing.linkSecret, changing.now, name);
    return true;
  });
}

export async function revokeReadLink(db: Db, changing: Changing, id: string): Promise<void> {
  await transact(db, async (trx) => {
    const { strategyId } = await getLink(trx, 'edit', changing.editKey);
    const { name } = await expectOwnLink(trx, strategyId, id);
    if (name === null) throw new PageError(422, 'unreadable');
    await endLink(trx, id, 'revoked', changing.now);
  });
}

export async function setPreview(db: Db, editKey: string, allowed: boolean): Promise<void> {
  await transact(db, async (trx) => {
    const { strategyId } = await getLink(trx, 'edit', editKey);
    await allowPreview(trx, strategyId, allowed);
  });
}

async function replaceHeld(
  trx: Trx,
  changing: Omit<Changing, 'editKey'>,
  visitor: string,
  old: Link,
): Promise<Link> {
  const link = await replace(trx, changing, old);
  await moveOn(trx, visitor, old, link, changing.now);
  await moveDraftsOn(trx, visitor, old, link.generation);
  await forgetAddresses(trx, old.strategyId);
  await endReminders(trx, old.strategyId);
  return link;
}

async function replace(
  trx: Trx,
  { newId, linkSecret, now, count }: Omit<Changing, 'editKey'>,
  old: Link,
): Promise<Link> {
  await count(trx, old.strategyId);
  return replaceLink(trx, old, { id: newId(), secret: linkSecret, now });
}

async function expectOwnLink(trx: Trx, strategyId: string, id: string) {
  const link = await findLinkOf(trx, strategyId, 'read', id);
  if (link === undefined) throw new PageError(422, 'unreadable');
  return link;
}
