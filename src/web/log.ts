import { pino } from 'pino';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { RequestHandler } from 'express';
import { maskKeys } from '../paths.ts';
import { standardOutput } from './log-output.ts';
import type { LogOutput } from './log-output.ts';

export type { Logger };

/** A log of one JSON line each; `pid` tells the processes of one site apart. */
export function createLog(level: string, pid?: number, output: LogOutput = openOutput(pid)): Logger {
  const base = pid === undefined ? null : { pid };
  return pino({ level, base, timestamp: pino.stdTimeFunctions.isoTime }, output);
}

/** The output of this process, which says in a line of the log how many others were lost. */
export function openOutput(pid?: number): LogOutput {
  return standardOutput((lost) => {
    const facts = { level: pino.levels.values['warn'], time: new Date().toISOString(), pid, lost };
    return `${JSON.stringify({ ...facts, msg: 'lines of this log were lost: nobody took them' })}\n`;
  });
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
