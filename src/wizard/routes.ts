import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { page } from '../web/route.ts';
import { approachesStep } from './approaches-form.ts';
import { approachesPage } from './approaches-page.ts';
import { diagnosisStep } from './diagnosis-form.ts';
import { diagnosisPage } from './parts.ts';
import { reviewStep } from './review-form.ts';
import { reviewPage } from './review-page.ts';
import { openDraftOf } from './save-page.ts';
import { beginDraft, showNewDiagnosis, showStart, takePaintedWheel } from './start-page.ts';
import { stepHandlers } from './step-page.ts';

export function wizardRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  page(router, 'start', { get: showStart(deps), post: takePaintedWheel(deps) });
  page(router, 'newDiagnosis', { get: showNewDiagnosis(deps), post: beginDraft(deps) });
  page(router, 'diagnosis', stepHandlers(deps, diagnosisStep, diagnosisPage));
  page(router, 'approaches', stepHandlers(deps, approachesStep, approachesPage));
  page(router, 'review', stepHandlers(deps, reviewStep, reviewPage));
  page(router, 'change', { post: openDraftOf(deps, 'change') });
  page(router, 'duplicate', { post: openDraftOf(deps, 'copy') });
  return router;
}
