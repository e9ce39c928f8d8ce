import type { Config } from '../config.ts';
import { MOST_CONNECTIONS } from '../db/database.ts';
import type { Db } from '../db/database.ts';
import { isoOf } from '../web/time.ts';
import { isRefusing } from './archive.ts';
import type { Archive } from './archive.ts';
import type { Looked } from './finding.ts';
import {
  findSuperuser,
  listUntidy,
  readArchive,
  readDurability,
  readReplication,
  readRoom,
  seesReplication,
} from './server-store.ts';
import type { Room } from './server-store.ts';
import { checkDurability, checkFollowed, checkStandby } from './standby.ts';

/** For administrators, copies, standbys and one more machine while one is replaced. */
const SPARE = 20;
const UNTIDY_ROWS = 10_000;

/** What whoever keeps the server sees to: that nothing acknowledged is lost, who may do what, that it is tidied up. */
export async function lookAtCare(db: Db, { workers }: Pick<Config, 'workers'>): Promise<readonly Looked[]> {
  return [
    ...checkDurability(await readDurability(db)),
    ...(await lookAtStandbys(db)),
    ...(await lookAtUser(db)),
    ...checkRoom(await readRoom(db), workers),
    ...(await lookAtUntidy(db)),
    ...checkArchive(await readArchive(db)),
  ];
}

/** `workers` answer on each machine; where there are several, a process that begins and leads them stands beside them. */
export function checkRoom({ most, machines }: Room, workers: number): readonly Looked[] {
  const each = MOST_CONNECTIONS * (workers === 1 ? 1 : workers + 1);
  const lends = `lends ${most} connections to this user`;
  const wanted = each * Math.max(machines, 1);
  if (wanted <= most)
    return [{ well: `the server ${lends}, enough for ${Math.floor(most / each)} machines of this size` }];
  const takers = machines > 1 ? `the ${machines} machines of the site take` : 'one machine of the site takes';
  const problem = `${lends}, and ${takers} up to ${wanted}`;
  const mend = `set max_connections to ${wanted + SPARE} and more, or raise the limit of the role or the database`;
  return [{ level: 'warn', subject: 'The server of DATABASE_URL', problem, mend }];
}

async function lookAtUser(db: Db): Promise<readonly Looked[]> {
  const user = await findSuperuser(db);
  if (user === undefined) return [];
  return [
    {
      level: 'warn',
      subject: `The user ${user} of DATABASE_URL`,
      problem: 'may do anything on that server, and the site needs no more than its own database',
      mend: 'make it a user without rights that owns the database: alter role … nosuperuser',
    },
  ];
}

async function lookAtStandbys(db: Db): Promise<readonly Looked[]> {
  const replication = await readReplication(db);
  const findings = [...checkStandby(replication), ...checkFollowed(replication)];
  if (findings.length === 0)
    return [
      { well: `a commit waits for a standby (${replication.waitsFor}); connected: ${replication.standbys}` },
    ];
  const unseen = (await seesReplication(db))
    ? ''
    : '; this user may not see all of it (grant pg_read_all_stats to it)';
  return findings.map((finding) => ({ ...finding, problem: `${finding.problem}${unseen}` }));
}

/** Some archives are fetched from the server instead, by programs that it knows nothing of. */
function checkArchive(archive: Archive): readonly Looked[] {
  const { isOn, lastKept, lastFailed } = archive;
  const subject = 'The archive of the server';
  if (!isOn) {
    const problem =
      'is not kept by the server itself (archive_mode is off): what came since the last copy may be lost';
    const mend =
      'set one up (pgBackRest, WAL-G), unless another program fetches it (docs/operations.md, Backups)';
    return [{ level: 'warn', subject, problem, mend }];
  }
  if (lastFailed !== null && isRefusing(archive)) {
    const problem = `could not take its last piece, at ${isoOf(lastFailed)}`;
    const mend =
      'read the log of the server; until it takes it, the journal grows on the disk of the database';
    return [{ level: 'warn', subject, problem, mend }];
  }
  return [
    {
      well:
        lastKept === null
          ? 'the server keeps an archive'
          : `the archive of the server took its last piece at ${isoOf(lastKept)}`,
    },
  ];
}

async function lookAtUntidy(db: Db): Promise<readonly Looked[]> {
  const untidy = await listUntidy(db, UNTIDY_ROWS);
  return untidy.map(({ name, dead, alive }) => ({
    level: 'warn',
    subject: `Table ${name}`,
    problem: `keeps ${dead} rows that are gone beside ${alive} that are there`,
    mend: `vacuum ${name}; autovacuum should have done it, so see that it is on and not held up by a transaction that stays open`,
  }));
}
