import type { Request, Response } from 'express';
import { countMade } from '../caps/store.ts';
import type { Trx } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { toDay } from '../i18n/format.ts';
import { addDecisions, listStandingDecisions } from '../indicators/decision-store.ts';
import type { Decision } from '../indicators/decision.ts';
import { recountFollowUp } from '../observatory/count-store.ts';
import { extendStrategy } from '../strategies/life-store.ts';
import { getLink } from '../strategies/link-store.ts';
import { getRevision } from '../strategies/store.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { fieldsOf } from '../web/body.ts';
import type { FieldError } from '../web/form.ts';
import { expectLang } from '../web/locale.ts';
import { originOf } from '../web/origin.ts';
import type { SavedAs } from '../wizard/draft.ts';
import { openMeetingDraft } from '../wizard/meeting-store.ts';
import type { MeetingOutcome } from '../wizard/meeting.ts';
import type { Lang } from '../i18n/languages.ts';
import { drawnWith, parseMeeting, refuseNothing } from './meeting-form.ts';
import type { Meeting } from './meeting-form.ts';
import { meetingNote } from './meeting-note.ts';
import { changedDecisions, momentAfter, tellable } from './meeting.ts';

/** What became of a press. */
export type Held =
  | { readonly kind: 'opened'; readonly draft: string }
  /** A revision came that the page, as it was drawn, did not know. */
  | { readonly kind: 'newer'; readonly drawn: number }
  | { readonly kind: 'amiss'; readonly errors: readonly FieldError[] }
  | { readonly kind: 'read' };

interface Press {
  readonly editKey: string;
  readonly lang: Lang;
  /** The form is only looked at, in another language. */
  readonly isRead: boolean;
}

/** Stores what is decided and opens the draft, in one transaction. Throws Gone, and DayFull where a day takes no more. */
export async function holdMeeting(
  deps: Deps,
  req: Request,
  res: Response,
  { editKey, lang, isRead }: Press,
): Promise<Held> {
  const fields = fieldsOf(req);
  return deps.sessions.meet(req, async (trx, visitor): Promise<Held> => {
    const { strategyId, generation } = await getLink(trx, 'edit', editKey);
    const { number, strategy } = await getRevision(trx, strategyId);
    expectLang(strategy.method, res);
    const drawn = drawnWith(fields) ?? number;
    if (drawn !== number) return { kind: 'newer', drawn };
    const standing = await listStandingDecisions(trx, strategyId, number);
    const parsed = parseMeeting(fields, { strategy, standing, today: toDay(deps.clock()), lang });
    if (!parsed.ok) return { kind: 'amiss', errors: parsed.errors };
    if (isRead) return { kind: 'read' };
    const errors = refuseNothing(parsed.value, strategy);
    if (errors.length > 0) return { kind: 'amiss', errors };
    const saved = { strategyId, generation, revision: number };
    await storeDecisions(deps, trx, req, saved, parsed.value, standing);
    const outcome = outcomeOf(parsed.value, strategy, lang);
    return { kind: 'opened', draft: await openMeetingDraft(deps, trx, req, visitor, saved, outcome) };
  });
}

async function storeDecisions(
  deps: Deps,
  trx: Trx,
  req: Request,
  { strategyId, revision }: SavedAs,
  { decided }: Meeting,
  standing: readonly Decision[],
): Promise<void> {
  const changed = changedDecisions(decided, standing);
  if (changed.length === 0) return;
  const origin = originOf(deps, req);
  await countMade(trx, 'decision', { ...origin, within: strategyId });
  const decidedAt = momentAfter(standing, origin.now);
  const id = () => deps.random(16).toString('base64url');
  await addDecisions(
    trx,
    strategyId,
    changed.map((each) => ({ ...each, id: id(), revision, decidedAt })),
  );
  await extendStrategy(trx, strategyId, origin.now);
  await recountFollowUp(trx, strategyId, origin);
}

function outcomeOf({ decided, reviewDate }: Meeting, strategy: Strategy, lang: Lang): MeetingOutcome {
  return {
    strategy,
    kinds: Object.fromEntries(decided.map(({ approach, kind }) => [approach, kind])),
    reviewDate,
    note: meetingNote(tellable(decided, strategy), strategy.method, lang),
  };
}
