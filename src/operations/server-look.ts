import type { Config } from '../config.ts';
import { commandLine } from '../config/command-line.ts';
import { addressesOf, placeOf } from '../config/database-url.ts';
import { reasonOf } from '../db/database.ts';
import type { Db } from '../db/database.ts';
import { openDatabase } from '../db/engine.ts';
import { listMigrations } from '../db/migrate.ts';
import { listTables } from '../db/postgres/tables.ts';
import { UNSEEN } from '../db/unseen.ts';
import { loadSecrets } from '../secrets.ts';
import { checkApart } from './clock-checks.ts';
import type { Looked } from './finding.ts';
import { lookInside } from './inside-checks.ts';
import { schemaDistance } from './open.ts';
import { findLinkPrint } from './secret-print-store.ts';
import { lookAtCare } from './server-care.ts';
import { checkServer } from './server-checks.ts';
import { aheadOf } from './shared-clock.ts';
import { findLeader, listTriggers, readServerVersion } from './server-store.ts';

/** What counts comments and threads (migration 17): without one, a count is wrong for good. */
const COUNTING = [
  'comment.comment_arrived',
  'comment.comment_changed',
  'comment.comment_gone',
  'thread.thread_counted',
];
const SUBJECT = 'The database of DATABASE_URL';

/** The database of a site that several machines share: each of its hosts, then all that the one that takes writes says. */
export async function lookAtServer(
  config: Config,
  databaseUrl: string,
  now: number,
): Promise<readonly Looked[]> {
  const hosts = await Promise.all(addressesOf(databaseUrl).map(lookAtHost));
  const looked = hosts.map(({ tells }) => tells);
  if (!hosts.some(({ isPrimary }) => isPrimary)) {
    const mend = 'start one, or let a standby take over (docs/deploy.md)';
    return [...looked, { level: 'refuse', subject: SUBJECT, problem: 'has no host that takes writes', mend }];
  }
  const opened = await openDatabase(config);
  try {
    const faults = await checkServer(opened);
    return [...looked, ...(faults.length > 0 ? faults : await lookAtTables(opened.db, config, now))];
  } finally {
    await opened.db.destroy();
  }
}

interface Host {
  readonly isPrimary: boolean;
  readonly tells: Looked;
}

async function lookAtHost(address: string): Promise<Host> {
  const place = placeOf(address);
  const { db } = await openDatabase({ dataDir: '', databaseUrl: address });
  try {
    const well = `the database at ${place} takes writes (PostgreSQL ${await readServerVersion(db)})`;
    return { isPrimary: true, tells: { well } };
  } catch (error) {
    const reason = reasonOf(error);
    if (reason.includes('it is a standby'))
      return { isPrimary: false, tells: { well: `the database at ${place} answers, as a standby` } };
    const mend = 'start it, or take it out of DATABASE_URL; the others go on without it';
    const problem = `does not answer (${reason.split('\n')[0] ?? ''})`;
    return {
      isPrimary: false,
      tells: { level: 'warn', subject: `The database at ${place}`, problem, mend },
    };
  } finally {
    await db.destroy();
  }
}

async function lookAtTables(db: Db, config: Config, now: number): Promise<readonly Looked[]> {
  const present = await listMigrations(db);
  if (present.length === 0) {
    const mend = `start the site once, or move one there (${commandLine('move', '--to URL')})`;
    return [{ level: 'refuse', subject: SUBJECT, problem: 'holds no site yet', mend }];
  }
  const { missing, unknown } = await schemaDistance(present);
  if (unknown.length > 0)
    return [
      {
        level: 'refuse',
        subject: SUBJECT,
        problem: 'was written by a newer version',
        mend: 'upgrade this program',
      },
    ];
  if (missing.length > 0) {
    const problem = `lacks ${missing.length} changes that this version brings`;
    const mend = 'make a backup, then start the site: it brings them';
    return [{ level: 'warn', subject: SUBJECT, problem, mend }];
  }
  const aheadMs = await aheadOf(db, Date.now);
  const { looked } = await lookInside(db, config, now + aheadMs);
  return [
    { well: 'the database is of this version' },
    ...(await lookAtTriggers(db)),
    ...(await lookAtSecret(db, config)),
    ...looked,
    ...checkApart(aheadMs),
    ...(await lookAtLeader(db)),
    ...(await lookAtCare(db, config)),
  ];
}

async function lookAtTriggers(db: Db): Promise<readonly Looked[]> {
  const present = await listTriggers(db);
  const unseen: readonly string[] = UNSEEN;
  const seen = (await listTables(db)).filter(
    ({ name }) => !unseen.includes(name) && !name.startsWith('kysely'),
  );
  const wanted = [...seen.map(({ name }) => `${name}.content_changed`), ...COUNTING];
  const missing = wanted.filter((name) => !present.includes(name));
  if (missing.length === 0) return [{ well: 'its triggers are there, and on' }];
  const problem = `lacks triggers (${missing.join(', ')}), so pages stay as they were, or counts go wrong`;
  const mend = `switch them on (alter table … enable trigger …), or restore a backup (${commandLine('restore')})`;
  return [{ level: 'refuse', subject: SUBJECT, problem, mend }];
}

async function lookAtSecret(db: Db, config: Config): Promise<readonly Looked[]> {
  if (config.linkSecret === undefined || config.sessionSecret === undefined) return [];
  const kept = await findLinkPrint(db);
  if (kept === undefined || kept === loadSecrets(config).linkPrint) return [];
  const problem = 'is not the secret that the links of this site were made with';
  const mend = 'give the one that its other machines have, or that you kept';
  return [{ level: 'refuse', subject: 'LINK_SECRET', problem, mend }];
}

async function lookAtLeader(db: Db): Promise<readonly Looked[]> {
  const leader = await findLeader(db);
  if (leader !== undefined) return [{ well: `${leader} does what is done once for the whole site` }];
  const problem = 'has no site connected that sends letters and erases what is due';
  return [
    { level: 'warn', subject: SUBJECT, problem, mend: 'start the site, unless it is meant to be stopped' },
  ];
}
