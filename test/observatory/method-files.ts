import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMethods } from '../../src/method/file.ts';
import type { Method } from '../../src/method/method.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { METHODS_FOLDER } from '../../src/web/root.ts';
import { freshFolder } from '../support/folder.ts';

export interface Wanted {
  readonly id: string;
  readonly sectors: number;
  readonly langs?: readonly Lang[];
  /** The label of its first approach, in every language. */
  readonly label?: string;
}

interface Approach {
  readonly key: string;
  readonly family: string;
  readonly facing?: string;
}

interface MethodFile {
  readonly families: readonly { readonly key: string }[];
  readonly approaches: readonly Approach[];
  readonly claims: readonly { readonly weights: Readonly<Record<string, number>> }[];
  readonly requires: Readonly<Record<string, string>>;
}

interface WordsFile {
  readonly families: Readonly<Record<string, string>>;
  readonly approaches: Readonly<Record<string, { readonly label: string }>>;
}

/** A folder of methods made from the built-in one: its first sectors, or all of them and some a second time. */
export function writeMethods(...wanted: readonly Wanted[]): string {
  const folder = freshFolder('methods');
  for (const each of wanted) writeMethod(folder, each);
  return folder;
}

/** The same, read as a site reads them. */
export function methodsLike(...wanted: readonly Wanted[]): readonly Method[] {
  return readMethods(writeMethods(...wanted));
}

function writeMethod(folder: string, { id, sectors, langs = LANGS, label }: Wanted): void {
  mkdirSync(join(folder, id));
  const { approaches, families, claims, requires, ...rest } = read('method.json') as MethodFile;
  const picked = pick(approaches, sectors);
  const has = (key: string) => picked.some((each) => each.key === key);
  const among = <Value>(values: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(values).filter(([key]) => has(key)));
  const kept = families.filter(({ key }) => picked.some(({ family }) => family === key));
  write('method.json', {
    ...rest,
    id,
    families: kept,
    approaches: picked.map(({ facing, ...each }) =>
      facing !== undefined && has(facing) && !each.key.endsWith(TWIN) ? { ...each, facing } : each,
    ),
    claims: claims.map((claim) => ({ ...claim, weights: among(claim.weights) })),
    requires: among(requires),
  });
  for (const lang of langs) {
    const words = read(`${lang}.json`) as WordsFile;
    write(`${lang}.json`, {
      ...words,
      name: `${id} (${lang})`,
      families: Object.fromEntries(kept.map(({ key }) => [key, words.families[key] ?? ''])),
      approaches: Object.fromEntries(
        picked.map(({ key }, index) => [key, wordsOf(words, key, index === 0 ? label : undefined)]),
      ),
    });
  }

  function write(name: string, content: unknown): void {
    writeFileSync(join(folder, id, name), JSON.stringify(content, null, 2));
  }
}

const TWIN = '-again';

function pick(approaches: readonly Approach[], sectors: number): readonly Approach[] {
  const twins = approaches.slice(0, Math.max(0, sectors - approaches.length));
  return approaches
    .slice(0, sectors)
    .flatMap((each) => (twins.includes(each) ? [each, { ...each, key: each.key + TWIN }] : [each]));
}

function wordsOf({ approaches }: WordsFile, key: string, label: string | undefined) {
  const words = approaches[key.replace(TWIN, '')];
  const own = label ?? (key.endsWith(TWIN) ? `${(words?.label ?? '').slice(0, 10)} 2` : words?.label);
  return { ...words, label: own };
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(METHODS_FOLDER, 'social-media', name), 'utf8'));
}
