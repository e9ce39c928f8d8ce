import { readFileSync } from 'node:fs';

type Environment = Readonly<Record<string, string | undefined>>;

/** Each may also be given as a file, by its name and _FILE: systemd and containers hand secrets over so. */
const SECRETS_FROM_FILES = [
  'DATABASE_URL',
  'LINK_SECRET',
  'MAIL_SECRET',
  'SESSION_SECRET',
  'SESSION_SECRET_PREVIOUS',
  'SMTP_URL',
] as const;
/** Read when it is needed only: its file may go once the account is made. */
export const MODERATOR_PASSWORD = 'MODERATOR_PASSWORD';
const MOST_CHARACTERS = 4096;

/** The environment with each of those secrets in its own variable. Throws with one line that names the variable. */
export function withSecretFiles(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const read = SECRETS_FROM_FILES.map((name) => [name, secretOf(env, name)] as const);
  return { ...env, ...Object.fromEntries(read.filter(([, secret]) => secret !== undefined)) };
}

export interface SecretFile {
  readonly name: string;
  readonly file: string;
}

/** The files that secrets are read from, by the names of their variables. */
export function secretFilesIn(env: Environment): readonly SecretFile[] {
  return [...SECRETS_FROM_FILES, MODERATOR_PASSWORD].flatMap((secret) => {
    const name = `${secret}_FILE`;
    const file = given(env, name);
    return file === undefined ? [] : [{ name, file }];
  });
}

/** What the variable says, or its file: the line in it, without the end of that line. */
export function secretOf(env: Environment, name: string): string | undefined {
  const [value, file] = [given(env, name), given(env, `${name}_FILE`)];
  if (file === undefined) return value;
  if (value !== undefined) throw new Error(`${name} and ${name}_FILE are both given: keep one`);
  const text = readText(`${name}_FILE`, file).replace(/\r?\n$/, '');
  if (text.trim() === '') throw new Error(`${name}_FILE ${file} is empty: write the secret into it`);
  if (text.length > MOST_CHARACTERS || /[\r\n]/.test(text))
    throw new Error(`${name}_FILE ${file} must hold the secret on one line and nothing else`);
  return text;
}

function readText(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new Error(`${name} ${file} cannot be read (${REASONS[code] ?? code})`, { cause: error });
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'its user may not read it',
  EISDIR: 'it is a folder',
};

export function given(env: Environment, name: string): string | undefined {
  const value = env[name];
  return value === undefined || value.trim() === '' ? undefined : value;
}
