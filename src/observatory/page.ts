import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { toDay } from '../i18n/format.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { listTallies } from './crowd-store.ts';
import { figuresCsv, figuresJson } from './data-files.ts';
import type { Dated } from './data-files.ts';
import { figuresOf } from './figures.ts';
import { observatoryPage } from './parts.ts';
import { readSnapshot } from './snapshot-store.ts';

type CurrentFigures = () => Promise<Dated>;

export function currentFigures({ db }: Deps): CurrentFigures {
  let kept: { readonly number: number; readonly dated: Dated } | undefined;
  return async () => {
    const { number, takenAt } = await readSnapshot(db);
    if (kept?.number !== number) {
      const day = takenAt === undefined ? undefined : toDay(takenAt);
      const figures = figuresOf(await listTallies(db), day?.slice(0, 'YYYY-MM'.length) ?? '');
      kept = { number, dated: { figures, day } };
    }
    return kept.dated;
  };
}

export function showObservatory(current: CurrentFigures): RequestHandler {
  return async (_req, res) => {
    const shown = observatoryPage(await current(), langOf(res));
    render(res.set('Cache-Control', 'no-cache'), 'observatory/show', shown);
  };
}

export function sendCsv(current: CurrentFigures): RequestHandler {
  return async (_req, res) => {
    const csv = figuresCsv(await current(), langOf(res));
    res.set('Cache-Control', 'no-cache').type('text/csv; charset=utf-8; header=present').send(csv);
  };
}

export function sendJson(current: CurrentFigures): RequestHandler {
  return async (_req, res) => {
    res
      .set('Cache-Control', 'no-cache')
      .type('json')
      .send(figuresJson(await current()));
  };
}
