import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { page } from '../web/route.ts';
import { answeringPage, withdraw } from './answer-page.ts';
import { adopt, decide } from './decision-page.ts';
import { endWorkshop, remove, reveal, showFacilitator } from './facilitator-page.ts';
import { openingPage } from './start-page.ts';
import { showParticipation, showScreen } from './participant-page.ts';

export function workshopRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  page(router, 'workshops', openingPage(deps));
  page(router, 'facilitate', { get: showFacilitator(deps) });
  page(router, 'reveal', { post: reveal(deps) });
  page(router, 'removeAnswer', { post: remove(deps) });
  page(router, 'decide', { post: decide(deps) });
  page(router, 'adopt', { post: adopt(deps) });
  page(router, 'endWorkshop', { post: endWorkshop(deps) });
  page(router, 'participate', { get: showParticipation(deps) });
  page(router, 'workshopAnswer', answeringPage(deps));
  page(router, 'withdraw', { post: withdraw(deps) });
  page(router, 'workshopScreen', { get: showScreen(deps) });
  return router;
}
