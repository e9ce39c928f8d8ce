import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { PAGES } from '../addresses/paths.ts';
import { privatePage } from '../web/headers.ts';
import { page } from '../web/routing.ts';
import { postComment, showComment } from './comment-page.ts';
import { showLog } from './log-page.ts';
import { postMailLink, showMailLink } from './mail-link.ts';
import type { TitleOf } from './pages.ts';
import { postPeople, showPeople } from '../people/page.ts';
import { postDecisions, postReversals, showQueue } from './queue-page.ts';
import { postReport, showReports } from './reports-page.ts';
import { postSettings, postWords, showSettings, showWords } from './settings-page.ts';
import { requireModerator } from '../moderators/session.ts';
import { changeFactor, showSecondFactor, showSignIn, signIn, signOut } from '../moderators/sign-in.ts';

/** Moderation: nobody gets past the first line who is not a moderator, sign-in and signed mail links aside. */
export function moderationRoutes(deps: Deps, titleOf: TitleOf): Router {
  const router = Router({ caseSensitive: true });
  router.use([PAGES.moderation.fr, PAGES.moderation.en], privatePage, requireModerator(deps));
  page(router, 'moderationSignIn', { get: showSignIn, post: signIn(deps) });
  page(router, 'moderationMail', { get: showMailLink(deps, titleOf), post: postMailLink(deps, titleOf) });
  page(router, 'moderationSignOut', { post: signOut(deps) });
  page(router, 'moderationSecondFactor', { get: showSecondFactor(deps), post: changeFactor(deps) });
  page(router, 'moderation', { get: showQueue(deps, titleOf) });
  page(router, 'moderationDecisions', { post: postDecisions(deps, titleOf) });
  page(router, 'moderationReversals', { post: postReversals(deps, titleOf) });
  page(router, 'moderationComment', { get: showComment(deps, titleOf), post: postComment(deps, titleOf) });
  page(router, 'moderationReports', { get: showReports(deps, titleOf), post: postReport(deps, titleOf) });
  page(router, 'moderationLog', { get: showLog(deps) });
  page(router, 'moderationSettings', { get: showSettings(deps), post: postSettings(deps) });
  page(router, 'moderationWords', { get: showWords(deps, titleOf), post: postWords(deps, titleOf) });
  page(router, 'moderationPeople', { get: showPeople(deps), post: postPeople(deps, titleOf) });
  return router;
}
