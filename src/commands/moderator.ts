import { randomBytes } from 'node:crypto';
import { configFromEnvironment, moderatorPassword } from '../config.ts';
import type { Config } from '../config.ts';
import {
  addModerator,
  describeModerators,
  disableModerator,
  dropSecondFactor,
  renewPassword,
} from './accounts.ts';
import type { AccountDeps } from './accounts.ts';
import { agrees, askTwice } from './prompt.ts';
import { hasDatabase, makeDatabase, withDatabase } from '../operations/open.ts';

const USAGE = `npm run moderator -- add NAME       makes a moderator
                  -- password NAME  gives a new password
                  -- disable NAME   ends every session and bars the account
                  -- totp-off NAME  takes the second factor away
                  -- list           says who there is
The password is asked for twice, or taken from MODERATOR_PASSWORD. For the first moderator of a site that never ran,
add asks whether to make its database, or takes --new for a yes.`;
const NEW = '--new';

try {
  const [command = '', ...names] = process.argv.slice(2);
  const isNew = names.includes(NEW);
  const name = names.filter((each) => each !== NEW).join(' ');
  process.stdout.write(`${await run(command, name, isNew)}\n`);
} catch (error) {
  process.stderr.write(`moderator: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** May run beside the site: both take turns at the same file. */
async function run(command: string, name: string, isNew: boolean): Promise<string> {
  const act = commandNamed(command, name);
  if (act === undefined) throw new Error(`this is how it goes:\n${USAGE}`);
  const config = configFromEnvironment();
  if (command === 'add' && !hasDatabase(config)) await beginSite(config, isNew);
  const said = await withDatabase(config, (db) => act({ db, clock: Date.now, random: randomBytes }));
  return command === 'add' ? `${said} The site is the one in ${config.dataDir}.` : said;
}

/** A wrong DATA_DIR looks like a new site, so whoever types is asked which it is. */
async function beginSite(config: Config, isNew: boolean): Promise<void> {
  const question = `There is no database in ${config.dataDir}. Make a new site there? (y/N) `;
  if (isNew || (process.stdin.isTTY && (await agrees(question, process.stdin, process.stdout))))
    return makeDatabase(config);
  throw new Error(
    `there is no database in ${config.dataDir}: name its folder with DATA_DIR, or add ${NEW} for a new site`,
  );
}

function commandNamed(command: string, name: string): ((deps: AccountDeps) => Promise<string>) | undefined {
  if (command === 'list') return describeModerators;
  if (name === '') return undefined;
  if (command === 'add') return (deps) => addModerator(deps, name, ask);
  if (command === 'password') return (deps) => renewPassword(deps, name, ask);
  if (command === 'disable') return (deps) => disableModerator(deps, name);
  return command === 'totp-off' ? (deps) => dropSecondFactor(deps, name) : undefined;
}

async function ask(): Promise<string> {
  return moderatorPassword() ?? askTwice(process.stdin, process.stdout);
}
