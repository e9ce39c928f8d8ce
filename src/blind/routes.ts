import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { page } from '../web/route.ts';
import { blindTestPage } from './answer-page.ts';
import { ownTestPage } from './own-page.ts';

export function blindRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  page(router, 'ownBlindTest', ownTestPage(deps));
  page(router, 'blindTest', blindTestPage(deps));
  return router;
}
