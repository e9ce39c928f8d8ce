import type { RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { messagesFor, otherLang } from '../i18n/messages.ts';
import type { Lang } from '../i18n/messages.ts';
import { isRefreshing, pathTo, urlTo } from '../paths.ts';
import { showableKey } from '../strategies/keys.ts';
import { langOf } from '../web/locale.ts';
import { mailto } from '../web/mailto.ts';
import { tallyOf } from '../wheel/tally.ts';
import type { DraftPlace } from '../wizard/store.ts';
import { findDraftOfWorkshop, insertDraft } from '../wizard/store.ts';
import { countAnswers, listWheels, revealWorkshop } from './answer-store.ts';
import { openFacilitator } from './finding.ts';
import type { Facilitating } from './finding.ts';
import { refreshPart, resultsPart } from './pages.ts';
import { refreshIfAsked } from './refreshing.ts';
import { deleteWorkshop, getWorkshopLink, touch } from './store.ts';
import { LEAST_ANSWERS, closesAt } from './workshop.ts';
import type { Workshop } from './workshop.ts';

/** The facilitator's page: links and a number while the group is blind, the results afterwards. */
export function showFacilitator(deps: Deps): RequestHandler {
  return async (req, res) => {
    const facilitating = await openFacilitator(deps, req);
    const refreshing = isRefreshing(req.query) && facilitating.workshop.revealedAt === null;
    refreshIfAsked(res, refreshing);
    await draw(deps, res, facilitating, refreshing);
  };
}

/** Shows everybody's choices to everybody who answered, for good. Twice is once. */
export function reveal(deps: Deps): RequestHandler {
  return async (req, res) => {
    const facilitating = await openFacilitator(deps, req);
    const { facilitatorKey, workshop } = facilitating;
    const revealed = await revealWorkshop(deps.db, workshop.id, deps.clock());
    if (revealed) res.redirect(303, pathTo('facilitate', langOf(res), { facilitatorKey }));
    else await draw(deps, res.status(409), facilitating, false);
  };
}

/** Opens a draft in the name of the brand, with who chose what beside it and nothing chosen. */
export function adopt(deps: Deps): RequestHandler {
  const { db, clock, random, sessions } = deps;
  return async (req, res) => {
    const { facilitatorKey, workshop } = await openFacilitator(deps, req);
    const lang = langOf(res);
    if (workshop.revealedAt === null) {
      res.redirect(303, pathTo('facilitate', lang, { facilitatorKey }));
      return;
    }
    const visitor = await sessions.ensureVisitor(req);
    const opened = await findDraftOfWorkshop(db, visitor, workshop.id, clock());
    const place = { id: opened?.id ?? random(16).toString('base64url'), visitor };
    if (opened === undefined) await insertDraftOf(deps, place, workshop, workshop.revealedAt);
    res.redirect(303, pathTo('diagnosis', lang, { draft: place.id }));
  };
}

/** Erases the workshop at once; the page that it leads to says that it is gone. */
export function endWorkshop(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { facilitatorKey, workshop } = await openFacilitator(deps, req);
    await deleteWorkshop(deps.db, workshop.id, deps.clock());
    res.redirect(303, pathTo('facilitate', langOf(res), { facilitatorKey }));
  };
}

async function insertDraftOf(
  { db, clock }: Deps,
  place: DraftPlace,
  { id, brand }: Workshop,
  revealedAt: number,
): Promise<void> {
  const tally = tallyOf(await listWheels(db, id));
  const diagnosis = { brand, rival: '', gene: '', capacity: null, claims: {} };
  const workshop = { id, tally, revealedAt };
  await insertDraft(db, place, { answers: { diagnosis }, workshop }, clock());
  await touch(db, id, clock());
}

async function draw(deps: Deps, res: Response, facilitating: Facilitating, refreshing: boolean) {
  const { workshop, facilitatorKey } = facilitating;
  const lang = langOf(res);
  const path = pathTo('facilitate', lang, { facilitatorKey });
  const wheels = workshop.revealedAt === null ? [] : await listWheels(deps.db, workshop.id);
  res.render('workshop/facilitator', {
    ...workshop,
    facilitatorKey,
    ...(await linksOf(deps, facilitating, lang)),
    people: await countAnswers(deps.db, workshop.id),
    least: LEAST_ANSWERS,
    closes: closesAt(workshop),
    refused: res.statusCode === 409,
    refresh: refreshPart(path, refreshing, lang),
    results: resultsPart(wheels, lang),
    otherPath: pathTo('facilitate', otherLang(lang), { facilitatorKey }),
  });
}

/** Both links in full, and the letters that carry them; the group's is left out when it can no longer be derived. */
async function linksOf(
  { db, config, secrets }: Deps,
  { workshop, facilitatorKey }: Facilitating,
  lang: Lang,
) {
  const { brand } = workshop;
  const words = messagesFor(lang).workshop.facilitator;
  const facilitatorUrl = urlTo(config.baseUrl, 'facilitate', lang, { facilitatorKey });
  const link = await getWorkshopLink(db, workshop.id, 'participant');
  const participantKey = showableKey(secrets.link, link);
  if (participantKey === undefined) return { facilitatorUrl };
  const participantUrl = urlTo(config.baseUrl, 'participate', lang, { participantKey });
  return {
    facilitatorUrl,
    participantKey,
    participantUrl,
    invitation: mailto(words.inviteSubject(brand), words.inviteBody(brand, participantUrl)),
    mail: mailto(words.mailSubject(brand), words.mailBody(brand, participantUrl, facilitatorUrl)),
  };
}
