import type { Request, RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { langOf } from '../web/locale.ts';
import { qrCode } from '../web/qr.ts';
import { render } from '../web/render.ts';
import { countAnswers, listWheels } from './answer-store.ts';
import type { Answer } from './answer.ts';
import { openParticipant, refreshIfAsked } from './page.ts';
import type { Participating } from './page.ts';
import { answerPage, latePage, ownPart, refreshPart, resultsPart } from './parts.ts';
import { closesAt } from './workshop.ts';
import { pathTo, urlTo } from '../addresses/links.ts';
import { isRefreshing } from '../addresses/query.ts';
import type { QrCode } from '../web/qr.ts';
import type { Revealed, Workshop, WorkshopWords } from './workshop.ts';

declare module '../web/render.ts' {
  interface Views {
    'workshop/results': Pick<Revealed, 'brand' | 'context' | 'revealedAt'> & {
      readonly results: ReturnType<typeof resultsPart>;
      readonly own: ReturnType<typeof ownPart>;
    };
    'workshop/sent': WorkshopWords & {
      readonly participantKey: string;
      readonly people: number;
      readonly closes: number;
      readonly own: ReturnType<typeof ownPart>;
      readonly refresh: ReturnType<typeof refreshPart>;
    };
    'workshop/screen': Pick<Workshop, 'brand' | 'context' | 'revealedAt'> & {
      readonly participantKey: string;
      readonly url: string;
      readonly qr: QrCode;
      readonly people: number;
      readonly refresh: ReturnType<typeof refreshPart>;
    };
  }
}

export function showParticipation(deps: Deps): RequestHandler {
  return async (req, res) => {
    const participating = await openParticipant(deps, req);
    const { workshop, answer } = participating;
    const lang = langOf(res);
    const { revealedAt } = workshop;
    if (answer?.sent === true && revealedAt !== null)
      await showResults(deps, res, { ...workshop, revealedAt }, answer);
    else if (answer?.sent === true) await showWaiting(deps, req, res, participating, answer);
    else if (revealedAt !== null) render(res, 'workshop/late', latePage(participating, undefined, lang));
    else render(res, 'workshop/answer', answerPage(participating, { lang }));
  };
}

async function showResults(
  { db }: Deps,
  res: Response,
  { id, brand, context, revealedAt }: Revealed,
  own: Answer,
): Promise<void> {
  const lang = langOf(res);
  const results = resultsPart(await listWheels(db, id), lang);
  render(res, 'workshop/results', { brand, context, revealedAt, results, own: ownPart(own, lang) });
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
  render(res, 'workshop/sent', {
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
    render(res, 'workshop/screen', {
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
