import { rateLimit } from 'express-rate-limit';
import type { RequestHandler } from 'express';
import { TooMany } from '../../errors.ts';
import { BoundedCounts } from './counts.ts';

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
