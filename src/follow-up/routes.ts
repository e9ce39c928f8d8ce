import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { page } from '../web/route.ts';
import { changeFollowUp } from './act-page.ts';
import { remindersPage } from './reminder-answer-page.ts';
import { askRemindersPage } from './reminder-page.ts';
import { sendOwnJson, sendOwnTable, sendSharedJson, sendSharedTable } from './export-page.ts';
import { meetingPage } from './meeting-page.ts';
import { showFollowUpPage } from './page.ts';

export function followUpRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  page(router, 'followUp', { get: showFollowUpPage(deps), post: changeFollowUp(deps) });
  page(router, 'meeting', meetingPage(deps));
  page(router, 'followUpCsv', { get: sendOwnTable(deps) });
  page(router, 'followUpJson', { get: sendOwnJson(deps) });
  page(router, 'sharedFollowUpCsv', { get: sendSharedTable(deps) });
  page(router, 'sharedFollowUpJson', { get: sendSharedJson(deps) });
  page(router, 'askReminders', askRemindersPage(deps));
  page(router, 'reminders', remindersPage(deps));
  return router;
}
