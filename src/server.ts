import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { createApp } from './app.ts';
import { loadLibrary } from './article/library.ts';
import { ARTICLES_FOLDER } from './web/root.ts';
import { ConfigError, configFromEnvironment } from './config.ts';
import type { Outside } from './deps.ts';
import { DatabaseError, openDatabase, serveVisitors } from './db/database.ts';
import type { Db } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { mailRegularly } from './mail/loop.ts';
import { openTransport } from './mail/sender.ts';
import { tellOwner } from './owner-notices.ts';
import { backUpDaily } from './operations/backup-loop.ts';
import { serveMetrics } from './operations/metrics-server.ts';
import { createMetrics } from './operations/metrics.ts';
import type { Metrics } from './operations/metrics.ts';
import { newPulse } from './operations/pulse.ts';
import { checkInside, checkOutside, logWarnings, refuseIfNeeded } from './operations/self-check.ts';
import { watchRegularly } from './operations/watch.ts';
import { pathTo } from './paths.ts';
import { answerRequests } from './recovery/answering.ts';
import { fillingLinks } from './recovery/filling.ts';
import { purgeRegularly } from './purge.ts';
import { loadSecrets } from './secrets.ts';
import { createSiteServer } from './web/limits.ts';
import { createLog } from './web/log.ts';
import type { Logger } from './web/log.ts';

const STOP_TIMEOUT_MS = 8_000;

try {
  await start();
} catch (error) {
  process.stderr.write(`strategy-wheel: ${reason(error)}\n`);
  process.exitCode = 1;
}

/** Config, checks, database, migrations, site; then listens until it is told to stop. */
async function start(): Promise<void> {
  const config = configFromEnvironment();
  const findings = [...checkOutside(config, Date.now())];
  refuseIfNeeded(findings);
  const metrics = config.metricsPort === undefined ? undefined : createMetrics();
  const { db, sqlite, contentVersion } = openDatabase(config.dataDir, { watch: metrics?.watchQuery });
  try {
    await migrate(db);
    serveVisitors(sqlite);
    findings.push(...(await checkInside(db, config.dataDir, Date.now())));
    refuseIfNeeded(findings);
    const log = createLog(config.logLevel);
    const outside = {
      config,
      db,
      contentVersion,
      secrets: loadSecrets(config),
      library: loadLibrary(ARTICLES_FOLDER),
      clock: Date.now,
      random: randomBytes,
      log,
    };
    const server = createSiteServer(createApp(outside));
    metrics?.watchServer(server);
    await listen(server, config.port, config.host);
    logWarnings(findings, log);
    const stopWorking = await workBesides(outside, server, metrics);
    stopOnSignal(server, db, log, stopWorking);
    process.stdout.write(`The Wheel is at ${config.baseUrl}${pathTo('home', 'fr', {})}\n`);
    process.stdout.write(
      `Data: ${config.dataDir}. Stop with Ctrl+C. Next: npm run seed fills it with examples.\n`,
    );
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** What the site does by itself, besides answering; resolves to what ends it all. */
async function workBesides(outside: Outside, site: Server, metrics?: Metrics): Promise<() => Promise<void>> {
  const { config, db, clock, log } = outside;
  const pulse = newPulse(clock());
  const watched = { config, db, clock, log, pulse, site };
  const measuring =
    metrics && config.metricsPort !== undefined
      ? await serveMetrics(metrics, watched, config.metricsPort)
      : undefined;
  const stopPurging = purgeRegularly(db, clock, log, (at) => (pulse.lastPurge = at));
  const stopWatching = watchRegularly(watched);
  const stopBackingUp = backUpDaily(outside);
  const stopMailing = startMailing(outside);
  return async () => {
    measuring?.close();
    stopPurging();
    stopWatching();
    await Promise.all([stopBackingUp(), stopMailing()]);
  };
}

/** Sends what waits, where a mail server is named. */
function startMailing(outside: Outside): () => Promise<void> {
  const { config, db, clock, log } = outside;
  if (config.mail === undefined) return () => Promise.resolve();
  const transport = fillingLinks(outside, openTransport(config.mail));
  const queues = [() => tellOwner(outside), () => answerRequests(outside)];
  return mailRegularly({ db, transport, clock, log, queues });
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Finishes the requests and the mail under way, then closes the database. */
function stopOnSignal(server: Server, db: Db, log: Logger, stopWorking: () => Promise<void>): void {
  const stop = (signal: string) => {
    log.info({ signal }, 'stopping');
    const idle = stopWorking();
    const impatience = setTimeout(() => {
      server.closeAllConnections();
    }, STOP_TIMEOUT_MS);
    server.close(() => {
      clearTimeout(impatience);
      void idle.finally(() => db.destroy());
    });
    server.closeIdleConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function reason(error: unknown): string {
  if (error instanceof ConfigError || error instanceof DatabaseError) return error.message;
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
