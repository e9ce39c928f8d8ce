import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { page } from '../web/route.ts';
import { postAccount, showAccount } from './account-page.ts';
import { postInvitation, showInvitation } from './invitation-page.ts';
import { postAccounts, showAccounts } from './list-page.ts';
import { postOwnAccount, showOwnAccount } from './own-account-page.ts';
import { postSecurity, showSecurity } from './security-page.ts';
import { postAskNewPassword, postNewPassword, showAskNewPassword, showNewPassword } from './reset-page.ts';

/** Who may moderate: behind the door of `moderators/routes.ts`, but for who comes with a link or forgot a password. */
export function accountRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  page(router, 'moderationAccounts', { get: showAccounts(deps), post: postAccounts(deps) });
  page(router, 'moderationAccount', { get: showAccount(deps), post: postAccount(deps) });
  page(router, 'moderationOwnAccount', { get: showOwnAccount(deps), post: postOwnAccount(deps) });
  page(router, 'moderationSecurity', { get: showSecurity(deps), post: postSecurity(deps) });
  page(router, 'invitation', { get: showInvitation(deps), post: postInvitation(deps) });
  page(router, 'askNewPassword', { get: showAskNewPassword(deps), post: postAskNewPassword(deps) });
  page(router, 'newPassword', { get: showNewPassword(deps), post: postNewPassword(deps) });
  return router;
}
