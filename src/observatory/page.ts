import type { Request, RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { methodAsked } from '../addresses/query.ts';
import { NotFound } from '../errors.ts';
import { toDay } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Method } from '../method/method.ts';
import { methodAt } from '../method/store.ts';
import { expectLang, langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { listFollowUpTallies, listTallies } from './crowd-store.ts';
import { figuresCsv, figuresJson } from './data-files.ts';
import type { Dated } from './data-files.ts';
import { figuresOf } from './figures.ts';
import { followUpFigures } from './follow-up-figures.ts';
import { listShown, methodChoice, shownFor } from './method-choice.ts';
import type { Published, Shown } from './method-choice.ts';
import { observatoryPage } from './parts.ts';
import { listSeries, readSnapshot } from './series-store.ts';
import { seriesOf } from './series.ts';

type CurrentFigures = (method: Method) => Promise<Dated>;

/** Worked out once for each snapshot of each method. */
export function currentFigures({ db }: Deps): CurrentFigures {
  const kept = new Map<string, { readonly number: number; readonly dated: Dated }>();
  return async (method) => {
    const { name } = seriesOf(method);
    const { number, takenAt } = await readSnapshot(db, name);
    const known = kept.get(name);
    if (known?.number === number && known.dated.method.hash === method.hash) return known.dated;
    const day = takenAt === undefined ? undefined : toDay(takenAt);
    const month = day?.slice(0, 'YYYY-MM'.length) ?? '';
    const figures = figuresOf(method, await listTallies(db, name), month);
    const followUp = followUpFigures(method, await listFollowUpTallies(db, name));
    const dated = { method, day, figures, followUp };
    kept.set(name, { number, dated });
    return dated;
  };
}

export function showObservatory(deps: Deps, current: CurrentFigures): RequestHandler {
  return async (req, res) => {
    const { shown, all } = await askedMethod(deps, req, res);
    const lang = langOf(res);
    const page = observatoryPage(await current(shown.method), methodChoice(shown, all, lang), lang);
    render(res.set('Cache-Control', 'no-cache'), 'observatory/show', page);
  };
}

export function sendCsv(deps: Deps, current: CurrentFigures): RequestHandler {
  return async (req, res) => {
    const { shown } = await askedMethod(deps, req, res);
    const csv = figuresCsv(await current(shown.method), langOf(res));
    nameFile(res, shown, 'csv');
    res.set('Cache-Control', 'no-cache').type('text/csv; charset=utf-8; header=present').send(csv);
  };
}

export function sendJson(deps: Deps, current: CurrentFigures): RequestHandler {
  return async (req, res) => {
    const { shown } = await askedMethod(deps, req, res);
    const json = figuresJson(await current(shown.method));
    nameFile(res, shown, 'json');
    res.set('Cache-Control', 'no-cache').type('json').send(json);
  };
}

/** Files of several methods do not take one another's place; that of the home page is named by its address. */
function nameFile(res: Response, { method, standing }: Shown, extension: 'csv' | 'json'): void {
  if (standing === 'home') return;
  const { fileName } = messagesFor(langOf(res)).observatory.files;
  res.set('Content-Disposition', `inline; filename="${fileName}-${method.id}.${extension}"`);
}

async function askedMethod(deps: Deps, req: Request, res: Response) {
  const all = await shownMethods(deps);
  const shown = shownFor(all, methodAsked(req.query));
  if (shown === undefined) throw new NotFound();
  expectLang(shown.method, res);
  return { shown, all };
}

/** What the site offers, and what it no longer does but has published a snapshot of. */
async function shownMethods({ db, methods }: Deps): Promise<readonly Shown[]> {
  const rows = (await listSeries(db)).filter(({ snapshot }) => snapshot.takenAt !== undefined);
  const published = rows.map(async ({ name, method }): Promise<Published> => ({
    series: name,
    method: await methodAt(db, method),
  }));
  return listShown(methods, await Promise.all(published));
}
