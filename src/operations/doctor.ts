import { loadLibrary } from '../articles/library.ts';
import { TAKEN_FIELDS } from '../workshop/taken-fields.ts';
import type { Config } from '../config.ts';
import { reasonOf } from '../db/database.ts';
import { offeredMethods } from '../method/methods.ts';
import { READY } from '../addresses/pages.ts';
import { ARTICLES_FOLDER, METHODS_FOLDER } from '../web/root.ts';
import { lookAtBackups } from './backup-checks.ts';
import { timeForCopies } from './clock.ts';
import { lookAtDatabase } from './database-checks.ts';
import { checkFiles } from './file-checks.ts';
import { lookAtServer } from './server-look.ts';
import { sayFinding } from './finding.ts';
import type { Finding, Looked } from './finding.ts';
import { checkIsOurs } from './lost-database.ts';
import { checkMail } from './mail-checks.ts';
import { checkBelongsToRoot } from './root-checks.ts';
import { checkOutside } from './self-check.ts';
import { checkHsts } from './setting-checks.ts';

interface Diagnosis {
  readonly lines: readonly string[];
  readonly healthy: boolean;
}

type Look = () => readonly Looked[] | Promise<readonly Looked[]>;

/** Of a site on this machine, which may have much else to do. */
const ANSWER_MS = 15_000;

/** Each look tells what is wrong in words, whatever stands in its way: one that fails never hides the others. */
export async function diagnose(config: Config, now: number): Promise<Diagnosis> {
  const looks: readonly (readonly [string, Look])[] = [
    ['The settings and the folder', () => lookAtSettings(config, now)],
    ['The articles and methods', () => lookAtFiles(config)],
    ['The database', () => lookAtRows(config, now)],
    ['The backups', async () => lookAtBackups(config, await timeOfSite(config, now))],
    ['The site', () => lookAtSite(config)],
    ['The mail', () => checkMail(config)],
  ];
  const looked: Looked[] = [];
  for (const [subject, look] of looks) looked.push(...(await toldOf(subject, look)));
  const isFault = (each: Looked) => 'level' in each && each.level === 'refuse';
  return { lines: looked.map(sayLooked), healthy: !looked.some(isFault) };
}

/** The same for settings that cannot be read at all. */
export function sayUnreadable(reason: string): string {
  return sayLooked({ level: 'refuse', subject: 'The settings', problem: 'cannot be used', mend: reason });
}

async function toldOf(subject: string, look: Look): Promise<readonly Looked[]> {
  try {
    return await look();
  } catch (error) {
    const problem = `cannot be looked at (${firstLine(error)})`;
    const mend =
      'run the doctor as the user that runs the site; if it says the same, read the log of the site';
    return [{ level: 'refuse', subject, problem, mend }];
  }
}

function lookAtSettings(config: Config, now: number): readonly Looked[] {
  const outside = checkOutside(config, now);
  const well = {
    well: `the settings${config.databaseUrl === undefined ? ` and ${config.dataDir}` : ''} are as they should be`,
  };
  return [
    ...(outside.length === 0 ? [well] : outside),
    ...(config.databaseUrl === undefined ? checkBelongsToRoot(config.dataDir) : []),
    ...checkHsts(config),
  ];
}

function lookAtFiles(config: Config): readonly Looked[] {
  try {
    const methods = offeredMethods(METHODS_FOLDER, config, TAKEN_FIELDS);
    const library = loadLibrary(ARTICLES_FOLDER, methods.find, config.refusesFaultyFiles);
    const faults = checkFiles({ library, methods });
    return faults.length === 0 ? [{ well: 'the articles and methods can be read' }] : faults;
  } catch (error) {
    return [refusedFiles(reasonOf(error))];
  }
}

function lookAtRows(config: Config, now: number): readonly Looked[] | Promise<readonly Looked[]> {
  if (config.databaseUrl !== undefined) return lookAtServer(config, config.databaseUrl, now);
  return isOurs(config) ? lookAtDatabase(config, now) : [];
}

function refusedFiles(reason: string): Finding {
  const problem = `keep the site from starting (${reason.replaceAll('\n', '; ')})`;
  return { level: 'refuse', subject: 'Articles or methods', problem, mend: 'correct what is named' };
}

/** What else it may be was told by the look at the folder. */
function isOurs(config: Config): boolean {
  return checkIsOurs(config).length === 0;
}

/** By the clock that the site believes: one that leapt ahead makes no copy late. */
async function timeOfSite(config: Config, now: number): Promise<number> {
  try {
    return (await timeForCopies(config, now)).now;
  } catch {
    // A database that is missing or cannot be read was reported before.
    return now;
  }
}

function sayLooked(looked: Looked): string {
  if ('well' in looked) return `good   ${looked.well}`;
  return `${looked.level === 'refuse' ? 'FAULT' : 'look '}  ${sayFinding(looked)}`;
}

function firstLine(error: unknown): string {
  return reasonOf(error).split('\n')[0] ?? '';
}

async function lookAtSite({ host, port }: Config): Promise<readonly Looked[]> {
  const here =
    host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
  const url = `http://${here}:${port}${READY}`;
  try {
    const { status } = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS) });
    if (status === 200) return [{ well: `the site answers at ${url}` }];
    const mend = 'read its log; is another program on this port?';
    return [{ level: 'warn', subject: url, problem: `answers ${status}`, mend }];
  } catch {
    const mend = 'start it, unless it is meant to be stopped';
    return [{ level: 'warn', subject: url, problem: 'does not answer', mend }];
  }
}
