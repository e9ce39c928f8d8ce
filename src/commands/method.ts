import { cpSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { TAKEN_FIELDS } from '../workshop/taken-fields.ts';
import { commandLine } from '../config/command-line.ts';
import { MethodError, sayFault } from '../method/fault.ts';
import { readMethodFolder } from '../method/file.ts';
import type { Method } from '../method/method.ts';
import { publishedSchemas } from '../method/schema.ts';
import { PROJECT_ROOT } from '../web/root.ts';
import { warningsOf } from './method-lint.ts';
import { previewPage } from './method-preview.ts';
import { asksForHelp, usageOf } from './usage.ts';

const USAGE = usageOf([
  ['method', 'check FILE-OR-FOLDER', 'says what is wrong in a method, and what serves it badly'],
  ['method', 'new NAME', 'writes a first method to be changed, in a new folder'],
  ['method', 'preview FOLDER [--out FILE]', 'draws its wheel and a sample page, as one HTML file'],
  ['method', 'schema', 'writes the descriptions of the files in docs anew'],
]);

const DOCS = join(PROJECT_ROOT, 'docs');
const FIRST_METHOD = join(DOCS, 'first-method');
const NAME = /^[a-z][a-z-]{1,29}$/;
/** The same random answers each time, so that two runs say the same. */
const SEED = 20_261_129;

const SCHEMAS = [
  ['method.json', 'method.schema.json'],
  ['fr.json', 'method-words.schema.json'],
  ['en.json', 'method-words.schema.json'],
] as const;

const COMMANDS: ReadonlyMap<string, (word: string, out: string | undefined) => string> = new Map([
  ['check', check],
  ['new', begin],
  ['preview', preview],
]);

try {
  const args = process.argv.slice(2);
  process.stdout.write(`${asksForHelp(args) ? USAGE : runTyped(args)}\n`);
} catch (error) {
  const said = error instanceof MethodError ? error.faults.map(sayFault).join('\n') : messageOf(error);
  process.stderr.write(`${said}\n`);
  process.exitCode = 1;
}

function runTyped(args: string[]): string {
  const options = { out: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [name = '', word, ...rest] = positionals;
  return run(name, word, rest, values.out);
}

function run(
  name: string,
  word: string | undefined,
  rest: readonly string[],
  out: string | undefined,
): string {
  if (name === 'schema' && word === undefined) return writeSchemas();
  const command = COMMANDS.get(name);
  if (command === undefined || word === undefined || rest.length > 0) return wrong();
  return command(word, out);
}

function check(path: string): string {
  const method = readMethod(path);
  const warnings = warningsOf(method, seeded(SEED));
  const languages = method.langs.join(' and ');
  const summary = `${method.id}: ${method.approaches.length} approaches, ${method.claims.length} claims, in ${languages}; nothing is wrong, ${warnings.length === 1 ? '1 warning' : `${warnings.length} warnings`}`;
  return [...warnings.map((line) => `warning: ${line}`), summary].join('\n');
}

function begin(path: string): string {
  const folder = resolve(path);
  const id = basename(folder);
  if (!NAME.test(id)) throw new Error(`${id} is no id: take 2 to 30 small letters and hyphens`);
  if (existsSync(folder)) throw new Error(`${folder} is there already: choose another name`);
  cpSync(FIRST_METHOD, folder, { recursive: true });
  for (const [file, schema] of SCHEMAS) rewrite(join(folder, file), folder, schema, id);
  return `${folder} holds a first method: change it, then ${commandLine('method', `check ${path}`)}`;
}

function preview(path: string, out: string | undefined): string {
  const method = readMethod(path);
  const file = resolve(out ?? `${method.id}.html`);
  writeFileSync(file, previewPage(method, seeded(SEED)));
  return `${file} shows ${method.id}: open it in a browser`;
}

function writeSchemas(): string {
  const files = publishedSchemas().map(({ name, text }) => {
    const file = join(DOCS, name);
    writeFileSync(file, text);
    return file;
  });
  return `written: ${files.join(', ')}`;
}

function rewrite(file: string, folder: string, schema: string, id: string): void {
  const leading = relative(folder, join(DOCS, schema));
  const text = readFileSync(file, 'utf8')
    .replace(/"\$schema": "[^"]*"/, () => `"$schema": ${JSON.stringify(leading)}`)
    .replace('"id": "first-method"', `"id": "${id}"`);
  writeFileSync(file, text);
}

function readMethod(path: string): Method {
  const found = resolve(path);
  const isFile = statSync(found, { throwIfNoEntry: false })?.isFile() ?? false;
  return readMethodFolder(isFile ? dirname(found) : found, TAKEN_FIELDS);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function wrong(): never {
  throw new Error(`this is how it goes:\n${USAGE}`);
}
