import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { page } from '../web/route.ts';
import { postLetters, showLetters } from './letters-page.ts';
import { postLogo, showLogo } from './logo-page.ts';
import { postIdentity, showIdentity } from './identity-page.ts';
import { showState } from './state-page.ts';

/** What owners alone look after: behind the door of `moderators/routes.ts`. */
export function ownerRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  page(router, 'moderationLetters', { get: showLetters(deps), post: postLetters(deps) });
  page(router, 'moderationLogo', { get: showLogo, post: postLogo(deps) });
  page(router, 'moderationIdentity', { get: showIdentity(deps), post: postIdentity(deps) });
  page(router, 'moderationState', { get: showState(deps) });
  return router;
}
