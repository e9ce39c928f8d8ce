import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { page } from '../web/route.ts';
import { openOther, sendOverlay, showComparison } from './page.ts';

export function comparisonRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  page(router, 'comparison', { get: showComparison(deps), post: openOther(deps) });
  page(router, 'comparisonSvg', { get: sendOverlay(deps) });
  return router;
}
