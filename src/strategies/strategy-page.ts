import type { Request } from 'express';
import type { Db } from '../db/database.ts';
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
  return { readKey, strategyId, revision: await getReadable(db, strategyId, revisionNumber(req)) };
}

/**
 * A revision, or the latest, as whoever holds a read link sees it: whether the diagnosis is shown is decided by the
 * newest revision, for the earlier ones as well.
 */
export async function getReadable(db: Db, strategyId: string, number?: number): Promise<Revision> {
  const revision = await getRevision(db, strategyId, number);
  if (number === undefined) return revision;
  const { shareDiagnosis } = (await getRevision(db, strategyId)).strategy;
  return { ...revision, strategy: { ...revision.strategy, shareDiagnosis } };
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
