import { createHash } from 'node:crypto';
import { LANGS } from '../i18n/languages.ts';
import type { Lang, Words } from '../i18n/languages.ts';
import type { Documents, MethodDocument, WordsDocument } from './documents.ts';
import type { Approach, Method, MethodWords } from './method.ts';

/** What the documents say, in the order of their schema and lists: the same for two files that differ in spaces and order alone. */
export function textOf({ method, fr, en }: Documents): string {
  const approaches = keysIn(method.approaches);
  const claims = method.claims.map((each) => ({ ...each, weights: inOrder(each.weights, approaches) }));
  const bare = { ...method, $schema: undefined, claims, requires: inOrder(method.requires, approaches) };
  const words = (each: WordsDocument | undefined) =>
    each && {
      ...each,
      $schema: undefined,
      families: inOrder(each.families, keysIn(method.families)),
      approaches: inOrder(each.approaches, approaches),
      groups: inOrder(each.groups, method.groups),
      claims: inOrder(each.claims, keysIn(method.claims)),
    };
  return JSON.stringify({ method: bare, fr: words(fr), en: words(en) });
}

function inOrder<Value>(
  record: Readonly<Record<string, Value>>,
  keys: readonly string[],
): Readonly<Record<string, Value>> {
  return Object.fromEntries(keys.flatMap((key) => Object.entries(record).filter(([name]) => name === key)));
}

function keysIn(list: readonly { readonly key: string }[]): readonly string[] {
  return list.map(({ key }) => key);
}

/** Reads a method back from what `textOf` wrote. */
export function methodFromText(text: string): Method {
  const documents = JSON.parse(text) as Documents;
  const { method } = documents;
  const say = (read: (words: WordsDocument) => string): Words => ({
    fr: read(wordsIn(documents, 'fr')),
    en: read(wordsIn(documents, 'en')),
  });
  return {
    id: method.id,
    hash: createHash('sha256').update(text).digest('hex'),
    text,
    langs: LANGS.filter((lang) => documents[lang] !== undefined),
    words: subjectIn(documents),
    families: method.families.map((each) => ({
      ...each,
      label: say(({ families }) => families[each.key] ?? ''),
    })),
    approaches: method.approaches.map((each) => approachIn(each, documents)),
    groups: method.groups.map((key) => ({ key, label: say(({ groups }) => groups[key] ?? '') })),
    claims: method.claims.map((each) => ({
      ...each,
      text: say(({ claims }) => claims[each.key]?.text ?? ''),
      phrase: say(({ claims }) => claims[each.key]?.phrase ?? ''),
    })),
    requires: method.requires,
    fallback: method.fallback,
    suggestion: rulesOf(method),
    focus: method.focus,
    article: method.article,
    licence: method.licence,
    credit: method.credit,
  };
}

function rulesOf({ suggestion: { values, ...rest } }: MethodDocument): Method['suggestion'] {
  const [one, two, three] = values;
  return { ...rest, values: { 1: one, 2: two, 3: three } };
}

function subjectIn(documents: Documents): Readonly<Record<Lang, MethodWords>> {
  const subject = ({ name, question, place, strategy, abstain, abstaining, fallback }: WordsDocument) => ({
    name,
    question,
    place,
    strategy,
    abstain,
    abstaining,
    fallback,
  });
  return { fr: subject(wordsIn(documents, 'fr')), en: subject(wordsIn(documents, 'en')) };
}

function approachIn(each: MethodDocument['approaches'][number], documents: Documents): Approach {
  const [fr, en] = [
    wordsIn(documents, 'fr').approaches[each.key],
    wordsIn(documents, 'en').approaches[each.key],
  ];
  if (fr === undefined || en === undefined) throw new Error(`the approach ${each.key} has no words`);
  const [one, two] = [fr.indicators, en.indicators];
  return {
    ...each,
    label: { fr: fr.label, en: en.label },
    summary: { fr: fr.summary, en: en.summary },
    fits: { fr: fr.fits, en: en.fits },
    trap: { fr: fr.trap, en: en.trap },
    firstMove: { fr: fr.firstMove, en: en.firstMove },
    prompt: { fr: fr.prompt, en: en.prompt },
    indicators: [
      { fr: one[0], en: two[0] },
      { fr: one[1], en: two[1] },
    ],
    opposite: { fr: fr.opposite, en: en.opposite },
    infinitive: { fr: fr.infinitive, en: en.infinitive },
    noun: { fr: fr.noun, en: en.noun },
    indicator: { fr: fr.indicator, en: en.indicator },
    ...(fr.example && en.example && { example: exampleOf(fr.example, en.example) }),
  };
}

type Told = NonNullable<WordsDocument['approaches'][string]['example']>;

function exampleOf(fr: Told, en: Told): NonNullable<Approach['example']> {
  return { text: { fr: fr.text, en: en.text }, source: { fr: fr.source, en: en.source } };
}

/** A language that the method lacks says what the other one says. */
function wordsIn({ fr, en }: Documents, lang: Lang): WordsDocument {
  const words = lang === 'fr' ? (fr ?? en) : (en ?? fr);
  if (words === undefined) throw new Error('a method has words in one language at least');
  return words;
}
