import type { RequestHandler } from 'express';
import { fieldsOf } from '../web/body.ts';
import { toInput } from '../web/form.ts';
import { markedOf, paintedIn, parsePainted } from './approaches-form.ts';
import { parseDiagnosis } from './diagnosis-form.ts';
import { newDiagnosisPage, paintPage } from './parts.ts';
import { parsePress } from './step.ts';
import { answerIn } from './step-page.ts';
import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { MOST_LISTED, PER_PAGE, listLinks, listPage, pageAsked, pathOfPage } from '../web/list-page.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Method } from '../method/method.ts';
import type { Methods } from '../method/methods.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { visitorOf } from '../web/session.ts';
import { byFamily, drawnApproaches } from '../wheel/drawing/pictograms.ts';
import { othersIn, pathToPageOf, wordFor } from './method-choice.ts';
import { methodFor } from './method-page.ts';
import { nextStep } from './step.ts';
import { countDrafts, listDrafts, makeDraft } from './start-store.ts';
import { pathTo } from '../addresses/links.ts';
import { otherLang } from '../i18n/languages.ts';

import { methodAsked, pathToPaintedDiagnosis } from '../addresses/query.ts';
import type { PageLink } from '../web/page-links.ts';
import type { Draft } from './draft.ts';

declare module '../web/render.ts' {
  interface Views {
    'wizard/start': {
      readonly drafts: readonly ReturnType<typeof listed>[];
      readonly links: readonly PageLink[];
      /** How many of them are shown at most, where there are more. */
      readonly onlyLatest: number | undefined;
      readonly otherPath: string;
    } & ReturnType<typeof startPart>;
  }
}

const PART = '#drafts';

export function showStart({ db, clock, methods }: Deps): RequestHandler {
  return async (req, res) => {
    const lang = langOf(res);
    const path = pathTo('start', lang, {});
    const method = methodFor(undefined, methods, res);
    const { drafts, count, place } = await readPage(db, visitorOf(req), clock(), pageAsked(req.query));
    render(res, 'wizard/start', {
      drafts: drafts.map(listed),
      links: listLinks(place, path, PART),
      onlyLatest: count > MOST_LISTED ? MOST_LISTED : undefined,
      ...startPart(method, methods, lang),
      otherPath: pathOfPage(pathTo('start', otherLang(lang), {}), place.page),
    });
  };
}

function startPart(method: Method, methods: Methods, lang: Lang) {
  const { approaches, claims, families, words } = method;
  const { start, look } = messagesFor(lang);
  const others = othersIn(methods, method, lang);
  return {
    // Where there is only one, its lead says it all.
    question: others.length > 0 ? words[lang].question : undefined,
    others: others.map((other) => offered(other, methods, lang)),
    families: byFamily(method, drawnApproaches(method)),
    lead: start.lead(claims.length, approaches.length),
    approachesTitle: look.approachesTitle(approaches.length, families.length),
  };
}

/** A method that a reader may begin with instead. */
function offered(method: Method, methods: Methods, lang: Lang) {
  const { approaches, claims, words } = method;
  const { methods: said } = messagesFor(lang);
  return {
    name: words[lang].name,
    question: words[lang].question,
    size: said.size(approaches.length, claims.length),
    approaches: drawnApproaches(method),
    approachesOf: said.approachesOf(words[lang].name),
    beginPath: pathToPageOf('newDiagnosis', method, methods, lang),
    glossaryPath: pathToPageOf('glossary', method, methods, lang),
  };
}

function listed(draft: Draft) {
  const { id, answers, updatedAt } = draft;
  return { id, brand: answers.diagnosis?.brand ?? '', next: nextStep(draft), updatedAt };
}

async function readPage(db: Db, visitor: string | undefined, now: number, asked: number) {
  const count = visitor === undefined ? 0 : await countDrafts(db, visitor, now, MOST_LISTED + 1);
  const place = listPage(asked, Math.min(count, MOST_LISTED));
  const part = { skip: place.skip, limit: PER_PAGE };
  return { drafts: visitor === undefined ? [] : await listDrafts(db, visitor, now, part), count, place };
}

export function takePaintedWheel({ methods }: Deps): RequestHandler {
  return (req, res) => {
    const lang = langOf(res);
    const method = methodFor(fieldsOf(req)['method']?.[0], methods, res);
    const painted = parsePainted(method, fieldsOf(req));
    if (!painted.ok) {
      const page = paintPage(method, paintedIn(method, fieldsOf(req)), { ...painted, lang });
      render(res.status(422), 'wizard/paint', page);
      return;
    }
    const word = wordFor(method, methods, lang);
    res.redirect(303, pathToPaintedDiagnosis(lang, markedOf(painted.value), word));
  };
}

export function showNewDiagnosis({ methods }: Deps): RequestHandler {
  return (req, res) => {
    const method = methodFor(methodAsked(req.query), methods, res);
    const painted = paintedIn(method, toInput(req.query));
    render(res, 'wizard/diagnosis', newDiagnosisPage(methods, method, painted, { lang: langOf(res) }));
  };
}

export function beginDraft(deps: Deps): RequestHandler {
  return async (req, res) => {
    const method = methodFor(fieldsOf(req)['method']?.[0], deps.methods, res);
    const press = parsePress(fieldsOf(req));
    const lang = answerIn(press, req, res);
    const parsed = parseDiagnosis(method, fieldsOf(req));
    const painted = paintedIn(method, fieldsOf(req));
    if (!parsed.ok) {
      const page = newDiagnosisPage(deps.methods, method, painted, { lang, ...parsed });
      render(res.status(422), 'wizard/diagnosis', page);
      return;
    }
    const next = press.action === 'language' ? 'diagnosis' : 'approaches';
    const draft = await makeDraft(deps, req, { method, painted, answers: { diagnosis: parsed.value } });
    res.redirect(303, pathTo(next, lang, { draft }));
  };
}
