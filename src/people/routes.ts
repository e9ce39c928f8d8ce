import { Router } from 'express';
import type { Deps } from '../deps.ts';
import type { TitleOf } from '../moderation/card-page.ts';
import { page } from '../web/route.ts';
import { postPeople, showPeople } from './page.ts';

/** What is held of a person: behind the door of `moderators/routes.ts`. */
export function peopleRoutes(deps: Deps, titleOf: TitleOf): Router {
  const router = Router({ caseSensitive: true });
  page(router, 'moderationPeople', { get: showPeople(deps), post: postPeople(deps, titleOf) });
  return router;
}
