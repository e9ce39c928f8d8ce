import type { RequestHandler, Router } from 'express';
import { WrongMethod } from '../errors.ts';
import { PAGES } from '../paths.ts';
import type { PageName } from '../paths.ts';

export interface Handlers {
  readonly get?: RequestHandler;
  readonly post?: RequestHandler;
}

/** Answers one page in both languages; a method it does not take gets a 405 that names those it does. */
export function page(router: Router, name: PageName, handlers: Handlers): void {
  const route = router.route([PAGES[name].fr, PAGES[name].en]);
  if (handlers.get !== undefined) route.get(handlers.get);
  if (handlers.post !== undefined) route.post(handlers.post);
  const allowed = [handlers.get && 'GET, HEAD', handlers.post && 'POST'].filter(Boolean).join(', ');
  route.all((_req, _res, next) => {
    next(new WrongMethod(allowed));
  });
}
