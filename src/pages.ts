import { Router } from 'express';
import type { Request } from 'express';
import { isAnswering } from './db/database.ts';
import type { Deps } from './deps.ts';
import { NotFound } from './errors.ts';
import { HEALTH, READY, ROBOTS, pathTo } from './paths.ts';
import { langOf, preferred } from './web/locale.ts';
import { page } from './web/routing.ts';
import { wheelPicture } from './wheel/picture.ts';
import { wheelOf } from './wheel/wheel.ts';

/** A wheel worth defending, for the home page: the first case of the article. */
const EXAMPLE = wheelOf({ listen: 'priority', answer: 'priority', reassure: 'secondary' });
const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/** The pages that only render, and what programs ask. */
export function siteRoutes({ db }: Deps): Router {
  const router = Router();
  router.get('/', (req, res) => {
    const lang = preferred(req.acceptsLanguages('fr', 'en'));
    res.vary('Accept-Language').redirect(302, pathTo('home', lang, {}));
  });
  page(router, 'home', {
    get(_req, res) {
      res.set('Cache-Control', 'no-cache');
      res.render('home', {
        wheel: wheelPicture({ choices: EXAMPLE }, { lang: langOf(res), idPrefix: 'example' }),
      });
    },
  });
  router.get(HEALTH, (_req, res) => {
    res.type('text/plain').send('ok\n');
  });
  router.get(READY, async (req, res) => {
    if (!isLocal(req)) throw new NotFound();
    await isAnswering(db);
    res.type('text/plain').send('ready\n');
  });
  router.get(ROBOTS, (_req, res) => {
    // Pages under a key carry noindex themselves: a crawler kept out would never read it.
    res.type('text/plain').send('User-agent: *\nAllow: /\n');
  });
  return router;
}

/** A request from this machine that no proxy passed on. */
function isLocal(req: Request): boolean {
  return LOOPBACK.test(req.socket.remoteAddress ?? '') && req.get('x-forwarded-for') === undefined;
}
