import { hkdfSync, randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from './config.ts';
import { giveToOwnerOf } from './db/owner.ts';

/** The keys of this installation, each derived for one purpose only. */
export interface Secrets {
  /** Every read and edit key comes from it: it is never rotated. */
  readonly link: Buffer;
  /** Tells a database which link secret it was begun with, and tells nothing of that secret. */
  readonly linkPrint: string;
  /** Signs session cookies: the current key first, then the previous one while rotating. */
  readonly session: readonly string[];
  readonly captcha: readonly string[];
  /** Signs the links in mails. The session keys follow the first one: they signed before mail-secret existed. */
  readonly mail: readonly string[];
  /** Fingerprints the e-mail addresses that may ask for their links; made from `link-secret`, so it lasts as long. */
  readonly address: string;
  /** Hides recovery codes; made from `link-secret`, so that a copy of the database alone is no help to who guesses them. */
  readonly recovery: string;
  readonly signIn: string;
  readonly caps: string;
}

export const LINK_SECRET_FILE = 'link-secret';
/** Without it the links in mails already sent stop working. */
export const MAIL_SECRET_FILE = 'mail-secret';
export const SESSION_SECRET_FILE = 'session-secret';
export const SECRET_FILES = [LINK_SECRET_FILE, MAIL_SECRET_FILE, SESSION_SECRET_FILE] as const;
/** Kept apart from the backups and put back with one: these cannot be made again. */
export const KEPT_SECRETS = [LINK_SECRET_FILE, MAIL_SECRET_FILE] as const;
export const SECRET_BYTES = 32;
const ADDRESS_PURPOSE = 'address';
const CAPS_PURPOSE = 'caps';

export function loadSecrets(config: Config): Secrets {
  const current = config.sessionSecret ?? readOrMake(config, SESSION_SECRET_FILE);
  const rotated = [current, config.previousSessionSecret].filter((secret) => secret !== undefined);
  const link = config.linkSecret ?? readOrMake(config, LINK_SECRET_FILE);
  return {
    link: Buffer.from(link, 'base64url'),
    linkPrint: printOfLink(link),
    address: keyFor(link, ADDRESS_PURPOSE),
    recovery: keyFor(link, 'recovery'),
    session: rotated.map((secret) => keyFor(secret, 'session')),
    captcha: rotated.map((secret) => keyFor(secret, 'captcha')),
    mail: [mailSecret(config, link), ...rotated].map((secret) => keyFor(secret, 'mail')),
    signIn: keyFor(current, 'sign-in'),
    caps: keyFor(current, CAPS_PURPOSE),
  };
}

/** Several machines share no folder: there it follows from the link secret, unless the site had one before. */
function mailSecret(config: Config, link: string): string {
  if (config.mailSecret !== undefined) return config.mailSecret;
  return config.databaseUrl === undefined
    ? readOrMake(config, MAIL_SECRET_FILE)
    : keyFor(link, MAIL_SECRET_FILE);
}

/** `Secrets.address` for a command that must not make a secret; undefined without link-secret. */
export function readAddressSecret({
  dataDir,
  linkSecret,
}: Pick<Config, 'dataDir' | 'linkSecret'>): string | undefined {
  if (linkSecret !== undefined) return keyFor(linkSecret, ADDRESS_PURPOSE);
  const file = join(dataDir, LINK_SECRET_FILE);
  return existsSync(file) ? keyFor(readSecret(file), ADDRESS_PURPOSE) : undefined;
}

/** `Secrets.caps`, likewise; undefined before the first start. */
export function readCapsSecret({ sessionSecret, dataDir }: Config): string | undefined {
  const file = join(dataDir, SESSION_SECRET_FILE);
  const current = sessionSecret ?? (existsSync(file) ? readSecret(file) : undefined);
  return current && keyFor(current, CAPS_PURPOSE);
}

/** What tells a link secret from another, and nothing else of it. */
export function printOfLink(secret: string): string {
  return keyFor(secret, 'print');
}

export function makeLinkSecret(dataDir: string): boolean {
  const file = join(dataDir, LINK_SECRET_FILE);
  if (existsSync(file)) return false;
  makeOnce(file);
  return true;
}

function keyFor(secret: string, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, SECRET_BYTES)).toString('base64url');
}

/** Never where several machines share the site: each would make its own. */
function readOrMake({ dataDir, databaseUrl }: Config, name: string): string {
  if (databaseUrl !== undefined) throw new Error(`${name} must be given by a setting with DATABASE_URL`);
  const file = join(dataDir, name);
  if (!existsSync(file)) makeOnce(file);
  return readSecret(file);
}

function readSecret(file: string): string {
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < SECRET_BYTES)
    throw new Error(`${file} is too short to be a secret: restore it from a backup`);
  return secret;
}

/** What keeps a file from being a secret; undefined too for one that this user may not read. */
export function faultOfSecret(file: string): string | undefined {
  if (!statSync(file).isFile()) return 'is no file, where a secret should be';
  try {
    accessSync(file, constants.R_OK);
  } catch {
    return undefined;
  }
  const length = readFileSync(file, 'utf8').trim().length;
  return length < SECRET_BYTES ? `is too short to be a secret (${length} characters)` : undefined;
}

/** Two processes may start at once in an empty folder; a hard link appears whole, and only the first one succeeds. */
function makeOnce(file: string): void {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, randomBytes(SECRET_BYTES).toString('base64url') + '\n', { mode: 0o600 });
  giveToOwnerOf(dirname(file), own);
  try {
    linkSync(own, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(own);
  }
}
