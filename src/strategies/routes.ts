import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { page } from '../web/route.ts';
import { forget } from './device-page.ts';
import { showNearest } from './nearest-page.ts';
import { showStrategy } from './strategy-page.ts';
import type { SharedSentence } from './strategy-page.ts';

export function strategyRoutes(deps: Deps, sharedSentence: SharedSentence): Router {
  const router = Router({ caseSensitive: true });
  const show = showStrategy(deps, sharedSentence);
  page(router, 'strategy', { get: show });
  page(router, 'revision', { get: show });
  page(router, 'nearest', { get: showNearest(deps) });
  page(router, 'forget', { post: forget(deps) });
  return router;
}
