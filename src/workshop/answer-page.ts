import type { Request, RequestHandler, Response } from 'express';
import { originOf } from '../web/origin.ts';
import { homeLane } from '../caps/client.ts';
import { countMade } from '../caps/store.ts';
import type { Trx } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { fieldsOf } from '../web/body.ts';
import type { Input } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import type { Handlers } from '../web/route.ts';
import { visitorOf } from '../web/session.ts';
import type { Visitor } from '../web/session.ts';
import type { NamedWheel } from '../wheel/group-wheel.ts';
import { answerIn } from '../wizard/step-page.ts';
import { differences, parsePress } from '../wizard/step.ts';
import type { Press } from '../wizard/step.ts';
import { changeAnswer, withdrawAnswer } from './answer-store.ts';
import type { Taken } from './answer-store.ts';
import { acceptAnswer } from './answer.ts';
import { answerRows, parseAnswer } from './form.ts';
import { openParticipant } from './page.ts';
import type { Participating } from './page.ts';
import { answerPage, latePage } from './parts.ts';
import { workshopLane } from './store.ts';
import type { Lang } from '../i18n/languages.ts';
import { pathTo } from '../addresses/links.ts';

export function answeringPage(deps: Deps): Handlers {
  return { get: showAnswer(deps), post: takeAnswer(deps) };
}

function showAnswer(deps: Deps): RequestHandler {
  return async (req, res) => {
    const participating = await openParticipant(deps, req, res);
    const { participantKey, workshop } = participating;
    const lang = langOf(res);
    if (workshop.revealedAt !== null) res.redirect(303, pathTo('participate', lang, { participantKey }));
    else render(res, 'workshop/answer', answerPage(participating, { lang }));
  };
}

function takeAnswer(deps: Deps): RequestHandler {
  return async (req, res) => {
    const press = parsePress(fieldsOf(req));
    const lang = answerIn(press, req, res);
    const participating = await openParticipant(deps, req, res);
    const { participantKey, workshop } = participating;
    const parsed = parseAnswer(workshop.method, fieldsOf(req));
    if (!parsed.ok) {
      render(res.status(422), 'workshop/answer', answerPage(participating, { lang, ...parsed }));
      return;
    }
    const taken = await take(deps, req, participating, { press, value: parsed.value });
    if (taken.kind === 'kept') res.redirect(303, pathAfter(press, lang, participantKey));
    else refuse(res, participating, parsed, taken);
  };
}

export function withdraw(deps: Deps): RequestHandler {
  return async (req, res) => {
    const participating = await openParticipant(deps, req, res);
    const { participantKey, workshop } = participating;
    const visitor = visitorOf(req) ?? '';
    const gone = await withdrawAnswer(deps.db, workshop.id, visitor, deps.clock());
    if (gone) res.redirect(303, pathTo('participate', langOf(res), { participantKey }));
    else render(res.status(409), 'workshop/late', latePage(participating, undefined, langOf(res)));
  };
}

interface Sent {
  readonly press: Press;
  readonly value: NamedWheel;
}

async function take(
  deps: Deps,
  req: Request,
  { workshop }: Participating,
  { press, value }: Sent,
): Promise<Taken> {
  // Whoever comes too late gets no cookie just to be told so.
  if (workshop.revealedAt !== null && visitorOf(req) === undefined) return { kind: 'revealed' };
  const sends = !staysAt(press);
  const origin = originOf(deps, req);
  const change = (trx: Trx, visitor: Visitor) =>
    changeAnswer(trx, visitor, {
      workshopId: workshop.id,
      now: origin.now,
      change: (part) => acceptAnswer(part, value, press.version, sends),
      count: (within) => countMade(within, 'answer', { ...origin, visitor: visitor.id }),
    });
  return deps.sessions.meet(req, change, () => [workshopLane(workshop.id), homeLane(origin.address)]);
}

function pathAfter(press: Press, lang: Lang, participantKey: string): string {
  return pathTo(staysAt(press) ? 'workshopAnswer' : 'participate', lang, { participantKey });
}

function staysAt({ action }: Press): boolean {
  return action === 'preview' || action === 'language';
}

/**
 * Draws the form with both states, or why it is too late, with what was chosen. When there is no room to keep an answer that was
 * only to be redrawn, it is redrawn all the same.
 */
function refuse(
  res: Response,
  participating: Participating,
  { value, input }: { readonly value: NamedWheel; readonly input: Input },
  taken: Exclude<Taken, { readonly kind: 'kept' }>,
): void {
  const lang = langOf(res);
  if (taken.kind === 'revealed' || taken.kind === 'full') {
    render(res.status(409), 'workshop/late', latePage(participating, { ...value, kind: taken.kind }, lang));
    return;
  }
  const shown = { lang, input };
  if (taken.kind === 'unkept') {
    render(res, 'workshop/answer', answerPage(participating, { ...shown, unkept: value }));
    return;
  }
  const answer = taken.kind === 'conflict' ? taken.answer : undefined;
  const isRemoved = taken.kind === 'removed';
  const rowsOf = (wheel: NamedWheel) => answerRows(participating.workshop.method, wheel, lang);
  const conflict = answer && differences(rowsOf(answer), rowsOf(value));
  const page = answerPage({ ...participating, answer, isRemoved }, { ...shown, conflict });
  render(res.status(409), 'workshop/answer', page);
}
