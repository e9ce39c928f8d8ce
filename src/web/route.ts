import type { RequestHandler, Router } from 'express';
import { WrongMethod } from '../errors.ts';
import { PAGES } from '../addresses/pages.ts';
import type { PageName } from '../addresses/pages.ts';

export interface Handlers {
  readonly get?: RequestHandler;
  readonly post?: RequestHandler;
}

export function page(router: Router, name: PageName, handlers: Handlers): void {
  answer(router, [PAGES[name].fr, PAGES[name].en], handlers);
}

export function answer(router: Router, paths: string[], handlers: Handlers): void {
  const route = router.route(paths);
  if (handlers.get !== undefined) route.get(handlers.get);
  if (handlers.post !== undefined) route.post(handlers.post);
  const allowed = [handlers.get && 'GET, HEAD', handlers.post && 'POST'].filter(Boolean).join(', ');
  route.all((_req, _res, next) => {
    next(new WrongMethod(allowed));
  });
}
