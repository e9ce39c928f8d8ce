import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { page } from '../web/route.ts';
import { meetingPage } from './meeting-page.ts';

export function followUpRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  page(router, 'meeting', meetingPage(deps));
  return router;
}
