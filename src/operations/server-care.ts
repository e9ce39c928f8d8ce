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
  seesReplication,
} from './server-store.ts';
import { checkDurability, checkFollowed, checkStandby } from './standby.ts';

const UNTIDY_ROWS = 10_000;

/** What whoever keeps the server sees to: that nothing acknowledged is lost, who may do what, that it is tidied up. */
export async function lookAtCare(db: Db): Promise<readonly Looked[]> {
  return [
    ...checkDurability(await readDurability(db)),
    ...(await lookAtStandbys(db)),
    ...(await lookAtUser(db)),
    ...(await lookAtUntidy(db)),
    ...checkArchive(await readArchive(db)),
  ];
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
