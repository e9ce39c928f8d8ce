import { lstatSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { LANGS } from '../i18n/languages.ts';
import { MAX_FILE_BYTES } from './documents.ts';
import { MethodError } from './fault.ts';
import { JsonError, readJson } from './json.ts';

/** Those of one folder, so that a start ends. */
const MAX_METHODS = 32;
const WORDS_FILES = LANGS.map((lang) => `${lang}.json`);
const FILES = ['method.json', ...WORDS_FILES];

/** The folders in a folder of methods, by name. Throws a MethodError for one that cannot be read, leads elsewhere, or holds too many. */
export function methodFolders(folder: string): readonly string[] {
  const names = namesIn(folder).filter((name) => !name.startsWith('.'));
  const folders = names.map((name) => join(folder, name)).filter((path) => !lstatSync(path).isFile());
  if (folders.length > MAX_METHODS)
    throw fault(folder, `holds ${folders.length} methods: at most ${MAX_METHODS} are read`);
  for (const path of folders) {
    expectInside(folder, path);
    if (!statSync(path).isDirectory()) throw fault(path, 'is neither a folder nor a file: take it out');
  }
  return folders.toSorted();
}

/** What the files of one method hold, as JSON; a language without a file is left out. */
export function readDocuments(folder: string): Readonly<Record<string, unknown>> {
  const names = namesIn(folder).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
  const strange = names.find((name) => !FILES.includes(name));
  if (strange !== undefined)
    throw fault(
      join(folder, strange),
      `is not read: a method has ${FILES.join(', ')}; rename it or take it out`,
    );
  if (!names.includes('method.json'))
    throw fault(folder, 'has no method.json: add it, or take the folder out');
  if (!WORDS_FILES.some((name) => names.includes(name)))
    throw fault(folder, `has no words: add ${WORDS_FILES.join(' or ')}`);
  return Object.fromEntries(
    names.map((name) => [basename(name, '.json'), readDocument(folder, join(folder, name))]),
  );
}

function readDocument(folder: string, file: string): unknown {
  const text = readText(folder, file);
  try {
    return readJson(text);
  } catch (error) {
    if (error instanceof JsonError)
      throw new MethodError([{ file, path: error.path, problem: error.message }]);
    throw error;
  }
}

function readText(folder: string, file: string): string {
  expectInside(folder, file);
  const status = statSync(file);
  if (!status.isFile()) throw fault(file, 'is not a file: put one in its place');
  if (status.size > MAX_FILE_BYTES)
    throw fault(file, `has ${status.size} bytes: at most ${MAX_FILE_BYTES} are read`);
  const bytes = readable(file, () => readFileSync(file));
  const text = decoded(file, bytes);
  if (text.startsWith('\uFEFF'))
    throw fault(file, 'begins with a byte order mark: save it as UTF-8 without one');
  return text;
}

function decoded(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw fault(file, 'is not in UTF-8: save it in that encoding');
  }
}

/** A link may point to something beside it, never out of its folder. */
function expectInside(folder: string, path: string): void {
  if (!readable(path, () => realpathSync(path).startsWith(realpathSync(folder) + sep)))
    throw fault(path, 'is a link that leads out of its folder: put a copy in its place');
}

function namesIn(folder: string): readonly string[] {
  return readable(folder, () => readdirSync(folder));
}

function readable<Value>(path: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw fault(path, `cannot be read (${code}): look at the path and its rights`);
  }
}

function fault(file: string, problem: string): MethodError {
  return new MethodError([{ file, path: '', problem }]);
}
