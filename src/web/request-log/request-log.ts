import { pino } from 'pino';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { RequestHandler } from 'express';
import { standardOutput } from './output.ts';
import type { LogOutput } from './output.ts';
import { withoutPrefix } from '../../addresses/prefix.ts';
import { maskAddress, maskError } from './mask.ts';

export type { Logger };

export function createLog(level: string, pid?: number, output: LogOutput = openOutput(pid)): Logger {
  const base = pid === undefined ? null : { pid };
  const serializers = { error: (described: unknown) => maskError(String(described)) };
  return pino({ level, base, serializers, timestamp: pino.stdTimeFunctions.isoTime }, output);
}

export function openOutput(pid?: number): LogOutput {
  return standardOutput((lost) => {
    const facts = { level: pino.levels.values['warn'], time: new Date().toISOString(), pid, lost };
    return `${JSON.stringify({ ...facts, msg: 'lines of this log were lost: nobody took them' })}\n`;
  });
}

function levelOf(error: unknown, status: number): 'error' | 'warn' | 'info' {
  if (error !== undefined || (status >= 500 && status !== 503)) return 'error';
  return status === 503 ? 'warn' : 'info';
}

interface Logged {
  readonly id: string;
  readonly method: string;
  readonly url: string;
}

/** Logs no network address, cookie, referrer or key. */
export function requestLog(log: Logger, requestId: () => string): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: requestId,
    customLogLevel: (_req, res, error) => levelOf(error, res.statusCode),
    serializers: {
      req: ({ id, method, url }: Logged) => ({ id, method, url: maskAddress(withoutPrefix(url) ?? url) }),
      res: (res: { statusCode: number }) => ({ status: res.statusCode }),
      err: () => undefined,
    },
  }) as RequestHandler;
}
