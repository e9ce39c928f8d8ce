import type { Request, Response } from 'express';
import type { Deps } from '../deps.ts';
import { expectLang } from '../web/locale.ts';
import { visitorOf } from '../web/session.ts';
import { findPart } from './answer-store.ts';
import type { Part } from './answer.ts';
import { getWorkshop } from './store.ts';
import type { Workshop } from './workshop.ts';
import { REFRESH_SECONDS } from '../addresses/query.ts';

export interface Facilitating {
  readonly facilitatorKey: string;
  readonly workshop: Workshop;
}

export interface Participating extends Part {
  readonly participantKey: string;
  readonly workshop: Workshop;
  /** Whether it answers the question of the home page, which then goes without saying. */
  readonly isUsual: boolean;
}

const NO_PART: Part = { answer: undefined, isRemoved: false };

export async function openFacilitator(
  { db, clock }: Deps,
  req: Request,
  res: Response,
): Promise<Facilitating> {
  const facilitatorKey = String(req.params['facilitatorKey']);
  const workshop = await getWorkshop(db, 'facilitator', facilitatorKey, clock());
  expectLang(workshop.plainMethod, res);
  return { facilitatorKey, workshop };
}

export async function openParticipant(
  { db, clock, methods }: Deps,
  req: Request,
  res: Response,
): Promise<Participating> {
  const participantKey = String(req.params['participantKey']);
  const workshop = await getWorkshop(db, 'participant', participantKey, clock());
  expectLang(workshop.plainMethod, res);
  const visitor = visitorOf(req);
  const part = visitor === undefined ? NO_PART : await findPart(db, workshop.id, visitor);
  const isUsual = workshop.plainMethod.id === methods.home.id;
  return { participantKey, workshop, isUsual, ...part };
}

export function refreshIfAsked(res: Response, asked: boolean): void {
  if (asked) res.set('Refresh', String(REFRESH_SECONDS));
}
