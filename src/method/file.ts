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

/**
 * The methods of the site and an owner's own beside them, by id. `taken` are names of fields that no key may have. Throws a
 * MethodError: a file that cannot be used, or two methods with one id.
 */
export function readMethods(builtIn: string, ofOwner?: string, taken: TakenFields = []): readonly Method[] {
  const folders = [builtIn, ofOwner].flatMap((folder) => (folder === undefined ? [] : methodFolders(folder)));
  const twin = folders.find((folder, index) =>
    folders.slice(0, index).some((before) => basename(before) === basename(folder)),
  );
  if (twin !== undefined)
    throw new MethodError([
      {
        file: twin,
        path: '',
        problem: 'has the name of a method that the site has already: rename it and its id',
      },
    ]);
  return folders.map((folder) => readMethodFolder(folder, taken)).sort((a, b) => (a.id < b.id ? -1 : 1));
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
