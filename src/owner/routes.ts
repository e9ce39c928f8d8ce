import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { page } from '../web/route.ts';
import { postLogo, showLogo } from './logo-page.ts';
import { showState } from './state-page.ts';

/** What the owner decides about the site: behind the door of `moderators/routes.ts`. */
export function ownerRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  page(router, 'moderationLogo', { get: showLogo, post: postLogo(deps) });
  page(router, 'moderationState', { get: showState(deps) });
  return router;
}
