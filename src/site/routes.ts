import { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import { writerCookie } from '../comments/writer.ts';
import type { Deps } from '../deps.ts';
import { NotFound } from '../errors.ts';
import { langOf, preferred } from '../web/locale.ts';
import { render } from '../web/render.ts';
import type { SiteContext } from '../web/render.ts';
import { answer, page } from '../web/route.ts';
import { isAnswering } from '../db/engine.ts';
import { pathTo } from '../addresses/links.ts';
import { FAVICON, HEALTH, READY, ROBOTS, SITEMAP } from '../addresses/pages.ts';
import { pathToForgotten } from '../addresses/query.ts';
import type { Article } from '../articles/article.ts';
import { showAccessibility } from './accessibility-page.ts';
import { sayAlive } from './health-page.ts';
import { showGlossary } from './glossary-page.ts';
import { showHome } from './home-page.ts';
import { showLegalNotice } from './legal-page.ts';
import { showPrivacy } from './privacy-page.ts';
import { withPrefix } from '../addresses/prefix.ts';

declare module '../web/render.ts' {
  interface Views {
    'site/site-map': { readonly articles: readonly Article[] };
  }
}

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

export function siteRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  answer(router, ['/'], { get: chooseLanguage });
  page(router, 'home', { get: showHome(deps) });
  page(router, 'privacy', { get: showPrivacy(deps) });
  page(router, 'legalNotice', { get: showLegalNotice });
  page(router, 'accessibility', { get: showAccessibility });
  page(router, 'glossary', { get: showGlossary(deps) });
  page(router, 'siteMap', { get: showSiteMap(deps) });
  page(router, 'forgetMe', { post: forgetMe(deps) });
  answer(router, [HEALTH], { get: sayAlive(deps) });
  answer(router, [READY], { get: sayReady(deps) });
  answer(router, [ROBOTS], { get: sendRobots(deps) });
  answer(router, [FAVICON], { get: sendIcon });
  return router;
}

const chooseLanguage: RequestHandler = (req, res) => {
  const lang = preferred(req.acceptsLanguages('fr', 'en'));
  res.vary('Accept-Language').redirect(302, pathTo('home', lang, {}));
};

function showSiteMap({ library }: Deps): RequestHandler {
  return (_req, res) => {
    render(res.set('Cache-Control', 'no-cache'), 'site/site-map', { articles: library.list(langOf(res)) });
  };
}

function forgetMe({ config }: Deps): RequestHandler {
  const { name, options } = writerCookie(config);
  return (_req, res) => {
    res.clearCookie(name, options);
    res.redirect(303, pathToForgotten(langOf(res)));
  };
}

function sayReady({ db }: Deps): RequestHandler {
  return async (req, res) => {
    if (!isLocal(req)) throw new NotFound();
    await isAnswering(db);
    res.type('text/plain').send('ready\n');
  };
}

function sendRobots({ config }: Deps): RequestHandler {
  // Pages under a key carry noindex themselves: a crawler kept out would never read it.
  const lines = ['User-agent: *', 'Allow: /', `Sitemap: ${config.baseUrl}${withPrefix(SITEMAP)}`];
  return (_req, res) => {
    res.type('text/plain').send(`${lines.join('\n')}\n`);
  };
}

const sendIcon: RequestHandler = (_req, res) => {
  res.redirect(302, iconPath(res));
};

function iconPath(res: Response): string {
  return (res.app.locals as SiteContext).staticPath('favicon.svg');
}

/** A request from this machine that no proxy passed on. */
function isLocal(req: Request): boolean {
  return LOOPBACK.test(req.socket.remoteAddress ?? '') && req.get('x-forwarded-for') === undefined;
}
