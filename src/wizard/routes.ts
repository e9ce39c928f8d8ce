import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { page } from '../web/route.ts';
import { approachesStep } from './approaches-form.ts';
import { diagnosisStep } from './diagnosis-form.ts';
import { approachesPage, diagnosisPage } from './parts.ts';
import { reviewStep } from './review-form.ts';
import { reviewPage } from './review-page.ts';
import { openDraftOf } from './save-page.ts';
import { beginDraft, showNewDiagnosis, showStart, takePaintedWheel } from './start-page.ts';
import { stepHandlers } from './step-page.ts';
import type { DrawStep } from './step-page.ts';

export function wizardRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  page(router, 'start', { get: showStart(deps), post: takePaintedWheel });
  page(router, 'newDiagnosis', { get: showNewDiagnosis, post: beginDraft(deps) });
  page(router, 'diagnosis', stepHandlers(deps, diagnosisStep, drawDiagnosis));
  page(router, 'approaches', stepHandlers(deps, approachesStep, drawApproaches));
  page(router, 'review', stepHandlers(deps, reviewStep, drawReview));
  page(router, 'change', { post: openDraftOf(deps, (link) => link) });
  page(router, 'duplicate', { post: openDraftOf(deps, () => undefined) });
  return router;
}

const drawDiagnosis: DrawStep = (res, draft, shown) => {
  res.render('wizard/diagnosis', diagnosisPage(draft, shown));
};

const drawApproaches: DrawStep = (res, draft, shown) => {
  res.render('wizard/approaches', approachesPage(draft, shown));
};

const drawReview: DrawStep = (res, draft, shown, today) => {
  res.render('wizard/review', reviewPage(draft, shown, today));
};
