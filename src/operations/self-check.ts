import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../config.ts';
import type { Config } from '../config.ts';
import { commandLine } from '../config/command-line.ts';
import type { Db } from '../db/database.ts';
import { LINK_SECRET_FILE, MAIL_SECRET_FILE } from '../secrets.ts';
import type { Logger } from '../web/request-log/request-log.ts';
import { checkClock, checkHeartbeat } from './clock-checks.ts';
import { firstRefusal, sayFinding } from './finding.ts';
import type { Finding } from './finding.ts';
import { checkFolder } from './folder-checks.ts';
import { findHeartbeat } from './heartbeat-store.ts';
import { checkIsOurs, checkJournal, checkNotLost } from './lost-database.ts';
import { checkNotMoved } from './moved.ts';
import { checkOwners } from './owner-checks.ts';
import { checkSecretFiles, checkSettings } from './setting-checks.ts';
import { readState } from './state-store.ts';
import type { StoredState } from './state-store.ts';

export function checkOutside(config: Config, now: number): readonly Finding[] {
  const { dataDir } = config;
  return [
    ...checkJournal(config),
    ...checkClock(now),
    ...checkSettings(config),
    ...checkSecretFiles(config.secretFiles),
    ...checkFolder(dataDir),
    ...checkOwners(config),
    ...checkIsOurs(config),
    ...checkNotLost(config),
    ...checkNotMoved(config),
  ];
}

export async function checkInside(db: Db, dataDir: string, now: number): Promise<readonly Finding[]> {
  const state = await readState(db);
  const heartbeat = await findHeartbeat(db);
  return [
    ...checkLinkSecret(dataDir, state),
    ...checkClock(now, state.newest),
    ...checkHeartbeat(now, heartbeat),
  ];
}

export function refuseIfNeeded(findings: readonly Finding[]): void {
  const refusal = firstRefusal(findings);
  if (refusal !== undefined) throw new ConfigError(sayFinding(refusal));
}

export function logWarnings(findings: readonly Finding[], log: Logger): void {
  for (const finding of findings) log.warn({ check: finding.subject }, sayFinding(finding));
}

/** A start would silently make a new secret, and every owner's page would lose its links. */
export function checkLinkSecret(dataDir: string, { links }: Pick<StoredState, 'links'>): readonly Finding[] {
  const file = join(dataDir, LINK_SECRET_FILE);
  if (links === 0 || existsSync(file)) return [];
  const problem = `is missing though the database knows ${links} links made with it`;
  const mend = `put it back from where you keep it; if it is lost for good, ${commandLine('new-link-secret')} explains`;
  return [{ level: 'refuse', subject: file, problem, mend }];
}

/** The next start would make a new one. Older versions signed with the session secret and have none to restore. */
export function checkMailSecret(dataDir: string, subscriptions: number): readonly Finding[] {
  const file = join(dataDir, MAIL_SECRET_FILE);
  if (subscriptions === 0 || existsSync(file)) return [];
  const problem = `is missing though ${subscriptions} people may have been sent links that it signs`;
  const mend =
    'put it back from where you keep it before the site starts; if this version never ran here, all is well';
  return [{ level: 'warn', subject: file, problem, mend }];
}
