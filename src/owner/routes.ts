import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { page } from '../web/route.ts';
import { postIdentity, showIdentity } from './identity-page.ts';
import { postLogo, showLogo } from './logo-page.ts';

/** What owners alone look after: behind the door of `moderators/routes.ts`. */
export function ownerRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  page(router, 'moderationIdentity', { get: showIdentity(deps), post: postIdentity(deps) });
  page(router, 'moderationLogo', { get: showLogo, post: postLogo(deps) });
  return router;
}
