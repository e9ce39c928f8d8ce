import type { Request, RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import type { Lang } from '../i18n/messages.ts';
import { pathTo } from '../paths.ts';
import type { Input } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import type { Handlers } from '../web/routing.ts';
import { visitorOf } from '../web/session.ts';
import type { NamedWheel } from '../wheel/tally.ts';
import { actionOf, answerLang, versionOf } from '../wizard/posted.ts';
import { differences } from '../wizard/rows.ts';
import { changeAnswer, withdrawAnswer } from './answer-store.ts';
import type { Taken } from './answer-store.ts';
import { acceptAnswer, answerRows, parseAnswer } from './answer.ts';
import { openParticipant } from './finding.ts';
import type { Participating } from './finding.ts';
import { answerPage, latePage } from './pages.ts';

/** The form of one participant: to answer, and to change the answer until the reveal. */
export function answeringPage(deps: Deps): Handlers {
  return { get: showAnswer(deps), post: takeAnswer(deps) };
}

function showAnswer(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { participantKey, workshop, answer } = await openParticipant(deps, req);
    const lang = langOf(res);
    if (workshop.revealedAt !== null) res.redirect(303, pathTo('participate', lang, { participantKey }));
    else res.render('workshop/answer', answerPage(workshop, participantKey, answer, { lang }));
  };
}

function takeAnswer(deps: Deps): RequestHandler {
  return async (req, res) => {
    const lang = answerLang(req, res);
    const participating = await openParticipant(deps, req);
    const { participantKey, workshop, answer } = participating;
    const parsed = parseAnswer(req.body);
    if (!parsed.ok) {
      const page = answerPage(workshop, participantKey, answer, { lang, ...parsed });
      res.status(422).render('workshop/answer', page);
      return;
    }
    const taken = await take(deps, req, participating, parsed.value);
    if (taken.kind === 'kept') res.redirect(303, pathAfter(req, lang, participantKey));
    else refuse(res.status(409), participating, parsed, taken);
  };
}

/** Takes an answer back, before the reveal. */
export function withdraw(deps: Deps): RequestHandler {
  return async (req, res) => {
    const participating = await openParticipant(deps, req);
    const { participantKey, workshop } = participating;
    const visitor = visitorOf(req) ?? '';
    const gone = await withdrawAnswer(deps.db, workshop.id, visitor, deps.clock());
    if (gone) res.redirect(303, pathTo('participate', langOf(res), { participantKey }));
    else res.status(409).render('workshop/late', latePage(participating, undefined, langOf(res)));
  };
}

async function take(
  { db, clock, sessions }: Deps,
  req: Request,
  { workshop }: Participating,
  posted: NamedWheel,
): Promise<Taken> {
  const action = actionOf(req);
  // Who comes too late needs no cookie to be told so.
  if (workshop.revealedAt !== null && visitorOf(req) === undefined) return { kind: 'revealed' };
  const visitor = await sessions.ensureVisitor(req);
  const sends = action !== 'preview' && action !== 'language';
  return changeAnswer(db, workshop.id, visitor, clock(), (held) =>
    acceptAnswer(held, posted, versionOf(req), sends),
  );
}

function pathAfter(req: Request, lang: Lang, participantKey: string): string {
  const action = actionOf(req);
  const stays = action === 'preview' || action === 'language';
  return pathTo(stays ? 'workshopAnswer' : 'participate', lang, { participantKey });
}

/** An answer that was not taken: the form with both states, or why it is too late, with what was chosen. */
function refuse(
  res: Response,
  participating: Participating,
  { value, input }: { readonly value: NamedWheel; readonly input: Input },
  taken: Exclude<Taken, { readonly kind: 'kept' }>,
): void {
  const lang = langOf(res);
  if (taken.kind !== 'conflict') {
    res.render('workshop/late', latePage(participating, { ...value, kind: taken.kind }, lang));
    return;
  }
  const { workshop, participantKey } = participating;
  const conflict = differences(answerRows(taken.answer, lang), answerRows(value, lang));
  res.render(
    'workshop/answer',
    answerPage(workshop, participantKey, taken.answer, { lang, input, conflict }),
  );
}
