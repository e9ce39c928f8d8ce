import { basename, join } from 'node:path';
import type { z } from 'zod';
import { LANGS } from '../i18n/languages.ts';
import { methodDocument, wordsDocument } from './documents.ts';
import type { Documents } from './documents.ts';
import { MethodError } from './fault.ts';
import type { Fault } from './fault.ts';
import { methodFolders, readDocuments } from './folder.ts';
import { faultOfIssue } from './issue.ts';
import type { Method } from './method.ts';
import { faultsOf } from './rules.ts';
import type { TakenFields } from './rules.ts';
import { methodFromText, textOf } from './text.ts';

type Unread = Readonly<Record<string, unknown>>;
type Kind<Value> = z.ZodType<Value>;

interface ReadMethods {
  readonly methods: readonly Method[];
  /** What keeps others out of them: of the owner's own only. */
  readonly faults: readonly Fault[];
}

/**
 * The methods of the site and an owner's own beside them, by id. `taken` are names of fields that no key may have. Throws a
 * MethodError: a file that cannot be used, or two methods with one id.
 */
export function readMethods(builtIn: string, ofOwner?: string, taken: TakenFields = []): readonly Method[] {
  const { methods, faults } = readUsableMethods(builtIn, ofOwner, taken);
  if (faults.length > 0) throw new MethodError(faults);
  return methods;
}

/** The same without those of the owner that cannot be used. Still throws for ours, and for a folder that cannot be read. */
export function readUsableMethods(
  builtIn: string,
  ofOwner: string | undefined,
  taken: TakenFields,
): ReadMethods {
  const ours = methodFolders(builtIn).map((folder) => readMethodFolder(folder, taken));
  const theirs = ofOwner === undefined ? [] : methodFolders(ofOwner);
  const read = theirs.map((folder) =>
    ours.some(({ id }) => id === basename(folder)) ? [twin(folder)] : readOrFaults(folder, taken),
  );
  const methods = read.flatMap((each) => ('id' in each ? [each] : []));
  return {
    methods: [...ours, ...methods].sort((a, b) => (a.id < b.id ? -1 : 1)),
    faults: read.flatMap((each) => ('id' in each ? [] : each)),
  };
}

function readOrFaults(folder: string, taken: TakenFields): Method | readonly Fault[] {
  try {
    return readMethodFolder(folder, taken);
  } catch (error) {
    if (error instanceof MethodError) return error.faults;
    throw error;
  }
}

function twin(folder: string): Fault {
  const problem = 'has the name of a method that the site has already: rename it and its id';
  return { file: folder, path: '', problem };
}

/** One method. Throws a MethodError whose line is "FILE: PATH: what is wrong, and how to mend it". */
export function readMethodFolder(folder: string, taken: TakenFields = []): Method {
  const unread = readDocuments(folder);
  const faults = (found: readonly Fault[]) =>
    new MethodError(found.map((each) => ({ ...each, file: join(folder, each.file) })));
  try {
    const method = parseMethod(unread, taken);
    if (method.id === basename(folder)) return method;
    const problem = `is “${method.id}” in the folder “${basename(folder)}”: give both one name`;
    throw new MethodError([{ file: 'method.json', path: 'id', problem }]);
  } catch (error) {
    throw error instanceof MethodError ? faults(error.faults) : error;
  }
}

/** A method from what its files say: `method` and one or both of `fr` and `en`. Throws a MethodError with all that is wrong. */
function parseMethod(unread: Unread, taken: TakenFields = []): Method {
  const faults: Fault[] = [];
  const parse = <Value>(name: string, kind: Kind<Value>): Value | undefined => {
    const parsed = kind.safeParse(unread[name]);
    if (parsed.success) return parsed.data;
    faults.push(...parsed.error.issues.map((issue) => faultOfIssue(`${name}.json`, unread[name], issue)));
    return undefined;
  };
  const method = parse('method', methodDocument);
  const words = LANGS.filter((lang) => unread[lang] !== undefined).map(
    (lang) => [lang, parse(lang, wordsDocument)] as const,
  );
  if (words.length === 0)
    faults.push({ file: 'fr.json', path: '', problem: 'is missing: add it, or en.json' });
  if (method === undefined || faults.length > 0) throw new MethodError(faults);
  const documents: Documents = { method, ...Object.fromEntries(words) };
  const broken = faultsOf(documents, taken);
  if (broken.length > 0) throw new MethodError(broken);
  return methodFromText(textOf(documents));
}
