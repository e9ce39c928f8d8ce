import helmet from 'helmet';
import type { RequestHandler } from 'express';
import type { Config } from '../config.ts';

const DAY_S = 24 * 60 * 60;

export function securityHeaders({ secure, hsts }: Pick<Config, 'secure' | 'hsts'>): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // no-referrer would make browsers send "Origin: null" with our own forms.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: secure && hsts !== undefined && { ...hsts, maxAge: hsts.days * DAY_S },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
  });
}

export const privatePage: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'private, no-store');
  res.set('X-Robots-Tag', 'noindex, nofollow');
  next();
};
