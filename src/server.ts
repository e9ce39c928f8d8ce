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
import { pathTo } from './paths.ts';
import { purgeRegularly } from './purge.ts';
import { loadSecrets } from './secrets.ts';
import { siteServer } from './web/http-server.ts';
import { createLog } from './web/log.ts';
import type { Logger } from './web/log.ts';

const REQUEST_TIMEOUT_MS = 15_000;
const STOP_TIMEOUT_MS = 8_000;

try {
  await start();
} catch (error) {
  process.stderr.write(`strategy-wheel: ${reason(error)}\n`);
  process.exitCode = 1;
}

/** Config, database, migrations, site; then listens until it is told to stop. */
async function start(): Promise<void> {
  const config = configFromEnvironment();
  const { db, sqlite, contentVersion } = openDatabase(config.dataDir);
  try {
    await migrate(db);
    serveVisitors(sqlite);
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
    const server = siteServer(createApp(outside), { requestTimeout: REQUEST_TIMEOUT_MS });
    await listen(server, config.port, config.host);
    const stopPurging = purgeRegularly(db, Date.now, log);
    const stopMailing = startMailing(outside);
    stopOnSignal(server, db, log, async () => {
      stopPurging();
      await stopMailing();
    });
    process.stdout.write(`The Wheel is at ${config.baseUrl}${pathTo('home', 'fr', {})}\n`);
    process.stdout.write(
      `Data: ${config.dataDir}. Stop with Ctrl+C. Next: npm run seed fills it with examples.\n`,
    );
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** Sends what waits, where a mail server is named. */
function startMailing(outside: Outside): () => Promise<void> {
  const { config, db, clock, log } = outside;
  if (config.mail === undefined) return () => Promise.resolve();
  const transport = openTransport(config.mail);
  return mailRegularly({ db, transport, clock, log, queueNotices: () => tellOwner(outside) });
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
