import { join, resolve } from 'node:path';
import { z } from 'zod';
import { BASE_URL_PROBLEM, isBaseUrl } from './config/base-url.ts';
import { firstModeratorIn, typedPassword } from './config/first-moderator.ts';
import type { FirstModerator } from './config/first-moderator.ts';
import { databaseUrl } from './config/database-url.ts';
import { HSTS_PROBLEM, readHsts } from './config/hsts.ts';
import type { Hsts } from './config/hsts.ts';
import { MAIL_FROM_PROBLEM, readMailFrom } from './config/mail-from.ts';
import { SMTP_URL_PROBLEM, isSmtpUrl } from './config/smtp-url.ts';
import { forPrograms } from './config/programs.ts';
import { secretFilesIn, withSecretFiles } from './config/secret-files.ts';
import type { SecretFile } from './config/secret-files.ts';
import { TRUST_PROXY_PROBLEM, isTrustProxy, toTrustProxy } from './config/trust-proxy.ts';

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** Where PostgreSQL holds the rows; undefined where a file in `dataDir` does. A secret: it may hold a password. */
  readonly databaseUrl: string | undefined;
  /** A folder of methods of the owner's own, beside those of the site. */
  readonly methodsDir: string | undefined;
  /** The id of the method that the home page begins. */
  readonly method: string;
  /** Whether an article or a method of the owner's own that cannot be used ends the start, instead of being left out. */
  readonly refusesFaultyFiles: boolean;
  /** Scheme, host and port of the site as its readers type it: what stands before every address. */
  readonly baseUrl: string;
  /** The path below which the whole site lies, such as `/strategy`; '' at the root of its host. */
  readonly basePath: string;
  /** True when readers come over https: cookies are then Secure. */
  readonly secure: boolean;
  /** Undefined where nothing is said to browsers: below a path the host is not ours to bind. */
  readonly hsts: Hsts | undefined;
  readonly firstModerator: FirstModerator | undefined;
  readonly secretFiles: readonly SecretFile[];
  /** What `link-secret` would hold; always given with `databaseUrl`, as every machine of the site must have the same. */
  readonly linkSecret: string | undefined;
  /** What `mail-secret` would hold. */
  readonly mailSecret: string | undefined;
  readonly sessionSecret: string | undefined;
  readonly previousSessionSecret: string | undefined;
  readonly contactEmail: string | undefined;
  readonly mail: MailSettings | undefined;
  /** What Express calls `trust proxy`: a hop count, or the addresses of the proxies. */
  readonly trustProxy: number | string | undefined;
  readonly logLevel: string;
  readonly backupDir: string;
  /** How many days copies keep what was erased; 0 when the site makes none by itself, or whoever runs the server has not said. */
  readonly backupDays: number;
  readonly metricsPort: number | undefined;
  readonly baseUrlGiven: boolean;
  /** How many processes answer; with 1, the first one does everything itself. */
  readonly workers: number;
}

export interface MailSettings {
  readonly smtpUrl: string;
  readonly from: string;
  /** What stands before that address; undefined for the name of the site. */
  readonly fromName?: string | undefined;
  readonly moderator: string;
}

export class ConfigError extends Error {}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const FAULTY_FILES = ['leave-out', 'refuse'] as const;
const MIN_SECRET_LENGTH = 32;
const DEFAULT_BACKUP_DAYS = 14;
const MAX_WORKERS = 64;
const MIN_NODE = 22;
/** Short and for this name alone: browsers obey a wrong setting until it runs out. */
const DEFAULT_HSTS: Hsts = { days: 1, includeSubDomains: false, preload: false };

const secret = z.string().min(MIN_SECRET_LENGTH, `must have at least ${MIN_SECRET_LENGTH} characters`);

/** The text of a file that the site once made, or would have made: what is no base64 would be passed over. */
const lastingSecret = secret.regex(/^[\w+/=-]*$/, 'must have letters, digits and + / = - _ alone');

const address = z.email('must be an e-mail address');

const port = numberUpTo(65535);

const settings = z.object({
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be a host name or an address')
    .default('127.0.0.1'),
  PORT: port.default(3000),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: databaseUrl.optional(),
  METHODS_DIR: z.string().optional(),
  METHOD: z
    .string()
    .regex(/^[a-z][a-z-]{1,29}$/, 'must be the id of a method, such as social-media')
    .default('social-media'),
  FAULTY_FILES: z.enum(FAULTY_FILES, `must be one of ${FAULTY_FILES.join(', ')}`).default('leave-out'),
  BASE_URL: z.string().refine(isBaseUrl, BASE_URL_PROBLEM).optional(),
  LINK_SECRET: lastingSecret.optional(),
  MAIL_SECRET: lastingSecret.optional(),
  SESSION_SECRET: secret.optional(),
  SESSION_SECRET_PREVIOUS: secret.optional(),
  CONTACT_EMAIL: address.optional(),
  SMTP_URL: z.string().refine(isSmtpUrl, SMTP_URL_PROBLEM).optional(),
  MAIL_FROM: z.string().transform(readMailFrom).refine(isRead, MAIL_FROM_PROBLEM).optional(),
  MODERATOR_EMAIL: address.optional(),
  TRUST_PROXY: z.string().refine(isTrustProxy, TRUST_PROXY_PROBLEM).optional(),
  HSTS: z.string().transform(readHsts).refine(isRead, HSTS_PROBLEM).optional(),
  BACKUP_DIR: z.string().optional(),
  BACKUP_DAYS: z
    .string()
    .regex(/^\d{1,4}$/, 'must be a number of days, 0 for no daily backup')
    .transform(Number)
    .optional(),
  METRICS_PORT: port.optional(),
  WORKERS: numberUpTo(MAX_WORKERS).default(1),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
});

/** Reads environment variables; an empty one counts as absent. Throws an error of one line naming the first that cannot work. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const whole = withSecretFiles(env);
  const given = Object.fromEntries(Object.entries(whole).filter(([, value]) => value?.trim() !== ''));
  const parsed = settings.safeParse(given);
  if (!parsed.success) throw new ConfigError(firstProblem(parsed.error));
  const { HOST, PORT, DATA_DIR, BASE_URL, TRUST_PROXY, ...rest } = parsed.data;
  if (rest.METRICS_PORT === PORT) throw new ConfigError('METRICS_PORT must differ from PORT');
  const dataDir = resolve(DATA_DIR);
  const address = new URL(BASE_URL ?? `http://${reachable(HOST)}:${PORT}`);
  const basePath = address.pathname.replace(/\/$/, '');
  return Object.freeze({
    host: HOST,
    port: PORT,
    dataDir,
    databaseUrl: rest.DATABASE_URL,
    methodsDir: rest.METHODS_DIR === undefined ? undefined : resolve(rest.METHODS_DIR),
    method: rest.METHOD,
    refusesFaultyFiles: rest.FAULTY_FILES === 'refuse',
    baseUrl: address.origin,
    basePath,
    baseUrlGiven: BASE_URL !== undefined,
    secure: address.protocol === 'https:',
    hsts: rest.HSTS ?? (basePath === '' ? DEFAULT_HSTS : undefined),
    firstModerator: firstModeratorIn(env),
    secretFiles: secretFilesIn(env),
    linkSecret: rest.LINK_SECRET,
    mailSecret: rest.MAIL_SECRET,
    sessionSecret: rest.SESSION_SECRET,
    previousSessionSecret: rest.SESSION_SECRET_PREVIOUS,
    contactEmail: rest.CONTACT_EMAIL,
    mail: toMailSettings(rest),
    trustProxy: toTrustProxy(TRUST_PROXY),
    logLevel: rest.LOG_LEVEL,
    backupDir: rest.BACKUP_DIR === undefined ? join(dataDir, 'backups') : resolve(rest.BACKUP_DIR),
    backupDays: rest.BACKUP_DAYS ?? (rest.DATABASE_URL === undefined ? DEFAULT_BACKUP_DAYS : 0),
    metricsPort: rest.METRICS_PORT,
    workers: rest.WORKERS,
  });
}

export function configFromEnvironment(): Config {
  expectNode(process.versions.node);
  return readConfig(process.env);
}

/** What finds a program of another maker and its server, for one that is started here: none of the secrets of the site. */
export function environmentOfPrograms(): NodeJS.ProcessEnv {
  return forPrograms(process.env);
}

/** The password that a command is given instead of asking. */
export function moderatorPassword(): string | undefined {
  return typedPassword(process.env);
}

/** On an older Node the database driver crashes without a message. */
export function expectNode(version: string): void {
  if (Number(version.split('.')[0]) < MIN_NODE)
    throw new ConfigError(`this is Node ${version}, and ${MIN_NODE} or later is needed`);
}

function numberUpTo(most: number) {
  const problem = `must be a number from 1 to ${most}`;
  return z
    .string()
    .regex(/^\d{1,5}$/, problem)
    .transform(Number)
    .refine((number) => number >= 1 && number <= most, problem);
}

function firstProblem(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue === undefined ? 'unknown problem' : `${issue.path.join('.')} ${issue.message}`;
}

function isRead(value: unknown): boolean {
  return value !== undefined;
}

function toMailSettings(
  given: Pick<z.output<typeof settings>, 'SMTP_URL' | 'MAIL_FROM' | 'MODERATOR_EMAIL'>,
): MailSettings | undefined {
  const { SMTP_URL: smtpUrl, MAIL_FROM: from, MODERATOR_EMAIL: moderator } = given;
  if (smtpUrl === undefined) return undefined;
  if (from === undefined) throw new ConfigError('MAIL_FROM must be given when SMTP_URL is');
  if (moderator === undefined) throw new ConfigError('MODERATOR_EMAIL must be given when SMTP_URL is');
  return Object.freeze({ smtpUrl, from: from.address, fromName: from.name, moderator });
}

function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
