import type { Request, RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { langOf } from '../web/locale.ts';
import { qrCode } from '../web/qr.ts';
import { render } from '../web/render.ts';
import { withoutNames } from '../wheel/group-wheel.ts';
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
      readonly decided: string;
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
    'workshop/screen': WorkshopWords & {
      readonly participantKey: string;
      readonly url: string;
      readonly qr: QrCode;
      readonly people: number;
      readonly refresh: ReturnType<typeof refreshPart>;
    };
    'workshop/screen-results': WorkshopWords & {
      readonly decided: string;
      readonly results: ReturnType<typeof resultsPart>;
      readonly refresh: ReturnType<typeof refreshPart>;
    };
  }
}

export function showParticipation(deps: Deps): RequestHandler {
  return async (req, res) => {
    const participating = await openParticipant(deps, req, res);
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
  { id, method, brand, context, revealedAt, decision }: Revealed,
  own: Answer,
): Promise<void> {
  const lang = langOf(res);
  const results = resultsPart(method, await listWheels(db, id), lang);
  const shown = { brand, context, revealedAt, decided: decision.text, results };
  render(res, 'workshop/results', { ...shown, own: ownPart(method, own, lang) });
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
    own: ownPart(workshop.method, own, lang),
    refresh: refreshPart(pathTo('participate', lang, { participantKey }), refreshing, lang),
  });
}

/** The screen invites while the group is blind; at the same address it then shows what was chosen. */
export function showScreen(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { participantKey, workshop } = await openParticipant(deps, req, res);
    const lang = langOf(res);
    const refreshing = isRefreshing(req.query);
    refreshIfAsked(res, refreshing);
    const refresh = refreshPart(pathTo('workshopScreen', lang, { participantKey }), refreshing, lang);
    if (workshop.revealedAt === null) await showInvitation(deps, res, { participantKey, workshop, refresh });
    else await showOnScreen(deps, res, { workshop, refresh });
  };
}

interface Room {
  readonly workshop: Workshop;
  readonly refresh: ReturnType<typeof refreshPart>;
}

async function showInvitation(
  { db, config }: Deps,
  res: Response,
  { participantKey, workshop, refresh }: Room & Pick<Participating, 'participantKey'>,
): Promise<void> {
  const { id, brand, context } = workshop;
  const url = urlTo(config.baseUrl, 'participate', langOf(res), { participantKey });
  const people = await countAnswers(db, id);
  render(res, 'workshop/screen', { brand, context, participantKey, url, qr: qrCode(url), people, refresh });
}

/** Without names: whoever holds the link of the group sees it, and names were given to those who answered. */
async function showOnScreen({ db }: Deps, res: Response, { workshop, refresh }: Room): Promise<void> {
  const { id, method, brand, context, decision } = workshop;
  const results = resultsPart(method, withoutNames(await listWheels(db, id)), langOf(res));
  render(res, 'workshop/screen-results', { brand, context, decided: decision.text, results, refresh });
}
