import type { RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { messagesFor } from '../i18n/messages.ts';
import { showableKey } from '../strategies/keys.ts';
import { fieldsOf } from '../web/body.ts';
import { FormView } from '../web/form.ts';
import type { FieldError, Input } from '../web/form.ts';
import { PER_PAGE, listLinks, listPage, pageAsked, pathOfPage } from '../web/list-page.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { mailto } from '../web/text/mailto.ts';
import { countAnswers, listWheels, revealWorkshop } from './answer-store.ts';
import { decisionInput, parseRemoval } from './form.ts';
import { openFacilitator, refreshIfAsked } from './page.ts';
import type { Facilitating } from './page.ts';
import { refreshPart, resultsPart } from './parts.ts';
import { listReceived, removeAnswer } from './removal-store.ts';
import { deleteWorkshop, getWorkshopLink } from './store.ts';
import { LEAST_ANSWERS, closesAt } from './workshop.ts';
import type { Workshop } from './workshop.ts';
import { otherLang } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import { pathTo, urlTo } from '../addresses/links.ts';
import { doneIn, isRefreshing, pathToDone } from '../addresses/query.ts';
import type { Done } from '../addresses/query.ts';

declare module '../web/render.ts' {
  interface Views {
    'workshop/facilitator': Pick<Workshop, 'brand' | 'context' | 'revealedAt'> & {
      readonly facilitatorKey: string;
      readonly people: number;
      readonly received: Awaited<ReturnType<typeof receivedPart>> | undefined;
      readonly done: Done | undefined;
      readonly least: number;
      readonly closes: number;
      readonly refused: Shown['refused'];
      readonly form: FormView;
      readonly decided: string;
      readonly decidedVersion: number;
      readonly conflict: string | undefined;
      readonly refresh: ReturnType<typeof refreshPart>;
      readonly results: ReturnType<typeof resultsPart>;
      readonly otherPath: string;
    } & Awaited<ReturnType<typeof linksOf>>;
  }
}

export function showFacilitator(deps: Deps): RequestHandler {
  return async (req, res) => {
    const facilitating = await openFacilitator(deps, req, res);
    const refreshing = isRefreshing(req.query) && facilitating.workshop.revealedAt === null;
    refreshIfAsked(res, refreshing);
    const [asked, done] = [pageAsked(req.query), doneIn(req.query)];
    await drawFacilitator(deps, res, facilitating, { refreshing, asked, done });
  };
}

export function reveal(deps: Deps): RequestHandler {
  return async (req, res) => {
    const facilitating = await openFacilitator(deps, req, res);
    const { facilitatorKey, workshop } = facilitating;
    const revealed = await revealWorkshop(deps.db, workshop.id, deps.clock());
    if (revealed) res.redirect(303, pathTo('facilitate', langOf(res), { facilitatorKey }));
    else await drawFacilitator(deps, res.status(409), facilitating, { refused: 'reveal' });
  };
}

export function remove(deps: Deps): RequestHandler {
  return async (req, res) => {
    const facilitating = await openFacilitator(deps, req, res);
    const { facilitatorKey, workshop } = facilitating;
    const removal = await removeAnswer(deps.db, workshop.id, parseRemoval(fieldsOf(req)), deps.clock());
    if (removal === 'revealed')
      await drawFacilitator(deps, res.status(409), facilitating, { refused: 'removal' });
    else
      res.redirect(
        303,
        pathToDone(pathTo('facilitate', langOf(res), { facilitatorKey }), langOf(res), removal),
      );
  };
}

export function endWorkshop(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { facilitatorKey, workshop } = await openFacilitator(deps, req, res);
    await deleteWorkshop(deps.db, workshop.id, deps.clock());
    res.redirect(303, pathTo('facilitate', langOf(res), { facilitatorKey }));
  };
}

interface Shown {
  readonly refreshing?: boolean;
  readonly asked?: number;
  readonly refused?: 'reveal' | 'removal' | 'decision';
  readonly done?: Done | undefined;
  readonly input?: Input;
  readonly errors?: readonly FieldError[];
  /** What was typed over newer words. */
  readonly conflict?: string;
}

export async function drawFacilitator(
  deps: Deps,
  res: Response,
  facilitating: Facilitating,
  { refreshing = false, asked = 1, refused, done, input, errors, conflict }: Shown,
) {
  const { workshop, facilitatorKey } = facilitating;
  const { decision } = workshop;
  const lang = langOf(res);
  const path = pathTo('facilitate', lang, { facilitatorKey });
  const wheels = workshop.revealedAt === null ? [] : await listWheels(deps.db, workshop.id);
  const people = await countAnswers(deps.db, workshop.id);
  const received =
    workshop.revealedAt === null ? await receivedPart(deps, workshop, asked, people, path) : undefined;
  render(res, 'workshop/facilitator', {
    brand: workshop.brand,
    context: workshop.context,
    revealedAt: workshop.revealedAt,
    facilitatorKey,
    ...(await linksOf(deps, facilitating, lang)),
    people,
    received,
    done,
    least: LEAST_ANSWERS,
    closes: closesAt(workshop),
    refused,
    form: new FormView(input ?? decisionInput(decision), errors),
    decided: decision.text,
    decidedVersion: decision.version,
    conflict,
    refresh: refreshPart(path, refreshing, lang),
    results: resultsPart(workshop.method, wheels, lang),
    otherPath: pathOfPage(pathTo('facilitate', otherLang(lang), { facilitatorKey }), received?.page ?? 1),
  });
}

async function receivedPart({ db }: Deps, { id }: Workshop, asked: number, people: number, path: string) {
  const place = listPage(asked, people);
  const answers = await listReceived(db, id, { skip: place.skip, limit: PER_PAGE });
  return {
    page: place.page,
    answers: answers.map((answer, index) => ({ ...answer, number: place.skip + index + 1 })),
    links: listLinks(place, path, '#answers'),
    isOpen: asked > 1,
  };
}

async function linksOf(
  { db, config, secrets }: Deps,
  { workshop, facilitatorKey }: Facilitating,
  lang: Lang,
) {
  const { brand, method } = workshop;
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
    invitation: mailto(
      words.inviteSubject(brand),
      words.inviteBody(brand, participantUrl, method.approaches.length),
    ),
    mail: mailto(words.mailSubject(brand), words.mailBody(brand, participantUrl, facilitatorUrl)),
  };
}
