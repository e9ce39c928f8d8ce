import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { LANGS, otherLang } from '../i18n/languages.ts';
import type { Lang, Words } from '../i18n/languages.ts';
import { methodDocument, wordsDocument } from './documents.ts';
import type { WordsDocument } from './documents.ts';
import { MethodError } from './fault.ts';
import type { Fault } from './fault.ts';
import { methodFolders, readDocuments } from './folder.ts';
import { faultOfIssue } from './issue.ts';
import type { Approach, Claim, Method } from './method.ts';
import { faultsOf } from './rules.ts';
import type { MethodDocuments } from './rules.ts';

type Unread = Readonly<Record<string, unknown>>;
type Kind<Value> = z.ZodType<Value>;
type ApproachWords = WordsDocument['approaches'][string];

/**
 * The methods of the site and an owner's own beside them, by id. `taken` are names of fields that no key may have. Throws a
 * MethodError: a file that cannot be used, or two methods with one id.
 */
export function readMethods(
  builtIn: string,
  ofOwner?: string,
  taken: readonly string[] = [],
): readonly Method[] {
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
export function readMethodFolder(folder: string, taken: readonly string[] = []): Method {
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
export function parseMethod(unread: Unread, taken: readonly string[] = []): Method {
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
  const documents: MethodDocuments = { method, ...Object.fromEntries(words) };
  const broken = faultsOf(documents, taken);
  if (broken.length > 0) throw new MethodError(broken);
  return methodFromText(textOf(documents));
}

/**
 * A method as it was kept. What was once used is not judged again by rules that came later.
 */
export function methodFromText(text: string): Method {
  const documents = JSON.parse(text) as MethodDocuments;
  const { method } = documents;
  const langs = LANGS.filter((lang) => documents[lang] !== undefined);
  const wordsIn = (lang: Lang) => documents[lang] ?? given(documents[otherLang(lang)]);
  const both: Both = (pick) => ({ fr: pick(wordsIn('fr')), en: pick(wordsIn('en')) });
  const [first, second, third] = method.suggestion.values;
  return {
    id: method.id,
    text,
    hash: createHash('sha256').update(text).digest('hex'),
    langs,
    words: { fr: methodWords(wordsIn('fr')), en: methodWords(wordsIn('en')) },
    families: method.families.map((each) => ({
      ...each,
      label: both((words) => given(words.families[each.key])),
    })),
    approaches: method.approaches.map((each) => ({ ...each, ...approachWords(each.key, both) })),
    groups: method.groups.map((key) => ({ key, label: both((words) => given(words.groups[key])) })),
    claims: method.claims.map((each) => ({ ...each, ...claimWords(each.key, both) })),
    requires: method.requires,
    fallback: method.fallback,
    suggestion: { ...method.suggestion, values: { 1: first, 2: second, 3: third } },
    focus: method.focus,
    article: method.article,
    licence: method.licence,
    credit: method.credit,
  };
}

type Both = (pick: (words: WordsDocument) => string) => Words;

function methodWords(words: WordsDocument): Method['words'][Lang] {
  const { name, question, place, strategy, abstain, abstaining, fallback } = words;
  return { name, question, place, strategy, abstain, abstaining, fallback };
}

function approachWords(key: string, both: Both) {
  const say = (pick: (words: ApproachWords) => string) => both((words) => pick(given(words.approaches[key])));
  const told = {
    label: say(({ label }) => label),
    summary: say(({ summary }) => summary),
    fits: say(({ fits }) => fits),
    trap: say(({ trap }) => trap),
    firstMove: say(({ firstMove }) => firstMove),
    prompt: say(({ prompt }) => prompt),
    indicators: [say(({ indicators }) => indicators[0]), say(({ indicators }) => indicators[1])],
    opposite: say(({ opposite }) => opposite),
    infinitive: say(({ infinitive }) => infinitive),
    noun: say(({ noun }) => noun),
    indicator: say(({ indicator }) => indicator),
  } satisfies Partial<Approach>;
  const source = say(({ example }) => example?.source ?? '').fr;
  return source === ''
    ? told
    : { ...told, example: { text: say(({ example }) => example?.text ?? ''), source } };
}

function claimWords(key: string, both: Both): Pick<Claim, 'text' | 'phrase'> {
  return {
    text: both((words) => given(words.claims[key]).text),
    phrase: both((words) => given(words.claims[key]).phrase),
  };
}

/** The canonical text: what changes nothing (spaces, the order of keys, the line for editors) is no new version. */
function textOf({ method, fr, en }: MethodDocuments): string {
  const approaches = method.approaches.map(({ key }) => key);
  const ordered = (words: WordsDocument | undefined) =>
    words && {
      ...words,
      families: inOrder(
        words.families,
        method.families.map(({ key }) => key),
      ),
      approaches: inOrder(words.approaches, approaches),
      groups: inOrder(words.groups, method.groups),
      claims: inOrder(
        words.claims,
        method.claims.map(({ key }) => key),
      ),
    };
  const claims = method.claims.map((each) => ({ ...each, weights: inOrder(each.weights, approaches) }));
  const documents = {
    method: { ...method, claims, requires: inOrder(method.requires, approaches) },
    fr: ordered(fr),
    en: ordered(en),
  };
  return JSON.stringify(documents, (name, value: unknown) => (name === '$schema' ? undefined : value));
}

function inOrder<Value>(
  record: Readonly<Record<string, Value>>,
  keys: readonly string[],
): Record<string, Value> {
  const entries = keys.flatMap((key) => {
    const value = Object.hasOwn(record, key) ? record[key] : undefined;
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(entries);
}

function given<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('a method that was kept lacks words');
  return value;
}
