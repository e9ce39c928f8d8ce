import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { TAKEN_FIELDS } from '../workshop/taken-fields.ts';
import { loadLibrary } from '../articles/library.ts';
import { tellingReporters } from '../comments/report-letter-store.ts';
import { ConfigError, configFromEnvironment } from '../config.ts';
import type { Config } from '../config.ts';
import { databaseUrlProblem } from '../config/database-url.ts';
import { serveBelow } from '../addresses/prefix.ts';
import { confirmClock, describeClock } from '../operations/clock.ts';
import { diagnose, sayUnreadable } from '../operations/doctor.ts';
import { eraseByEmail, eraseByLink, eraseByName } from '../operations/erase.ts';
import type { EraseDeps } from '../operations/erase.ts';
import { exportByEmail, exportByName, exportComments } from '../operations/export.ts';
import { testMail } from '../operations/mail-test.ts';
import { writerOf } from '../operations/writer.ts';
import { moveBack, moveSite } from '../operations/move.ts';
import { expectUsable, withDatabase } from '../operations/open.ts';
import { clockOf } from '../operations/shared-clock.ts';
import { forgetLinkPrint } from '../operations/secret-print-store.ts';
import { copySite, restoreCopy } from './copies.ts';
import { sayGivenSecret, sayNewSecret } from './reports.ts';
import { sayBack, sayChecked, sayMoved } from './move-reports.ts';
import { offeredMethods } from '../method/methods.ts';
import { ARTICLES_FOLDER, METHODS_FOLDER } from '../web/root.ts';
import { asksForHelp, usageOf } from './usage.ts';
import { SECRET_BYTES, makeLinkSecret, readAddressSecret, readCapsSecret } from '../secrets.ts';

const LINES = usageOf([
  ['backup', '', 'copies the database and proves the copy'],
  [
    'restore',
    'FILE --into FOLDER',
    'puts a backup into a new folder; with DATABASE_URL into an empty DATABASE',
  ],
  [
    'move',
    '--to URL',
    'copies a stopped site into an empty PostgreSQL database; --check: all but the last step',
  ],
  ['move', '--back', 'takes a move back: the old file may be used again'],
  ['clock', '', 'says whether the site believes its clock: that of this machine, or of its database'],
  ['clock', 'confirm', 'the clock is right: a site that was held goes on by it'],
  ['doctor', '', 'looks at everything and explains it'],
  ['mail-test', '[--to E]', 'sends one letter, and says step by step what came of it'],
  ['erase', '--email E [--anonymise]', 'forgets one person'],
  ['erase', '--strategy LINK', 'erases one strategy, by its edit link or id'],
  [
    'erase',
    '--name N [--id ID]',
    'answers, owners, notes and reasons that hold a name: lists them, erases those picked',
  ],
  ['export', '--email E', 'what is held of one person, as JSON'],
  ['export', '--name N', 'what holds a name, as JSON'],
  ['export', '--comments', 'every comment, as JSON'],
  ['new-link-secret', '', 'goes on without the old one, if it is lost'],
]);
const USAGE = `${LINES}
Erasing asks for --yes. All but move works while the site runs.`;

const OPTIONS = {
  into: { type: 'string' },
  to: { type: 'string' },
  email: { type: 'string' },
  strategy: { type: 'string' },
  name: { type: 'string' },
  id: { type: 'string', multiple: true },
  anonymise: { type: 'boolean' },
  comments: { type: 'boolean' },
  check: { type: 'boolean' },
  back: { type: 'boolean' },
  yes: { type: 'boolean' },
} as const;

interface Asked {
  readonly config: Config;
  readonly file: string | undefined;
  readonly values: ReturnType<typeof parse>['values'];
}

const TAKES_A_WORD: ReadonlySet<string> = new Set(['restore', 'clock']);

const COMMANDS: ReadonlyMap<string, (asked: Asked) => Promise<string>> = new Map([
  ['backup', backup],
  ['restore', restore],
  ['move', move],
  ['clock', clock],
  ['doctor', doctor],
  ['mail-test', mailTest],
  ['erase', erase],
  ['export', exportData],
  ['new-link-secret', newLinkSecret],
]);

try {
  const typed = process.argv.slice(2);
  process.stdout.write(`${asksForHelp(typed) ? USAGE : await run(typed)}\n`);
} catch (error) {
  process.stderr.write(`strategy-wheel: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function run([name = '', ...args]: readonly string[]): Promise<string> {
  const command = COMMANDS.get(name);
  if (command === undefined) throw usage();
  const { values, positionals } = parse(args);
  if (positionals.length > (TAKES_A_WORD.has(name) ? 1 : 0)) throw usage();
  return withSettings(name, (config) => command({ config, file: positionals[0], values }));
}

/** The doctor tells of settings that cannot work as it tells of the rest. */
async function withSettings(name: string, work: (config: Config) => Promise<string>): Promise<string> {
  try {
    const config = configFromEnvironment();
    serveBelow(config.basePath);
    return await work(config);
  } catch (error) {
    if (name !== 'doctor' || !(error instanceof ConfigError)) throw error;
    process.exitCode = 1;
    return sayUnreadable(error.message);
  }
}

function parse(args: string[]) {
  return parseArgs({ args, options: OPTIONS, allowPositionals: true });
}

function usage(): Error {
  return new Error(`this is how it goes:\n${USAGE}`);
}

function backup({ config }: Asked): Promise<string> {
  return copySite(config);
}

async function restore({ config, file, values: { into } }: Asked): Promise<string> {
  if (file === undefined || into === undefined) throw usage();
  return restoreCopy(config, file, into);
}

async function move({ config, values: { to, check = false, back = false } }: Asked): Promise<string> {
  if (back === (to !== undefined) || (back && check)) throw usage();
  if (to === undefined) return sayBack(config.dataDir, moveBack(config));
  const problem = databaseUrlProblem(to);
  if (problem !== undefined) throw new Error(`--to ${problem}`);
  const moved = await moveSite({ folders: config, to, checkOnly: check, now: Date.now() });
  return check ? sayChecked(moved) : sayMoved(moved, config);
}

function clock({ config, file: act }: Asked): Promise<string> {
  if (act !== undefined && act !== 'confirm') throw usage();
  return withDatabase(config, async (db) =>
    act === 'confirm' ? confirmClock(db, (await clockOf(db))()) : describeClock(db, config),
  );
}

async function doctor({ config }: Asked): Promise<string> {
  const { lines, healthy } = await diagnose(config, Date.now());
  if (!healthy) process.exitCode = 1;
  return lines.join('\n');
}

async function mailTest({ config, values: { to } }: Asked): Promise<string> {
  const { writer, now } = await writerOf(config);
  const { lines, isTaken } = await testMail(config, writer, { to, now });
  if (!isTaken) process.exitCode = 1;
  return lines.join('\n');
}

async function erase({ config, values }: Asked): Promise<string> {
  const { email, strategy, name, id = [], anonymise, yes: sure = false } = values;
  if ([email, strategy, name].filter((each) => each !== undefined).length !== 1) throw usage();
  if (id.length > 0 && name === undefined) throw usage();
  return withDeps(config, (deps) => {
    if (name !== undefined) return eraseByName(deps, name, id, { sure });
    if (strategy !== undefined) return eraseByLink(deps, strategy, { sure });
    const telling = { ...deps, tellReporters: tellingReporters(writingFor(config, deps)) };
    return eraseByEmail(telling, email ?? '', anonymise === true ? 'anonymise' : 'erase', { sure });
  });
}

/** What it takes to write to those who reported a comment that goes. */
function writingFor(config: Config, { clock }: Pick<EraseDeps, 'clock'>) {
  const methods = offeredMethods(METHODS_FOLDER, config, TAKEN_FIELDS);
  const library = loadLibrary(ARTICLES_FOLDER, methods.find, config.refusesFaultyFiles);
  // Without the secret, what a mailbox was sent counts for this run alone.
  const caps = readCapsSecret(config) ?? randomBytes(SECRET_BYTES).toString('base64url');
  return { config, library, clock, secrets: { caps } };
}

async function exportData({ config, values: { email, name, comments } }: Asked): Promise<string> {
  if ([email, name, comments].filter((each) => each !== undefined).length !== 1) throw usage();
  return withDeps(config, (deps) => {
    if (name !== undefined) return exportByName(deps, name);
    return email === undefined ? exportComments(deps) : exportByEmail(deps, email, config.baseUrl);
  });
}

async function newLinkSecret({ config, values: { yes } }: Asked): Promise<string> {
  const isShared = config.databaseUrl !== undefined;
  if (!isShared) expectUsable(config);
  const isMade = yes === true && (isShared || makeLinkSecret(config.dataDir));
  // Made first: a start, which brings an older database to this version, wants it there.
  if (isMade) await withDatabase(config, forgetLinkPrint);
  return isShared ? sayGivenSecret(isMade) : sayNewSecret(config.dataDir, isMade);
}

function withDeps(config: Config, work: (deps: EraseDeps) => Promise<string>): Promise<string> {
  const secret = readAddressSecret(config);
  return withDatabase(config, async (db) =>
    work({ db, clock: await clockOf(db), random: randomBytes, secret, config }),
  );
}
