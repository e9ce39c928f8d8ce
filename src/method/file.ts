import { existsSync, lstatSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ZodType, core } from 'zod';
import { ConfigError } from '../config.ts';
import { LANGS } from '../i18n/languages.ts';
import { MOST_BYTES, methodDocument, wordsDocument } from './documents.ts';
import type { Documents, Fault } from './documents.ts';
import { readJson } from './json.ts';
import type { Method } from './method.ts';
import { methodFromText, textOf } from './text.ts';
import { methodFaults, wordsFaults } from './rules.ts';
import type { TakenFields } from './rules.ts';

/** More than a page can offer. */
const MOST_METHODS = 32;

interface FileFault extends Fault {
  readonly file: string;
}

type Found = { readonly documents: Documents } | { readonly faults: readonly FileFault[] };

/** The methods in the folders of the site's folder and of its owner's, by id. Throws a ConfigError of one line: file, path, what is wrong and how to mend it. */
export function readMethods(
  folder: string,
  ownersFolder?: string,
  taken: TakenFields = [],
): readonly Method[] {
  const paths = [folder, ...(ownersFolder === undefined ? [] : [ownersFolder])].flatMap(foldersIn);
  if (paths.length > MOST_METHODS)
    throw new ConfigError(`there are ${paths.length} methods, and ${MOST_METHODS} is the most`);
  const methods = paths.map((path) => readMethod(path, taken)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const twin = methods.find(({ id }, index) => methods[index - 1]?.id === id);
  if (twin !== undefined)
    throw new ConfigError(`two methods are called ${twin.id}: rename one of their folders and its id`);
  return methods;
}

function foldersIn(folder: string): readonly string[] {
  if (!existsSync(folder)) throw new ConfigError(`METHODS_DIR ${folder} is no folder`);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => join(folder, name))
    .sort();
}

function readMethod(folder: string, taken: TakenFields): Method {
  const found = documentsIn(folder, taken);
  if ('documents' in found) return methodFromText(textOf(found.documents));
  const [first] = found.faults;
  throw new ConfigError(first === undefined ? `${folder} holds no method` : sayFault(first));
}

export function sayFault({ file, path, reason }: FileFault): string {
  return path === '' ? `${file} ${reason}` : `${file}: ${path} ${reason}`;
}

/** What the files of one folder say, or all that is wrong with them. */
export function documentsIn(folder: string, taken: TakenFields = []): Found {
  const method = readDocument(join(folder, 'method.json'), methodDocument);
  if ('faults' in method) return method;
  const { value } = method;
  const words = LANGS.filter((lang) => existsSync(join(folder, `${lang}.json`))).map((lang) => {
    const file = join(folder, `${lang}.json`);
    const read = readDocument(file, wordsDocument);
    if ('faults' in read) return { lang, ...read };
    return { lang, value: read.value, faults: inFile(file, wordsFaults(value, read.value)) };
  });
  const faults = [
    ...inFile(join(folder, 'method.json'), [
      ...(value.id === basename(folder)
        ? []
        : [{ path: 'id', reason: `must be ${basename(folder)}, the name of its folder` }]),
      ...methodFaults(value, taken),
    ]),
    ...words.flatMap((each) => each.faults),
    ...(words.length === 0 ? inFile(folder, [{ path: '', reason: 'needs fr.json or en.json' }]) : []),
  ];
  if (faults.length > 0) return { faults };
  return {
    documents: {
      method: value,
      ...Object.fromEntries(words.map((each) => [each.lang, 'value' in each ? each.value : undefined])),
    },
  };
}

function inFile(file: string, faults: readonly Fault[]): readonly FileFault[] {
  return faults.map((fault) => ({ file, ...fault }));
}

function readDocument<T>(
  file: string,
  schema: ZodType<T>,
): { readonly value: T } | { readonly faults: readonly FileFault[] } {
  const text = readText(file);
  if ('reason' in text) return { faults: inFile(file, [{ path: '', reason: text.reason }]) };
  const json = readJson(text.text);
  if ('fault' in json) return { faults: inFile(file, [json.fault]) };
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return { value: parsed.data };
  return { faults: inFile(file, parsed.error.issues.map(toFault)) };
}

function readText(file: string): { readonly text: string } | { readonly reason: string } {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return { reason: 'is missing' };
  if (!stat.isFile()) return { reason: 'must be a file, no link to another one' };
  if (stat.size > MOST_BYTES) return { reason: `has ${stat.size} bytes, and ${MOST_BYTES} is the most` };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)) };
  } catch {
    return { reason: 'must be written in UTF-8' };
  }
}

function toFault({ path, message }: core.$ZodIssue): Fault {
  const [first = '', ...rest] = message;
  return { path: path.join('.'), reason: first.toLowerCase() + rest.join('') };
}
