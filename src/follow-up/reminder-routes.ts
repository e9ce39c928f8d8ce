import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { page } from '../web/route.ts';
import { remindersPage } from './reminder-answer-page.ts';
import { askRemindersPage } from './reminder-page.ts';

export function reminderRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  page(router, 'askReminders', askRemindersPage(deps));
  page(router, 'reminders', remindersPage(deps));
  return router;
}
