import { rateLimit } from 'express-rate-limit';
import type { Store } from 'express-rate-limit';
import type { RequestHandler } from 'express';
import { postCount } from '../../db/engine.ts';
import type { Outside } from '../../deps.ts';
import { TooMany } from '../../errors.ts';
import { BoundedCounts } from './counts.ts';
import { sharedCounts } from './shared-counts.ts';

const MINUTE_MS = 60 * 1000;
const IPV6_HOME_BITS = 64;

/** From one address, over all processes and machines together: far above what a person sends, so it only stops a flood. */
const POSTS_PER_MINUTE = 1200;

/**
 * By address (IPv6: a /64). On one machine each process counts its share, as asking another would cost every post a tenth of its
 * time; several machines count together.
 */
export function postLimit({ config, db, secrets, clock }: Outside): RequestHandler {
  const count = postCount(db);
  return count === undefined
    ? limitOf(new BoundedCounts(clock), Math.ceil(POSTS_PER_MINUTE / config.workers))
    : limitOf(sharedCounts({ count, key: secrets.caps, clock }), POSTS_PER_MINUTE);
}

function limitOf(store: Store, limit: number): RequestHandler {
  return rateLimit({
    store,
    windowMs: MINUTE_MS,
    limit,
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
