import { randomBytes } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import { createApp } from '../../../src/app.ts';
import { configFromEnvironment } from '../../../src/config.ts';
import { migrate } from '../../../src/db/migrate.ts';
import { loadSecrets } from '../../../src/secrets.ts';
import type { Draw } from '../../../src/files/draw.ts';
import { createLog } from '../../../src/web/request-log/request-log.ts';
import type { Logger } from '../../../src/web/request-log/request-log.ts';
import { openSqlite } from '../../../src/db/sqlite/open.ts';
import { siteLibrary } from '../../support/library.ts';
import { METHODS } from '../../support/method.ts';

interface Broken {
  /** What is broken about the database before it is brought to this version. */
  readonly opened?: (sqlite: Database.Database) => void;
  /** What is broken about it afterwards. */
  readonly database?: (sqlite: Database.Database) => void;
  readonly contentVersion?: () => number;
  readonly draw?: Draw;
  readonly log?: Logger;
  readonly listener?: (app: RequestListener) => RequestListener;
}

/** The site with one thing broken on purpose: a test that does not notice it proves nothing. */
export async function startBroken({ opened, database, listener, ...broken }: Broken): Promise<void> {
  const config = configFromEnvironment();
  const { db, sqlite, contentVersion, serveVisitors } = openSqlite(config.dataDir);
  opened?.(sqlite);
  await migrate(db);
  serveVisitors();
  database?.(sqlite);
  const app = createApp({
    config,
    db,
    contentVersion: broken.contentVersion ?? contentVersion,
    secrets: loadSecrets(config),
    library: siteLibrary(),
    methods: METHODS,
    clock: Date.now,
    random: randomBytes,
    log: broken.log ?? createLog(config.logLevel),
    draw: broken.draw,
  });
  createServer(listener?.(app) ?? app).listen(config.port, config.host, () => {
    process.stdout.write('The Wheel is at its controls\n');
  });
}
