import type { Request, RequestHandler } from 'express';
import { CrossSite } from '../errors.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses forms sent by another site. Browsers name it in Sec-Fetch-Site, older ones in Origin; what sends neither is no browser. */
export function sameSiteOnly(baseUrl: string): RequestHandler {
  return (req, _res, next) => {
    if (SAFE_METHODS.has(req.method) || isOurOwn(req, baseUrl)) next();
    else next(new CrossSite());
  };
}

function isOurOwn(req: Request, baseUrl: string): boolean {
  const origin = req.get('origin');
  if (origin === baseUrl) return true;
  const site = req.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return origin === undefined || hostOf(origin) === req.get('host');
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
