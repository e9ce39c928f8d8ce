import { randomBytes, scryptSync } from 'node:crypto';
import { changePassword, insertAccount, listAccounts } from '../../src/moderators/account-store.ts';
import { SALT_BYTES } from '../../src/moderators/password.ts';
import type { ModeratorRole } from '../../src/terms.ts';
import type { TestSite } from './app.ts';
import { Browser } from './browser.ts';
import type { Answer } from './browser.ts';

export const PASSWORD = 'huit tasses vertes sur la table';
/** A hash says what it cost to make, and is checked at that cost: these tests sign in hundreds of times. */
const passwordHash = cheapHash();

function cheapHash(): string {
  const salt = randomBytes(SALT_BYTES);
  const key = scryptSync(PASSWORD, salt, 32, { N: 1024, r: 8, p: 1 });
  return ['scrypt', 1024, 8, 1, salt.toString('base64url'), key.toString('base64url')].join('$');
}

export async function addModerator(
  site: Pick<TestSite, 'db' | 'time'>,
  name = 'Camille',
  role: ModeratorRole = 'owner',
): Promise<void> {
  const id = randomBytes(12).toString('base64url');
  if (!(await insertAccount(site.db, { id, name, passwordHash, role }, site.time.now)))
    throw new Error(`there is already a moderator called ${name}`);
}

/** Gives every account the same password anew: only its hash differs. */
export async function renewPassword({ db }: Pick<TestSite, 'db'>): Promise<void> {
  const hash = cheapHash();
  for (const { id } of await listAccounts(db))
    await db.transaction().execute((trx) => changePassword(trx, id, hash));
}

/** A new moderator, signed in; the queue is what they see first. */
export async function signedIn(
  site: TestSite,
  name = 'Camille',
  role: ModeratorRole = 'owner',
): Promise<{ readonly browser: Browser; readonly queue: Answer }> {
  await addModerator(site, name, role);
  const browser = new Browser(site.app);
  const answer = await signIn(browser, { name });
  return { browser, queue: await browser.follow(answer) };
}

/** Fills the sign-in form and sends it. */
export async function signIn(
  browser: Browser,
  fields: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const credentials = { name: 'Camille', password: PASSWORD, ...fields };
  return browser.post('/fr/moderation/connexion', credentials, headers);
}

/** Presses a button of the queue, with whatever is ticked. */
export async function press(
  browser: Browser,
  page: Answer,
  value: string,
  fields: Readonly<Record<string, string | readonly string[]>> = {},
): Promise<Answer> {
  return browser.submit(page, '', { ...fields, decision: value }, 'form.cards');
}
