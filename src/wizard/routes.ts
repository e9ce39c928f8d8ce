import { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import { originOf } from '../caps/origin.ts';
import type { Deps } from '../deps.ts';
import { toDay } from '../i18n/format.ts';
import type { Lang } from '../i18n/messages.ts';
import { pathTo, pathToPaintedDiagnosis, returnsToReview } from '../addresses/paths.ts';
import { showableKey } from '../strategies/keys.ts';
import { getRevision } from '../strategies/store.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { langOf } from '../web/locale.ts';
import { page } from '../web/routing.ts';
import { markedOf, paintedIn, parsePainted } from './approaches-form.ts';
import { parseDiagnosis } from './diagnosis-form.ts';
import { firstMissingStep, toAnswers } from './draft.ts';
import type { Draft, Outcome, SavedAs } from './draft.ts';
import { diagnosisPage, paintPage, stepPath } from './parts.ts';
import { actionOf, answerLang, comesBack, numberIn, placeOf, versionOf } from './request.ts';
import type { Action } from './request.ts';
import { makeDraft } from './start-store.ts';
import { newerPage } from './newer-page.ts';
import { differences } from './step.ts';
import { saveDraft } from './save-store.ts';
import { showStart } from './start-page.ts';
import { approachesStep, diagnosisStep, reviewStep } from './steps.ts';
import type { Step } from './steps.ts';
import { changeDraft, getDraft } from './store.ts';
import { getCurrentLink, getLink } from '../strategies/link-store.ts';

/** The start of the wheel, its three steps, and the acts that open a draft of a saved strategy. */
export function wizardRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  page(router, 'start', { get: showStart(deps), post: takePaintedWheel });
  page(router, 'newDiagnosis', { get: showNewDiagnosis, post: beginDraft(deps) });
  page(router, 'diagnosis', { get: showStep(deps, diagnosisStep), post: postStep(deps, diagnosisStep) });
  page(router, 'approaches', { get: showStep(deps, approachesStep), post: postStep(deps, approachesStep) });
  page(router, 'review', { get: showStep(deps, reviewStep), post: postStep(deps, reviewStep) });
  page(router, 'change', { post: openDraftOf(deps, (link) => link) });
  page(router, 'duplicate', { post: openDraftOf(deps, () => undefined) });
  return router;
}

const takePaintedWheel: RequestHandler = (req, res) => {
  const painted = parsePainted(req.body);
  if (!painted.ok) {
    res.status(422).render('wizard/paint', paintPage(paintedIn(req.body), painted, langOf(res)));
    return;
  }
  res.redirect(303, pathToPaintedDiagnosis(langOf(res), markedOf(painted.value)));
};

const showNewDiagnosis: RequestHandler = (req, res) => {
  res.render('wizard/diagnosis', diagnosisPage(undefined, paintedIn(req.query), { lang: langOf(res) }));
};

function beginDraft(deps: Deps): RequestHandler {
  return async (req, res) => {
    const lang = answerLang(req, res);
    const parsed = parseDiagnosis(req.body);
    const painted = paintedIn(req.body);
    if (!parsed.ok) {
      res.status(422).render('wizard/diagnosis', diagnosisPage(undefined, painted, { lang, ...parsed }));
      return;
    }
    const next = actionOf(req) === 'language' ? 'diagnosis' : 'approaches';
    const draft = await makeDraft(deps, req, { painted, answers: { diagnosis: parsed.value } });
    res.redirect(303, pathTo(next, lang, { draft }));
  };
}

function showStep<Posted>(deps: Deps, step: Step<Posted>): RequestHandler {
  return async (req, res) => {
    const lang = langOf(res);
    const draft = await openStep(deps, req, res, step);
    if (draft === undefined) return;
    const drawing = { lang, back: returnsToReview(req.query) };
    res.render(`wizard/${step.name}`, step.page(draft, drawing, toDay(deps.clock())));
  };
}

function postStep<Posted>(deps: Deps, step: Step<Posted>): RequestHandler {
  return async (req, res) => {
    const lang = answerLang(req, res);
    const draft = await openStep(deps, req, res, step);
    if (draft === undefined) return;
    const today = toDay(deps.clock());
    const parsed = step.parse(req.body, draft, today);
    const drawing = { lang, back: comesBack(req), ...parsed };
    if (!parsed.ok) {
      res.status(422).render(`wizard/${step.name}`, step.page(draft, drawing, today));
      return;
    }
    const change = (current: Draft) => step.accept(current, parsed.value, versionOf(req));
    const kept = await keep(deps, req, lang, step, change);
    if (kept.kind === 'kept') res.redirect(303, kept.path);
    else if (kept.kind === 'newer') res.status(409).render('wizard/newer', kept.page);
    else {
      const conflict = differences(heldRows(step, kept.draft, lang), step.rows(parsed.value, lang));
      res.status(409).render(`wizard/${step.name}`, step.page(kept.draft, { ...drawing, conflict }, today));
    }
  };
}

type Kept =
  | { readonly kind: 'kept'; readonly path: string }
  | { readonly kind: 'conflict'; readonly draft: Draft }
  | { readonly kind: 'newer'; readonly page: object };

/** Keeps the answers, saves the strategy if that was asked, and says where to go. */
async function keep<Posted>(
  deps: Deps,
  req: Request,
  lang: Lang,
  step: Step<Posted>,
  change: (draft: Draft) => Outcome,
): Promise<Kept> {
  const action = actionOf(req);
  if (step.name === 'review' && action === 'save') return save(deps, req, lang, change);
  const { kind, draft } = await changeDraft(deps.db, placeOf(req), deps.clock(), change);
  if (kind === 'conflict') return { kind, draft };
  return { kind, path: pathAfter(step, action, comesBack(req), lang, draft.id) };
}

/** Where a button leads: a step that was opened from the review comes back to it, however often it is redrawn. */
function pathAfter<Posted>(
  step: Step<Posted>,
  action: Action | undefined,
  back: boolean,
  lang: Lang,
  draft: string,
): string {
  const next = action === 'language' ? step.name : step.next(action);
  if (next === step.name) return stepPath(next, lang, draft, back);
  return pathTo(back ? 'review' : next, lang, { draft });
}

async function save(
  { db, clock, random, secrets }: Deps,
  req: Request,
  lang: Lang,
  change: (draft: Draft) => Outcome,
): Promise<Kept> {
  const saving = {
    place: placeOf(req),
    origin: originOf({ secrets, clock }, req),
    today: toDay(clock()),
    linkSecret: secrets.link,
    random,
    over: numberIn(req, 'over'),
  };
  const saved = await saveDraft(db, saving, change);
  if (saved.kind === 'conflict') return saved;
  const strategyId = saved.kind === 'saved' ? saved.strategyId : saved.draft.saved?.strategyId;
  const link = await getCurrentLink(db, strategyId ?? '', 'edit');
  const editKey = showableKey(secrets.link, link);
  // A lost link secret: the strategy is saved all the same, and that page says what became of its link.
  const path = editKey === undefined ? pathTo('myStrategies', lang, {}) : pathTo('owner', lang, { editKey });
  if (saved.kind === 'saved') return { kind: 'kept', path };
  return {
    kind: 'newer',
    page: newerPage(saved.draft, saved.theirs, { ownerPath: path, body: req.body }, lang),
  };
}

/** A draft with the answers of a saved strategy: to change it, or to make another one of it. */
function openDraftOf(deps: Deps, follows: (saved: SavedAs) => SavedAs | undefined): RequestHandler {
  return async (req, res) => {
    const link = await getLink(deps.db, 'edit', String(req.params['editKey']));
    const { number, strategy } = await getRevision(deps.db, link.strategyId);
    const saved = follows({ strategyId: link.strategyId, generation: link.generation, revision: number });
    const answers = toAnswers(strategy satisfies Strategy);
    const draft = await makeDraft(deps, req, { answers, ...(saved && { saved }) });
    res.redirect(303, pathTo('review', langOf(res), { draft }));
  };
}

/** The draft of this address, if it is this browser's; sends the reader to the first step still to be posted. */
async function openStep<Posted>(
  { db, clock }: Deps,
  req: Request,
  res: Response,
  step: Step<Posted>,
): Promise<Draft | undefined> {
  const draft = await getDraft(db, placeOf(req), clock());
  const missing = firstMissingStep(draft, step.name);
  if (missing === undefined) return draft;
  res.redirect(303, pathTo(missing, langOf(res), { draft: draft.id }));
  return undefined;
}

function heldRows<Posted>(step: Step<Posted>, draft: Draft, lang: Lang) {
  const held = step.held(draft);
  return held === null ? [] : step.rows(held, lang);
}
