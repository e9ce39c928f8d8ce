import { randomBytes } from 'node:crypto';
import { configFromEnvironment, moderatorPassword } from '../config.ts';
import type { Config } from '../config.ts';
import {
  addModerator,
  changeModeratorRole,
  describeModerators,
  disableModerator,
  dropSecondFactor,
  relaxSecondFactor,
  renewPassword,
} from './accounts.ts';
import type { AccountDeps } from './accounts.ts';
import { agrees, askTwice } from './prompt.ts';
import { MODERATOR_ROLES } from '../terms.ts';
import { asksForHelp, usageOf } from './usage.ts';
import { hasDatabase, makeDatabase, nameOf, withDatabase } from '../operations/open.ts';
import { clockOf } from '../operations/shared-clock.ts';

const LINES = usageOf([
  ['moderator', 'add NAME --role moderator|owner', "makes an account; the first one is an owner's"],
  ['moderator', 'role NAME moderator|owner', 'gives an account another role'],
  ['moderator', 'password NAME', 'gives a new password'],
  ['moderator', 'disable NAME', 'ends every session and bars the account'],
  ['moderator', 'totp-off NAME', 'takes the second factor away'],
  ['moderator', 'second-factor optional', 'stops asking everybody for a second factor'],
  ['moderator', 'list', 'says who there is'],
]);
const USAGE = `${LINES}
The password is asked for twice, or taken from MODERATOR_PASSWORD, or the file MODERATOR_PASSWORD_FILE, where MODERATOR_NAME is absent. For the first moderator of a site that never ran,
add asks whether to make its database, or takes --new for a yes.`;
const NEW = '--new';
const ROLE = '--role';

try {
  const args = process.argv.slice(2);
  process.stdout.write(`${asksForHelp(args) ? USAGE : await run(readTyped(args))}\n`);
} catch (error) {
  process.stderr.write(`moderator: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

interface Typed {
  readonly command: string;
  readonly name: string;
  readonly role: string | undefined;
  readonly isNew: boolean;
}

/** A name may hold spaces; the role stands after its option, or last where a command is about it. */
function readTyped([command = '', ...rest]: readonly string[]): Typed {
  const isNew = rest.includes(NEW);
  const words = rest.filter((each) => each !== NEW);
  const at = command === 'role' ? words.length - 1 : words.indexOf(ROLE) + 1;
  const hasRole = command === 'role' ? words.length > 1 : at > 0;
  if (!hasRole) return { command, name: words.join(' '), role: undefined, isNew };
  const name = words.filter((word, index) => index !== at && word !== ROLE).join(' ');
  return { command, name, role: words[at] ?? '', isNew };
}

/** May run beside the site: both take turns at the same file. */
async function run(typed: Typed): Promise<string> {
  const { command, isNew } = typed;
  const act = commandNamed(typed);
  if (act === undefined) throw new Error(`this is how it goes:\n${USAGE}`);
  const config = configFromEnvironment();
  if (command === 'add' && !(await hasDatabase(config))) await beginSite(config, isNew);
  const said = await withDatabase(config, async (db) =>
    act({ db, clock: await clockOf(db), random: randomBytes }),
  );
  return command === 'add' ? `${said} The site is the one in ${nameOf(config)}.` : said;
}

/** A wrong DATA_DIR looks like a new site, so whoever types is asked which it is. */
async function beginSite(config: Config, isNew: boolean): Promise<void> {
  const question = `There is no database in ${nameOf(config)}. Make a new site there? (y/N) `;
  if (isNew || (process.stdin.isTTY && (await agrees(question, process.stdin, process.stdout))))
    return makeDatabase(config);
  throw new Error(
    `there is no database in ${nameOf(config)}: name its place with DATA_DIR or DATABASE_URL, or add ${NEW} for a new site`,
  );
}

function commandNamed({ command, name, role }: Typed): ((deps: AccountDeps) => Promise<string>) | undefined {
  if (command === 'list') return describeModerators;
  const asked = MODERATOR_ROLES.find((each) => each === role);
  if (name === '' || (role !== undefined && asked === undefined)) return undefined;
  if (command === 'second-factor') return name === 'optional' ? relaxSecondFactor : undefined;
  if (command === 'add') return (deps) => addModerator(deps, name, asked, ask);
  if (command === 'role') return asked && ((deps) => changeModeratorRole(deps, name, asked));
  if (role !== undefined) return undefined;
  if (command === 'password') return (deps) => renewPassword(deps, name, ask);
  if (command === 'disable') return (deps) => disableModerator(deps, name);
  return command === 'totp-off' ? (deps) => dropSecondFactor(deps, name) : undefined;
}

async function ask(): Promise<string> {
  return moderatorPassword() ?? askTwice(process.stdin, process.stdout);
}
