import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { page } from '../web/route.ts';
import { openOther, sendOverlay, showComparison } from './page.ts';

/** A strategy compared with itself at another time, or with another one. */
export function comparisonRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  page(router, 'comparison', { get: showComparison(deps), post: openOther(deps) });
  page(router, 'comparisonSvg', { get: sendOverlay(deps) });
  return router;
}
