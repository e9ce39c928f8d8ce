import { randomBytes } from 'node:crypto';
import { configFromEnvironment, moderatorPassword } from './config.ts';
import { openDatabase } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import {
  addModerator,
  describeModerators,
  disableModerator,
  dropSecondFactor,
  renewPassword,
} from './moderation/accounts.ts';
import type { AccountDeps } from './moderation/accounts.ts';
import { askTwice } from './moderation/prompt.ts';

const USAGE = `npm run moderator -- add NAME       makes a moderator
                  -- password NAME  gives a new password
                  -- disable NAME   ends every session and bars the account
                  -- totp-off NAME  takes the second factor away
                  -- list           says who there is
The password is asked for twice, or taken from MODERATOR_PASSWORD.`;

try {
  const [command = '', ...names] = process.argv.slice(2);
  process.stdout.write(`${await run(command, names.join(' '))}\n`);
} catch (error) {
  process.stderr.write(`moderator: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** Works beside a running site: both take turns at the same file. */
async function run(command: string, name: string): Promise<string> {
  const act = commandNamed(command, name);
  if (act === undefined) throw new Error(`this is how it goes:\n${USAGE}`);
  const { db } = openDatabase(configFromEnvironment().dataDir);
  try {
    await migrate(db);
    return await act({ db, clock: Date.now, random: randomBytes });
  } finally {
    await db.destroy();
  }
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
