import { rateLimit } from 'express-rate-limit';
import type { RequestHandler } from 'express';
import { PageError, TooMany } from '../../errors.ts';
import { BoundedCounts } from './counts.ts';
import type { Shared } from './shared.ts';

const MINUTE_MS = 60 * 1000;
const IPV6_HOME_BITS = 64;

/** By address (IPv6: a /64), in this process alone: asking another would cost every post a tenth of its time. */
export function postLimit(perMinute: number): RequestHandler {
  return rateLimit({
    store: new BoundedCounts(),
    windowMs: MINUTE_MS,
    limit: perMinute,
    ipv6Subnet: IPV6_HOME_BITS,
    standardHeaders: false,
    legacyHeaders: false,
    validate: false,
    skip: (req) => req.method !== 'POST',
    handler: (_req, _res, next) => {
      next(new TooMany(MINUTE_MS / 1000));
    },
  });
}

/** Counts the posts that were taken, by address, for the whole site: each may send a mail. */
export function mailLimit(perTenMinutes: number, { countsOf }: Shared): RequestHandler {
  const windowMs = 10 * MINUTE_MS;
  return rateLimit({
    store: countsOf('mails'),
    windowMs,
    limit: perTenMinutes,
    ipv6Subnet: IPV6_HOME_BITS,
    standardHeaders: false,
    legacyHeaders: false,
    validate: false,
    skipFailedRequests: true,
    handler: (_req, _res, next) => {
      next(new PageError(429, 'tooManyLetters', { 'Retry-After': String(windowMs / 1000) }));
    },
  });
}
