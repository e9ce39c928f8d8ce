import type { Server } from 'node:http';
import type { RequestHandler } from 'express';
import { PageError } from '../../errors.ts';
import { siteServer } from './http-server.ts';
import type { HttpApp } from './http-server.ts';

/** How long the site waits for what a visitor sends or takes, in milliseconds. */
export interface Patience {
  readonly headersMs: number;
  readonly requestMs: number;
  readonly keepAliveMs: number;
  /** For a connection on which nothing moves; Node gives a reader who takes no answer twice as long. */
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
/** Names and values stand in turn. */
export const MAX_RAW_HEADERS = 2 * MAX_HEADERS;
/** The longest address of ours, a painted wheel handed on, stays under 1,000; headers need room as well. */
const MAX_ADDRESS_LENGTH = 12 * 1024;

export function createSiteServer(app: HttpApp, patience: Patience = PATIENCE): Server {
  const server = siteServer(app, {
    headersTimeout: patience.headersMs,
    requestTimeout: patience.requestMs,
    keepAliveTimeout: patience.keepAliveMs,
    connectionsCheckingInterval: patience.lookMs,
    maxHeaderSize: MAX_HEADER_BYTES,
  });
  // Node would leave out what comes after so many without a word, the reader's own address among it.
  server.maxHeadersCount = 0;
  server.setTimeout(patience.idleMs);
  return server;
}

/** An address longer than any of ours is not read further, nor more headers than a browser and its proxies send. */
export const requestLimits: RequestHandler = (req, _res, next) => {
  if (req.url.length > MAX_ADDRESS_LENGTH) next(new PageError(414, 'unreadable'));
  else if (req.rawHeaders.length > MAX_RAW_HEADERS) next(new PageError(431, 'unreadable'));
  else {
    // No text of ours holds U+0000, and not every database stores it: it reads as a mark that cannot be read.
    req.url = req.url.replaceAll('%00', '%EF%BF%BD');
    next();
  }
};
