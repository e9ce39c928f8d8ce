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
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { visitorOf } from '../web/session.ts';
import { byFamily, drawnApproaches } from '../wheel/drawing/pictograms.ts';
import { nextStep } from './step.ts';
import { countDrafts, listDrafts, makeDraft } from './start-store.ts';
import { pathTo } from '../addresses/links.ts';
import { inOtherLanguage } from '../addresses/match.ts';
import { methodAsked, pathToPaintedDiagnosis } from '../addresses/query.ts';
import type { PageLink } from '../web/page-links.ts';
import type { DrawnApproach } from '../wheel/drawing/pictograms.ts';
import type { Draft } from './draft.ts';

declare module '../web/render.ts' {
  interface Views {
    'wizard/start': {
      readonly drafts: readonly ReturnType<typeof listed>[];
      readonly links: readonly PageLink[];
      /** How many of them are shown at most, where there are more. */
      readonly onlyLatest: number | undefined;
      readonly families: ReturnType<typeof byFamily<DrawnApproach>>;
      readonly otherPath: string;
    } & ReturnType<typeof startWords>;
  }
}

const PART = '#drafts';

export function showStart({ db, clock, methods }: Deps): RequestHandler {
  return async (req, res) => {
    const path = pathTo('start', langOf(res), {});
    const { drafts, count, place } = await readPage(db, visitorOf(req), clock(), pageAsked(req.query));
    render(res, 'wizard/start', {
      drafts: drafts.map(listed),
      links: listLinks(place, path, PART),
      onlyLatest: count > MOST_LISTED ? MOST_LISTED : undefined,
      ...startWords(methods.home, langOf(res)),
      families: byFamily(methods.home, drawnApproaches(methods.home)),
      otherPath: pathOfPage(inOtherLanguage(path, langOf(res)), place.page),
    });
  };
}

function startWords({ approaches, claims, families }: Method, lang: Lang) {
  const { start, look } = messagesFor(lang);
  return {
    lead: start.lead(claims.length, approaches.length),
    approachesTitle: look.approachesTitle(approaches.length, families.length),
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

export const takePaintedWheel =
  ({ methods }: Deps): RequestHandler =>
  (req, res) => {
    const [fields, lang] = [fieldsOf(req), langOf(res)];
    const method = methods.find(fields['method']?.[0] ?? '') ?? methods.home;
    const painted = parsePainted(method, fields);
    if (!painted.ok) {
      const page = paintPage(method, paintedIn(method, fields), painted, lang);
      render(res.status(422), 'wizard/paint', page);
      return;
    }
    const named = method.id === methods.home.id ? undefined : method.id;
    res.redirect(303, pathToPaintedDiagnosis(lang, markedOf(painted.value), named));
  };

export const showNewDiagnosis =
  ({ methods }: Deps): RequestHandler =>
  (req, res) => {
    const home = methods.find(methodAsked(req.query) ?? '') ?? methods.home;
    render(
      res,
      'wizard/diagnosis',
      newDiagnosisPage(home, paintedIn(home, toInput(req.query)), { lang: langOf(res) }),
    );
  };

export function beginDraft(deps: Deps): RequestHandler {
  return async (req, res) => {
    const press = parsePress(fieldsOf(req));
    const lang = answerIn(press, req, res);
    const home = deps.methods.find(fieldsOf(req)['method']?.[0] ?? '') ?? deps.methods.home;
    const parsed = parseDiagnosis(home, fieldsOf(req));
    const painted = paintedIn(home, fieldsOf(req));
    if (!parsed.ok) {
      render(res.status(422), 'wizard/diagnosis', newDiagnosisPage(home, painted, { lang, ...parsed }));
      return;
    }
    const next = press.action === 'language' ? 'diagnosis' : 'approaches';
    const draft = await makeDraft(deps, req, { method: home, painted, answers: { diagnosis: parsed.value } });
    res.redirect(303, pathTo(next, lang, { draft }));
  };
}
