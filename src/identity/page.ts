import type { RequestHandler, Response } from 'express';
import type { Outside } from '../deps.ts';
import { langOf } from '../web/locale.ts';
import { versionAt } from '../web/memory/moment.ts';
import type { AtMoment } from '../web/memory/moment.ts';
import type { SiteContext } from '../web/render.ts';
import { defaultIdentity } from './identity.ts';
import type { Identity } from './identity.ts';
import { identityIn } from './store.ts';

declare module '../web/render.ts' {
  interface SiteContext {
    readonly identity: Identity;
  }
}

type Site = Pick<Outside, 'db' | 'config'>;

/** Puts the site's identity beside every page; it is read anew, once for all who wait, when the content may have changed. */
export function identityOnPages(site: Site, atMoment: AtMoment): RequestHandler {
  let last = defaultIdentity(site.config.contactEmail ?? '');
  let read = { version: NaN, identity: Promise.resolve(last) };
  return async (req, res, next) => {
    try {
      const version = await versionAt(atMoment, req);
      if (version !== read.version) read = { version, identity: identityIn(site) };
      last = await read.identity;
    } catch (error) {
      read = { version: NaN, identity: Promise.resolve(last) };
      // What the page itself reads will fail as well, and the error page still needs a name.
      req.log.warn({ error: String(error) }, 'the identity of the site could not be read');
    }
    Object.assign(res.locals, { identity: last } satisfies Pick<SiteContext, 'identity'>);
    next();
  };
}

export function identityOf(res: Response): Identity {
  return (res.locals as SiteContext).identity;
}

/** What this site is called in the language of the page. */
export function siteNameOf(res: Response): string {
  return identityOf(res).name[langOf(res)];
}
