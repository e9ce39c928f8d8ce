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
export async function openRead({ db }: Deps, req: Request): Promise<Reading> {
  const readKey = String(req.params['readKey']);
  const { strategyId } = await getLink(db, 'read', readKey);
  return { readKey, strategyId, revision: await getRevision(db, strategyId, revisionNumber(req)) };
}

/** The revision that an address names, if it names one; throws NotFound for what is no number. */
export function revisionNumber(req: Request): number | undefined {
  const number = req.params['number'];
  if (number === undefined) return undefined;
  if (typeof number !== 'string' || !/^[1-9]\d{0,8}$/.test(number)) throw new NotFound('unknownRevision');
  return Number(number);
}
