import type { Server } from 'node:http';
import type { RequestHandler } from 'express';
import { PageError } from '../../errors.ts';
import { siteServer } from './http-server.ts';
import type { HttpApp } from './http-server.ts';

export interface Patience {
  readonly headersMs: number;
  readonly requestMs: number;
  readonly keepAliveMs: number;
  /** On a connection where nothing moves; Node waits twice as long for a reader who takes no answer. */
  readonly idleMs: number;
  readonly lookMs: number;
}

export const PATIENCE: Patience = {
  headersMs: 10_000,
  requestMs: 15_000,
  keepAliveMs: 10_000,
  idleMs: 30_000,
  lookMs: 2_000,
};

const MAX_HEADER_BYTES = 16 * 1024;
export const MAX_HEADERS = 100;
/** Node lists names and values in turn. */
export const MAX_RAW_HEADERS = 2 * MAX_HEADERS;
/** Our longest address, a painted wheel, stays under 1,000. */
const MAX_ADDRESS_LENGTH = 12 * 1024;

export function createSiteServer(app: HttpApp, patience: Patience = PATIENCE): Server {
  const server = siteServer(app, {
    headersTimeout: patience.headersMs,
    requestTimeout: patience.requestMs,
    keepAliveTimeout: patience.keepAliveMs,
    connectionsCheckingInterval: patience.lookMs,
    maxHeaderSize: MAX_HEADER_BYTES,
  });
  // Node would silently drop headers beyond its limit, among them the one with the reader's address.
  server.maxHeadersCount = 0;
  server.setTimeout(patience.idleMs);
  return server;
}

export const requestLimits: RequestHandler = (req, _res, next) => {
  if (req.url.length > MAX_ADDRESS_LENGTH) next(new PageError(414, 'unreadable'));
  else if (req.rawHeaders.length > MAX_RAW_HEADERS) next(new PageError(431, 'unreadable'));
  else {
    // Not every database stores U+0000: it becomes U+FFFD.
    req.url = req.url.replaceAll('%00', '%EF%BF%BD');
    next();
  }
};
