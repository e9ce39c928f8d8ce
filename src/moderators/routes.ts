import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { privatePage } from '../web/headers.ts';
import { page } from '../web/route.ts';
import { requireSecondFactor } from './required-factor-page.ts';
import { postSecondFactor, showSecondFactor } from './second-factor-page.ts';
import { requireModerator, requireOwner } from './session-page.ts';
import { postSignIn, postSignOut, showSignIn } from './sign-in-page.ts';
import { PAGES } from '../addresses/pages.ts';

/** The door of all pages of moderation: nobody gets past its first line who is not a moderator, nor to an owner's page who is no owner; sign-in and links with a token aside. */
export function moderatorRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  router.use(
    [PAGES.moderation.fr, PAGES.moderation.en],
    privatePage,
    requireModerator(deps),
    requireSecondFactor(deps),
    requireOwner,
  );
  page(router, 'moderationSignIn', { get: showSignIn, post: postSignIn(deps) });
  page(router, 'moderationSignOut', { post: postSignOut(deps) });
  page(router, 'moderationSecondFactor', { get: showSecondFactor(deps), post: postSecondFactor(deps) });
  return router;
}
