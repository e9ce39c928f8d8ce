import type { Request, RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { NotFound } from '../errors.ts';
import { toDay } from '../i18n/format.ts';
import { fieldsOf } from '../web/body.ts';
import { expectLang, langOf, speak } from '../web/locale.ts';
import { render } from '../web/render.ts';
import type { Views } from '../web/render.ts';
import type { Handlers } from '../web/route.ts';
import { visitorOf } from '../web/session.ts';
import type { Draft, Outcome, StepName } from './draft.ts';
import { stepPath } from './parts.ts';
import type { Shown } from './parts.ts';
import { save } from './save-page.ts';
import type { Kept } from './save-page.ts';
import { differences, firstMissingStep, parsePress } from './step.ts';
import type { Press, Step } from './step.ts';
import { changeDraft, getDraft } from './store.ts';
import type { DraftPlace } from './store.ts';
import { otherLang } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import { pathTo } from '../addresses/links.ts';
import { pathToResult, returnsToReview } from '../addresses/query.ts';

/** Draws the form of a step. `today` is a day in the zone of the site, `YYYY-MM-DD`. */
type DrawStep<Name extends StepName> = (draft: Draft, shown: Shown, today: string) => Views[`wizard/${Name}`];

export function stepHandlers<Posted, Name extends StepName>(
  deps: Deps,
  step: Step<Posted, Name>,
  draw: DrawStep<Name>,
): Handlers {
  return { get: showStep(deps, step, draw), post: postStep(deps, step, draw) };
}

function showStep<Posted, Name extends StepName>(
  deps: Deps,
  step: Step<Posted, Name>,
  draw: DrawStep<Name>,
): RequestHandler {
  return async (req, res) => {
    const draft = await openStep(deps, req, res, step);
    if (draft === undefined) return;
    const shown = { lang: langOf(res), back: returnsToReview(req.query) };
    render(res, `wizard/${step.name}`, draw(draft, shown, toDay(deps.clock())));
  };
}

function postStep<Posted, Name extends StepName>(
  deps: Deps,
  step: Step<Posted, Name>,
  draw: DrawStep<Name>,
): RequestHandler {
  return async (req, res) => {
    const press = parsePress(fieldsOf(req));
    const [drawnIn, lang] = [langOf(res), answerIn(press, req, res)];
    const draft = await openStep(deps, req, res, step);
    if (draft === undefined) return;
    const today = toDay(deps.clock());
    const parsed = step.parse(fieldsOf(req), { draft, today, lang: drawnIn });
    const show = (status: number, of: Draft, shown: Partial<Shown>) => {
      const page = draw(of, { lang, back: press.back, ...parsed, ...shown }, today);
      render(res.status(status), `wizard/${step.name}`, page);
    };
    const kept = parsed.ok && (await keep(deps, req, lang, { step, press, draft, value: parsed.value }));
    if (!kept) show(422, draft, {});
    else if (kept.kind === 'kept') res.redirect(303, kept.path);
    else if (kept.kind === 'newer') render(res.status(409), 'wizard/newer', kept.page);
    else show(409, kept.draft, { conflict: kept.conflict });
  };
}

export function answerIn({ action }: Pick<Press, 'action'>, req: Request, res: Response): Lang {
  if (action === 'language') speak(res, otherLang(langOf(res)), req.path);
  return langOf(res);
}

interface Sent<Posted> {
  readonly step: Step<Posted>;
  readonly press: Press;
  /** As it was when the form came. */
  readonly draft: Draft;
  readonly value: Posted;
}

/** What became of a post; where another one came first, with what the two say differently. */
async function keep<Posted>(deps: Deps, req: Request, lang: Lang, sent: Sent<Posted>) {
  const kept = await saveOrChange(deps, req, lang, sent);
  if (kept.kind !== 'conflict') return kept;
  return { ...kept, conflict: differencesTo(sent.step, kept.draft, sent.value, lang) };
}

async function saveOrChange<Posted>(
  deps: Deps,
  req: Request,
  lang: Lang,
  { step, press, draft: before, value }: Sent<Posted>,
): Promise<Kept> {
  const change = (current: Draft): Outcome => step.accept(current, value, press.version);
  if (step.name === 'review' && press.action === 'save')
    return save(deps, req, lang, {
      place: placeOf(req),
      follows: before.saved?.strategyId,
      over: press.over,
      change,
    });
  const { kind, draft } = await changeDraft(deps.db, placeOf(req), deps.clock(), change);
  if (kind === 'conflict') return { kind, draft };
  return { kind, path: pathAfter(step, press, lang, draft.id) };
}

function pathAfter<Posted>(step: Step<Posted>, { action, back }: Press, lang: Lang, draft: string): string {
  const next = action === 'language' ? step.name : step.next(action);
  if (action === 'test') return pathToResult(lang, draft);
  if (next === step.name) return stepPath(next, lang, draft, back);
  return pathTo(back ? 'review' : next, lang, { draft });
}

function placeOf(req: Request): DraftPlace {
  const visitor = visitorOf(req);
  if (visitor === undefined) throw new NotFound('unknownDraft');
  return { id: String(req.params['draft']), visitor };
}

/** The draft of this address, if it is this browser's; sends the reader to the first step still to be posted. */
async function openStep<Posted>(
  { db, clock }: Deps,
  req: Request,
  res: Response,
  step: Step<Posted>,
): Promise<Draft | undefined> {
  const draft = await getDraft(db, placeOf(req), clock());
  expectLang(draft.method, res);
  const missing = firstMissingStep(draft, step.name);
  if (missing === undefined) return draft;
  res.redirect(303, pathTo(missing, langOf(res), { draft: draft.id }));
  return undefined;
}

function differencesTo<Posted>(step: Step<Posted>, draft: Draft, posted: Posted, lang: Lang) {
  const held = step.held(draft);
  return differences(held === null ? [] : step.rows(draft, held, lang), step.rows(draft, posted, lang));
}
