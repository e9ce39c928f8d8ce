import { pino } from 'pino';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { RequestHandler } from 'express';
import { maskKeys } from '../paths.ts';

export type { Logger };

/** A log of one JSON line each; `pid` tells the processes of one site apart. */
export function createLog(level: string, pid?: number): Logger {
  return pino({ level, base: pid === undefined ? null : { pid }, timestamp: pino.stdTimeFunctions.isoTime });
}

/** Longer than any address of ours. */
const MAX_LOGGED_LENGTH = 300;

interface Logged {
  readonly id: string;
  readonly method: string;
  readonly url: string;
}

/** One short line a request: no address, no cookie, no referrer, keys left out. */
export function requestLog(log: Logger, requestId: () => string): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: requestId,
    customLogLevel: (_req, res, error) => (error !== undefined || res.statusCode >= 500 ? 'error' : 'info'),
    serializers: {
      req: ({ id, method, url }: Logged) => ({ id, method, url: short(maskKeys(url)) }),
      res: (res: { statusCode: number }) => ({ status: res.statusCode }),
      err: () => undefined,
    },
  }) as RequestHandler;
}

/** Somebody may send thousands of characters; no address of ours needs them. */
function short(url: string): string {
  return url.length > MAX_LOGGED_LENGTH ? `${url.slice(0, MAX_LOGGED_LENGTH)}\u2026` : url;
}
