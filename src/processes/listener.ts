import type { Server } from 'node:http';
import { createApp } from '../app.ts';
import type { Outside } from '../deps.ts';
import type { Metrics, ProcessMeasures } from '../operations/metrics.ts';
import { createSiteServer } from '../web/server/limits.ts';

export interface Answering {
  /** Takes no new request; resolves once those under way are answered, or have had their time. */
  readonly stop: () => Promise<void>;
  readonly measures: () => Promise<readonly ProcessMeasures[]>;
  /** Resolves to a reason when nobody can answer any more. */
  readonly givenUp: Promise<string>;
}

export const STOP_TIMEOUT_MS = 8_000;

export async function answerHere(outside: Outside, metrics?: Metrics): Promise<Answering> {
  const server = createSiteServer(createApp(outside));
  metrics?.watchServer(server);
  await listen(server, outside.config);
  return {
    stop: () => finish(server),
    measures: () => Promise.resolve([]),
    givenUp: new Promise(() => undefined),
  };
}

function listen(server: Server, { port, host }: Outside['config']): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function finish(server: Server): Promise<void> {
  endKeptConnections(server);
  const impatience = setTimeout(() => {
    server.closeAllConnections();
  }, STOP_TIMEOUT_MS);
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(impatience);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Node goes on answering whoever had a request under way, on the same connection, until we cut it in the middle of the next. */
function endKeptConnections(server: Server): void {
  // Zero would be no limit.
  server.keepAliveTimeout = 1;
  server.prependListener('request', (_req, res) => {
    res.setHeader('Connection', 'close');
  });
}
