import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../config.ts';
import type { Config } from '../config.ts';
import { commandLine } from '../config/command-line.ts';
import type { Db } from '../db/database.ts';
import { LINK_SECRET_FILE, MAIL_SECRET_FILE } from '../secrets.ts';
import type { Secrets } from '../secrets.ts';
import type { Logger } from '../web/request-log/request-log.ts';
import { checkClock, checkHeartbeat, clockNamed } from './clock-checks.ts';
import { firstRefusal, sayFinding } from './finding.ts';
import type { Finding } from './finding.ts';
import { checkFolder } from './folder-checks.ts';
import { findHeartbeat } from './heartbeat-store.ts';
import { checkIsOurs, checkJournal, checkNotLost } from './lost-database.ts';
import { checkNotMoved } from './moved.ts';
import { checkOwners } from './owner-checks.ts';
import { forgetLinkPrint, keepLinkPrint } from './secret-print-store.ts';
import { checkSecretFiles, checkSettings } from './setting-checks.ts';
import { readState } from './state-store.ts';
import type { StoredState } from './state-store.ts';

export function checkOutside(config: Config, now: number): readonly Finding[] {
  const isFile = config.databaseUrl === undefined;
  return [
    ...(isFile ? checkJournal(config) : checkSharedSecrets(config)),
    ...checkClock(now),
    ...checkSettings(config),
    ...checkSecretFiles(config.secretFiles),
    ...(isFile ? checkFiles(config) : []),
  ];
}

/** What the site keeps in its folder where its database is a file; elsewhere that folder may be empty, or absent. */
function checkFiles(config: Config): readonly Finding[] {
  return [
    ...checkFolder(config.dataDir),
    ...checkOwners(config),
    ...checkIsOurs(config),
    ...checkNotLost(config),
    ...checkNotMoved(config),
  ];
}

export async function checkInside(db: Db, config: Config, now: number): Promise<readonly Finding[]> {
  const state = await readState(db);
  const heartbeat = await findHeartbeat(db);
  return [
    ...(config.linkSecret === undefined ? checkLinkSecret(config.dataDir, state) : []),
    ...checkClock(now, state.newest, clockNamed(config)),
    ...checkHeartbeat(now, heartbeat, clockNamed(config)),
  ];
}

/**
 * A machine with another link secret than the site was begun with would show no link and open no letter of the others. Alone
 * and without any link yet, a site may still change it.
 */
export async function checkLinkPrint(
  db: Db,
  { dataDir, linkSecret, databaseUrl }: Config,
  { linkPrint }: Pick<Secrets, 'linkPrint'>,
): Promise<readonly Finding[]> {
  if ((await keepLinkPrint(db, linkPrint)) === linkPrint) return [];
  if (databaseUrl === undefined && (await readState(db)).links === 0) {
    await forgetLinkPrint(db);
    await keepLinkPrint(db, linkPrint);
    return [];
  }
  const subject = linkSecret === undefined ? join(dataDir, LINK_SECRET_FILE) : 'LINK_SECRET';
  const problem = 'is not the secret that the links of this site were made with';
  const mend = `give the one that its other machines have, or that you kept; if it is lost for good, ${commandLine('new-link-secret')} explains`;
  return [{ level: 'refuse', subject, problem, mend }];
}

export function refuseIfNeeded(findings: readonly Finding[]): void {
  const refusal = firstRefusal(findings);
  if (refusal !== undefined) throw new ConfigError(sayFinding(refusal));
}

/** Each machine would make its own: what one signed, the others would refuse. */
function checkSharedSecrets({ linkSecret, sessionSecret }: Config): readonly Finding[] {
  const missing = Object.entries({ LINK_SECRET: linkSecret, SESSION_SECRET: sessionSecret })
    .filter(([, secret]) => secret === undefined)
    .map(([name]) => name);
  if (missing.length === 0) return [];
  const problem = 'must be given with DATABASE_URL, the same on every machine of the site';
  const mend =
    'openssl rand -base64 33 makes one; a site that moves gives the text of its own files (docs/deploy.md)';
  return [{ level: 'refuse', subject: missing.join(' and '), problem, mend }];
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
