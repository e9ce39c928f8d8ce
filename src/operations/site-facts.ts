import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Db } from '../db/database.ts';
import { listKnownMigrations } from '../db/migrate.ts';
import type { AlertWord, NoticeWord, ServerFacts, SiteFacts } from '../owner/facts.ts';
import { alertsFor } from './alerts.ts';
import { listBackups } from './backup-place.ts';
import { bytesOf, sizeOf } from './database-bytes.ts';
import { backUpAgainAt } from './backup-loop.ts';
import { backsUp, copyKindOf, manifestName } from './backup-files.ts';
import { checkSecondFactors } from './account-checks.ts';
import type { Finding } from './finding.ts';
import { missingDuties } from '../identity/duties.ts';
import { identityIn } from '../identity/store.ts';
import { listWithoutSecondFactor } from '../moderators/account-store.ts';
import { checkFiles } from './file-checks.ts';
import type { ReadFiles } from './file-checks.ts';
import { roomLeft } from './folder-checks.ts';
import { findHeartbeat } from './heartbeat-store.ts';
import type { Pulse } from './pulse.ts';
import { checkRunsAsRoot } from './root-checks.ts';
import { checkOutside } from './self-check.ts';
import { checkSameDisk } from './backup-checks.ts';
import { checkDuties, checkHsts } from './setting-checks.ts';
import { checkHeartbeat } from './clock-checks.ts';
import { standingOf } from './watch.ts';
import { findLeader, readReplication, readServerVersion } from './server-store.ts';
import { checkStandby, standbyStateOf } from './standby.ts';
import type { Replication } from './standby.ts';

interface Asked {
  readonly config: Config;
  readonly db: Db;
  readonly clock: () => number;
  readonly wall: () => number;
  readonly isHeld: () => boolean;
  readonly pulse: Pulse;
  readonly files: ReadFiles;
}

/** For the owner's page: some small queries and the sizes of some files, however much is stored. */
export async function siteFacts(asked: Asked): Promise<SiteFacts> {
  const { config, db, isHeld, pulse, files, wall } = asked;
  const replication = config.databaseUrl === undefined ? undefined : await readReplication(db);
  const lastNoted = await findHeartbeat(db);
  return {
    startedAt: pulse.startedAt,
    clock: { wall: wall(), lastNoted, isHeld: isHeld() },
    alerts: await alertsNow(asked),
    notices: noticesNow(config, [
      ...checkHeartbeat(wall(), lastNoted),
      ...checkOutside(config, wall()),
      ...(await checkPeople(asked)),
      ...(replication === undefined ? [] : checkStandby(replication)),
    ]),
    fileFaults: checkFiles(files).map(({ problem }) => problem),
    freeBytes: roomLeft(config),
    databaseBytes: await bytesOf(config, db),
    server: replication && (await serverFacts(db, replication)),
    backups: backupFacts(config),
    schema: (await listKnownMigrations()).at(-1) ?? '',
  };
}

async function serverFacts(db: Db, replication: Replication): Promise<ServerFacts> {
  return {
    version: await readServerVersion(db),
    standby: standbyStateOf(replication),
    standbys: replication.standbys,
    leader: await findLeader(db),
  };
}

async function alertsNow({ files, ...asked }: Asked): Promise<readonly AlertWord[]> {
  const standing = await standingOf({ ...asked, fileFaults: checkFiles(files).length });
  return [...(asked.pulse.backupFailed ? (['backup-failed'] as const) : []), ...alertsFor(standing)];
}

/** What the doctor finds in a moment, and has a word for here: an alert or a number says the rest. */
function noticesNow(config: Config, looked: readonly Finding[]): readonly NoticeWord[] {
  const copies = backsUp(config) ? checkSameDisk(config) : [];
  const findings = [...looked, ...checkRunsAsRoot(), ...checkHsts(config), ...copies];
  const found = findings.flatMap(({ notice }) => notice ?? []);
  const absent: readonly (readonly [NoticeWord, boolean])[] = [
    ['no-backups', config.backupDays === 0 && config.databaseUrl === undefined],
    ['no-mail', config.mail === undefined],
  ];
  return [...new Set([...found, ...absent.flatMap(([word, isSo]) => (isSo ? [word] : []))])];
}

/** What the owner has not said yet, and who signs in with a password alone. */
async function checkPeople({ config, db }: Asked): Promise<readonly Finding[]> {
  return [
    ...checkDuties(config, missingDuties(await identityIn({ db, config }))),
    ...checkSecondFactors(await listWithoutSecondFactor(db)),
  ];
}

function backupFacts(config: Config): SiteFacts['backups'] {
  const { backupDir } = config;
  const days = backsUp(config) ? config.backupDays : 0;
  const all = listBackups(backupDir, copyKindOf(config));
  const [newest] = all;
  const last = newest && {
    madeAt: newest.madeAt,
    isProved: sizeOf(join(backupDir, manifestName(newest.name))) > 0,
  };
  return {
    count: all.length,
    bytes: all.reduce((sum, { name }) => sum + sizeOf(join(backupDir, name)), 0),
    days,
    last,
    next: days === 0 ? undefined : newest && backUpAgainAt(newest.madeAt),
  };
}
