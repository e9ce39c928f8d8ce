import type { Request } from 'express';
import type { Deps } from '../deps.ts';
import { visitorOf } from '../web/session.ts';
import { findAnswer } from './answer-store.ts';
import type { Answer } from './answer.ts';
import { getWorkshop } from './store.ts';
import type { Workshop } from './workshop.ts';

export interface Facilitating {
  readonly facilitatorKey: string;
  readonly workshop: Workshop;
}

export interface Participating {
  readonly participantKey: string;
  readonly workshop: Workshop;
  /** What this browser answered so far. */
  readonly answer: Answer | undefined;
}

/** The workshop of a facilitator's address. */
export async function openFacilitator({ db, clock }: Deps, req: Request): Promise<Facilitating> {
  const facilitatorKey = String(req.params['facilitatorKey']);
  return { facilitatorKey, workshop: await getWorkshop(db, 'facilitator', facilitatorKey, clock()) };
}

/** The workshop of the group's address, and this browser's part in it. */
export async function openParticipant({ db, clock }: Deps, req: Request): Promise<Participating> {
  const participantKey = String(req.params['participantKey']);
  const workshop = await getWorkshop(db, 'participant', participantKey, clock());
  const visitor = visitorOf(req);
  const answer = visitor === undefined ? undefined : await findAnswer(db, workshop.id, visitor);
  return { participantKey, workshop, answer };
}
