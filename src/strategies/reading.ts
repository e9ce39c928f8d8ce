import type { Request } from 'express';
import type { Deps } from '../deps.ts';
import { NotFound } from '../errors.ts';
import { getLink, getRevision } from './store.ts';
import type { Revision } from './strategy.ts';

export interface Reading {
  readonly readKey: string;
  readonly strategyId: string;
  readonly revision: Revision;
}

/** What the read key of an address opens: the revision that it names, or the latest. */
export async function openRead({ db }: Pick<Deps, 'db'>, req: Request): Promise<Reading> {
  const readKey = String(req.params['readKey']);
  const { strategyId } = await getLink(db, 'read', readKey);
  return { readKey, strategyId, revision: await getRevision(db, strategyId, revisionNumber(req)) };
}

/** The revision that an address names, if it names one; throws NotFound for what is no number. */
export function revisionNumber(req: Request): number | undefined {
  const number = req.params['number'];
  return number === undefined ? undefined : toRevisionNumber(number);
}

/** A number of a revision, as an address writes it. */
export function toRevisionNumber(number: unknown): number {
  if (typeof number !== 'string' || !/^[1-9]\d{0,8}$/.test(number)) throw new NotFound('unknownRevision');
  return Number(number);
}
