import type { Request } from 'express';
import type { Db, Trx } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import type { Visitor } from '../web/session.ts';
import { toAnswers } from './draft.ts';
import type { Draft, SavedAs } from './draft.ts';
import { withMeeting } from './meeting.ts';
import type { MeetingOutcome } from './meeting.ts';
import { makeDraftIn } from './start-store.ts';
import { DRAFT_LIFE_MS, changeDraftIn, getDraft } from './store.ts';

/** The draft that this browser's meeting about the newest revision opened, if it did and still has it. */
export async function findMeetingDraft(
  db: Db,
  visitor: string,
  saved: SavedAs,
  now: number,
): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('draft')
    .select('id')
    .where('visitor', '=', visitor)
    .where('strategy_id', '=', saved.strategyId)
    .where('generation', '=', saved.generation)
    .where('base_revision', '=', saved.revision)
    .where('meeting_revision', '=', saved.revision)
    .where('updated_at', '>', now - DRAFT_LIFE_MS)
    .orderBy('created_at')
    .executeTakeFirst();
  return row && getDraft(db, { id: row.id, visitor }, now);
}

/** Puts what a meeting decided into the draft that it opened before, or opens one; answers its id. Throws DayFull. */
export async function openMeetingDraft(
  deps: Deps,
  trx: Trx,
  req: Request,
  visitor: Visitor,
  saved: SavedAs,
  outcome: MeetingOutcome,
): Promise<string> {
  const now = deps.clock();
  const before = await findMeetingDraft(trx, visitor.id, saved, now);
  if (before !== undefined) {
    const place = { id: before.id, visitor: visitor.id };
    await changeDraftIn(trx, place, now, (draft) => ({ kind: 'kept', draft: withMeeting(draft, outcome) }));
    return before.id;
  }
  const { method, answers } = withMeeting(draftOf(saved, outcome, now), outcome);
  return makeDraftIn(deps, trx, req, visitor, {
    method,
    answers: stepsOf(answers),
    saved,
    meetingRevision: saved.revision,
  });
}

/** What the newest revision is as a draft, before the meeting. */
function draftOf(saved: SavedAs, { strategy }: MeetingOutcome, now: number): Draft {
  const { method } = strategy;
  return {
    id: '',
    method: { ...method, approaches: method.approaches.filter(({ own }) => own === undefined) },
    painted: null,
    answers: toAnswers(strategy),
    versions: { diagnosis: 0, approaches: 0, review: 0 },
    saved,
    workshop: null,
    indicators: [],
    updatedAt: now,
  };
}

function stepsOf({ diagnosis, approaches, review }: Draft['answers']) {
  return {
    ...(diagnosis && { diagnosis }),
    ...(approaches && { approaches }),
    ...(review && { review }),
  };
}
