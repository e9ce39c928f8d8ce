import type { Request, RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { toDay } from '../i18n/format.ts';
import { listStandingDecisions } from '../indicators/decision-store.ts';
import type { Decision } from '../indicators/decision.ts';
import { listIndicators } from '../indicators/indicator-store.ts';
import { measuredIn } from '../indicators/measured.ts';
import { listLatestReadings } from '../indicators/reading-store.ts';
import { READINGS_SHOWN } from '../indicators/reading.ts';
import { getLink } from '../strategies/link-store.ts';
import type { Link } from '../strategies/link-store.ts';
import { getRevision, listRevisions } from '../strategies/store.ts';
import type { Revision, RevisionOrigin, Strategy } from '../strategies/strategy.ts';
import { fieldsOf } from '../web/body.ts';
import { FormView } from '../web/form.ts';
import type { FieldError, Input } from '../web/form.ts';
import { expectLang, langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import type { Handlers } from '../web/route.ts';
import { visitorOf } from '../web/session.ts';
import { findMeetingDraft } from '../wizard/meeting-store.ts';
import { offeredReviewDate, reviewDays } from '../wizard/review-date.ts';
import { answerIn } from '../wizard/step-page.ts';
import { parsePress } from '../wizard/step.ts';
import { pathTo } from '../addresses/links.ts';
import type { Lang } from '../i18n/languages.ts';
import { carriedOver, leftOver, meetingInput } from './meeting-form.ts';
import type { TypedDecision } from './meeting-form.ts';
import { MOVES_SHOWN, costPart, decidePart, happenedPart, saidPart } from './meeting-parts.ts';
import { holdMeeting } from './meeting-store.ts';
import type { Held } from './meeting-store.ts';
import { kindsFor } from './meeting.ts';

declare module '../web/render.ts' {
  interface Views {
    'follow-up/review': Awaited<ReturnType<typeof reviewPage>>;
  }
}

export function meetingPage(deps: Deps): Handlers {
  return { get: showMeeting(deps), post: pressMeeting(deps) };
}

function showMeeting(deps: Deps): RequestHandler {
  return async (req, res) => {
    const opened = await openMeeting(deps, req, res);
    render(res, 'follow-up/review', await reviewPage(deps, opened, langOf(res)));
  };
}

function pressMeeting(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { action } = parsePress(fieldsOf(req));
    const lang = answerIn({ action }, req, res);
    const held = await holdMeeting(deps, req, res, {
      editKey: keyOf(req),
      lang,
      isRead: action === 'language',
    });
    if (held.kind === 'opened') {
      res.redirect(303, pathTo('review', lang, { draft: held.draft }));
      return;
    }
    await redraw(deps, req, res, held);
  };
}

async function redraw(deps: Deps, req: Request, res: Response, held: Refused): Promise<void> {
  const opened = await openMeeting(deps, req, res);
  const redrawn = await redrawnAfter(deps, opened, held, fieldsOf(req));
  const page = await reviewPage(deps, opened, langOf(res), redrawn);
  render(res.status(STATUS[held.kind]), 'follow-up/review', page);
}

type Refused = Exclude<Held, { kind: 'opened' }>;
const STATUS = { read: 200, newer: 409, amiss: 422 } as const;

/** The meeting about the newest revision, as this browser meets it. */
interface Opened {
  readonly editKey: string;
  readonly link: Link;
  readonly revision: Revision & RevisionOrigin;
  readonly standing: readonly Decision[];
  /** Of the draft that it opened before. */
  readonly reviewDate: string | null;
}

async function openMeeting({ db, clock }: Deps, req: Request, res: Response): Promise<Opened> {
  const editKey = keyOf(req);
  const link = await getLink(db, 'edit', editKey);
  const revision = await getRevision(db, link.strategyId);
  expectLang(revision.strategy.method, res);
  const visitor = visitorOf(req);
  const saved = { ...link, revision: revision.number };
  const draft = visitor && (await findMeetingDraft(db, visitor, saved, clock()));
  return {
    editKey,
    link,
    revision,
    standing: await listStandingDecisions(db, link.strategyId, revision.number),
    reviewDate: (draft && draft.answers.review?.reviewDate) ?? null,
  };
}

function keyOf(req: Request): string {
  return String(req.params['editKey']);
}

interface Redrawn {
  readonly input: Input;
  readonly errors?: readonly FieldError[];
  readonly newer?: ReturnType<typeof newerPart>;
}

async function redrawnAfter(
  { db }: Deps,
  { link, revision, standing }: Opened,
  held: Refused,
  fields: Input,
): Promise<Redrawn> {
  if (held.kind === 'read') return { input: fields };
  if (held.kind === 'amiss') return { input: fields, errors: held.errors };
  const isKnown = held.drawn > 0 && held.drawn < revision.number;
  const drawn = isKnown ? await getRevision(db, link.strategyId, held.drawn) : revision;
  const input = carriedOver(fields, drawn.strategy, revision.strategy);
  const newer = newerPart(revision, drawn.strategy, standing, input);
  const left = newer.left.flatMap(({ key }) => [`decision-${key}`, `reason-${key}`]);
  return { input: Object.fromEntries(Object.entries(input).filter(([name]) => !left.includes(name))), newer };
}

function newerPart(
  { number, savedAt, strategy }: Revision,
  drawn: Strategy,
  standing: readonly Decision[],
  input: Input,
) {
  const isAllowed = ({ key, kind }: TypedDecision) =>
    strategy.method.approaches.some((each) => each.key === key) &&
    kindsFor(strategy, key, standing).some((each) => kind === '' || each === kind);
  const known = [...drawn.method.approaches, ...strategy.method.approaches];
  const left = leftOver(input, isAllowed).map((typed) => ({
    ...typed,
    approach: known.find(({ key }) => key === typed.key.replace(/-before$/, '')),
  }));
  return { number, savedAt, left };
}

async function reviewPage(deps: Deps, opened: Opened, lang: Lang, redrawn: Redrawn = { input: {} }) {
  const { db, clock } = deps;
  const { editKey, link, revision, standing, reviewDate } = opened;
  const { strategy, number } = revision;
  const today = toDay(clock());
  const offered = offeredReviewDate(reviewDate, today);
  const form = new FormView({ ...meetingInput(standing, offered), ...redrawn.input }, redrawn.errors);
  const stored = await listIndicators(db, link.strategyId);
  const readings = await listLatestReadings(db, link.strategyId, READINGS_SHOWN);
  const revisions = await listRevisions(db, link.strategyId, { from: number, limit: MOVES_SHOWN + 1 });
  const measured = measuredIn(strategy, stored, readings, lang);
  return {
    editKey,
    brand: strategy.brand,
    newer: redrawn.newer,
    said: saidPart(revision, lang),
    happened: happenedPart(measured, revisions, strategy.method, lang),
    cost: costPart(strategy, lang),
    decide: decidePart(strategy, standing, form, lang),
    days: reviewDays(today),
    form,
    formPath: pathTo('meeting', lang, { editKey }),
  };
}
