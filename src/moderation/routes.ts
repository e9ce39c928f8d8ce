import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { page } from '../web/route.ts';
import { postBlocks, showBlocks } from './blocks-page.ts';
import { postComment, showComment } from './comment-page.ts';
import { showLog } from './log-page.ts';
import { postMailLink, showMailLink } from './mail-link-page.ts';
import type { TitleOf } from './card-page.ts';
import { postDecisions, postReversals, showQueue } from './queue-page.ts';
import { postReport, showReports } from './reports-page.ts';
import { postSettings, showSettings } from './settings-page.ts';
import { postWords, showWords } from './words-page.ts';

/** The queue and what belongs to it: behind the door of `moderators/routes.ts`. */
export function moderationRoutes(deps: Deps, titleOf: TitleOf): Router {
  const router = Router({ caseSensitive: true });
  page(router, 'moderationMail', { get: showMailLink(deps, titleOf), post: postMailLink(deps, titleOf) });
  page(router, 'moderation', { get: showQueue(deps, titleOf) });
  page(router, 'moderationDecisions', { post: postDecisions(deps, titleOf) });
  page(router, 'moderationReversals', { post: postReversals(deps, titleOf) });
  page(router, 'moderationComment', { get: showComment(deps, titleOf), post: postComment(deps, titleOf) });
  page(router, 'moderationReports', { get: showReports(deps, titleOf), post: postReport(deps, titleOf) });
  page(router, 'moderationBlocks', { get: showBlocks(deps), post: postBlocks(deps) });
  page(router, 'moderationLog', { get: showLog(deps) });
  page(router, 'moderationSettings', { get: showSettings(deps), post: postSettings(deps) });
  page(router, 'moderationWords', { get: showWords(deps, titleOf), post: postWords(deps, titleOf) });
  return router;
}
