import type { Request, RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { langOf } from '../web/locale.ts';
import { qrCode } from '../web/qr.ts';
import { countAnswers, listWheels } from './answer-store.ts';
import type { Answer } from './answer.ts';
import { openParticipant, refreshIfAsked } from './page.ts';
import type { Participating } from './page.ts';
import { answerPage, latePage, ownPart, refreshPart, resultsPart } from './parts.ts';
import { closesAt } from './workshop.ts';
import { pathTo, urlTo } from '../addresses/links.ts';
import { isRefreshing } from '../addresses/query.ts';

export function showParticipation(deps: Deps): RequestHandler {
  return async (req, res) => {
    const participating = await openParticipant(deps, req);
    const { workshop, answer } = participating;
    const lang = langOf(res);
    const closed = workshop.revealedAt !== null;
    if (answer?.sent === true && closed) await showResults(deps, res, participating, answer);
    else if (answer?.sent === true) await showWaiting(deps, req, res, participating, answer);
    else if (closed) res.render('workshop/late', latePage(participating, undefined, lang));
    else res.render('workshop/answer', answerPage(participating, { lang }));
  };
}

async function showResults(
  { db }: Deps,
  res: Response,
  { workshop }: Participating,
  own: Answer,
): Promise<void> {
  const lang = langOf(res);
  const results = resultsPart(await listWheels(db, workshop.id), lang);
  const { brand, context, revealedAt } = workshop;
  res.render('workshop/results', { brand, context, revealedAt, results, own: ownPart(own, lang) });
}

async function showWaiting(
  { db }: Deps,
  req: Request,
  res: Response,
  { participantKey, workshop }: Participating,
  own: Answer,
): Promise<void> {
  const lang = langOf(res);
  const refreshing = isRefreshing(req.query);
  refreshIfAsked(res, refreshing);
  res.render('workshop/sent', {
    brand: workshop.brand,
    context: workshop.context,
    participantKey,
    people: await countAnswers(db, workshop.id),
    closes: closesAt(workshop),
    own: ownPart(own, lang),
    refresh: refreshPart(pathTo('participate', lang, { participantKey }), refreshing, lang),
  });
}

export function showScreen(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { participantKey, workshop } = await openParticipant(deps, req);
    const lang = langOf(res);
    const url = urlTo(deps.config.baseUrl, 'participate', lang, { participantKey });
    const refreshing = isRefreshing(req.query) && workshop.revealedAt === null;
    refreshIfAsked(res, refreshing);
    res.render('workshop/screen', {
      brand: workshop.brand,
      context: workshop.context,
      revealedAt: workshop.revealedAt,
      participantKey,
      url,
      qr: qrCode(url),
      people: await countAnswers(deps.db, workshop.id),
      refresh: refreshPart(pathTo('workshopScreen', lang, { participantKey }), refreshing, lang),
    });
  };
}
