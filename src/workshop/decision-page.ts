import type { Request, RequestHandler, Response } from 'express';
import { pathTo } from '../addresses/links.ts';
import { pathToDone } from '../addresses/query.ts';
import { countMade } from '../caps/store.ts';
import type { Trx } from '../db/database.ts';
import { transact } from '../db/engine.ts';
import type { Deps } from '../deps.ts';
import type { Lang } from '../i18n/languages.ts';
import { fieldsOf } from '../web/body.ts';
import { langOf } from '../web/locale.ts';
import { originOf } from '../web/origin.ts';
import { visitorOf } from '../web/session.ts';
import type { Visitor } from '../web/session.ts';
import { groupWheelOf } from '../wheel/group-wheel.ts';
import { makeDraftIn, tellDraftOfWorkshop } from '../wizard/start-store.ts';
import { parsePress } from '../wizard/step.ts';
import { listWheels } from './answer-store.ts';
import { changeDecision } from './decision-store.ts';
import type { Decision, DecisionOutcome } from './decision.ts';
import { drawFacilitator } from './facilitator-page.ts';
import { parseDecision } from './form.ts';
import { openFacilitator } from './page.ts';
import type { Facilitating } from './page.ts';
import { touch } from './store.ts';
import type { Revealed, Workshop } from './workshop.ts';

export function decide(deps: Deps): RequestHandler {
  return async (req, res) => {
    const facilitating = await openFacilitator(deps, req, res);
    const { facilitatorKey, workshop } = facilitating;
    const parsed = parseDecision(fieldsOf(req));
    if (workshop.revealedAt === null)
      await drawFacilitator(deps, res.status(409), facilitating, { ...parsed, refused: 'decision' });
    else if (!parsed.ok) await drawFacilitator(deps, res.status(422), facilitating, parsed);
    else {
      const { kind, decision } = await keep(deps, req, workshop.id, parsed.value);
      if (kind === 'conflict') await drawConflict(deps, res, facilitating, decision, parsed.value);
      else res.redirect(303, pathAfter(decision, langOf(res), facilitatorKey));
    }
  };
}

/** The draft shows who chose what beside its choices, and starts with none. */
export function adopt(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { facilitatorKey, workshop } = await openFacilitator(deps, req, res);
    const lang = langOf(res);
    const { revealedAt } = workshop;
    if (revealedAt === null) {
      res.redirect(303, pathTo('facilitate', lang, { facilitatorKey }));
      return;
    }
    const draft = await deps.sessions.meet(req, async (trx, visitor) => {
      const opened = await tellDraftOfWorkshop(trx, visitor.id, discussedIn(workshop), deps.clock());
      return opened?.id ?? makeDraftOf(deps, trx, req, visitor, { ...workshop, revealedAt });
    });
    res.redirect(303, pathTo('diagnosis', lang, { draft }));
  };
}

/** The draft that this browser made of the workshop learns it too. */
async function keep(deps: Deps, req: Request, workshopId: string, text: string): Promise<DecisionOutcome> {
  const { version } = parsePress(fieldsOf(req));
  const [now, visitor] = [deps.clock(), visitorOf(req)];
  return transact(deps.db, async (trx) => {
    const outcome = await changeDecision(trx, workshopId, { text, version, now });
    if (outcome.kind === 'kept' && visitor !== undefined)
      await tellDraftOfWorkshop(trx, visitor, { id: workshopId, decided: text }, now);
    return outcome;
  });
}

async function drawConflict(
  deps: Deps,
  res: Response,
  { facilitatorKey, workshop }: Facilitating,
  decision: Decision,
  typed: string,
): Promise<void> {
  const current = { facilitatorKey, workshop: { ...workshop, decision } };
  await drawFacilitator(deps, res.status(409), current, { input: { decided: [typed] }, conflict: typed });
}

function pathAfter({ text }: Decision, lang: Lang, facilitatorKey: string): string {
  return pathToDone(
    pathTo('facilitate', lang, { facilitatorKey }),
    lang,
    text === '' ? 'undecided' : 'decided',
  );
}

function discussedIn({ id, decision }: Workshop): { readonly id: string; readonly decided: string } {
  return { id, decided: decision.text };
}

async function makeDraftOf(
  deps: Deps,
  trx: Trx,
  req: Request,
  visitor: Visitor,
  workshop: Revealed,
): Promise<string> {
  const { id, plainMethod, own, method, brand, revealedAt } = workshop;
  const origin = originOf(deps, req);
  await countMade(trx, 'adoption', { ...origin, visitor: visitor.id, within: id });
  const groupWheel = groupWheelOf(method, await listWheels(trx, id));
  const diagnosis = { brand, rival: '', gene: '', capacity: null, claims: {} };
  const approaches = { own, choices: {}, abstain: false, abstainReason: '' };
  await touch(trx, id, origin.now);
  return makeDraftIn(deps, trx, req, visitor, {
    method: plainMethod,
    answers: { diagnosis, ...(own.length > 0 && { approaches }) },
    workshop: { ...discussedIn(workshop), own, groupWheel, revealedAt },
  });
}
