import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { page } from '../web/route.ts';
import { currentFigures, sendCsv, sendJson, showObservatory } from './page.ts';

export function observatoryRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  const figures = currentFigures(deps);
  page(router, 'observatory', { get: showObservatory(deps, figures) });
  page(router, 'observatoryCsv', { get: sendCsv(deps, figures) });
  page(router, 'observatoryJson', { get: sendJson(deps, figures) });
  return router;
}
