import { LANGS } from '../i18n/languages.ts';
import { fold } from '../i18n/fold.ts';
import type { Documents, MethodDocument, WordsDocument } from './documents.ts';
import type { Fault } from './fault.ts';
import { signFault } from './sign.ts';

/** The names of the fields of our forms; one that ends in `*` stands for all that begin so and go on with a key. */
export type TakenFields = readonly string[];
type Say = (path: string, problem: string) => void;

/** What a schema cannot say (method.md §1). A key becomes the name of a field, so it must be none of those that are taken. */
export function faultsOf(documents: Documents, taken: TakenFields): readonly Fault[] {
  const faults: Fault[] = [];
  const say: Say = (path, problem) => faults.push({ file: 'method.json', path, problem });
  const { method } = documents;
  checkKeys(method, taken, say);
  checkFamilies(method, say);
  checkFacing(method, say);
  checkClaims(method, say);
  checkFallback(method, say);
  checkThresholds(method, say);
  checkSigns(method, say);
  for (const lang of LANGS) {
    const words = documents[lang];
    if (words !== undefined)
      checkWords(method, words, (path, problem) => faults.push({ file: `${lang}.json`, path, problem }));
  }
  checkExamples(documents, (path, problem) => faults.push({ file: 'en.json', path, problem }));
  return faults;
}

function checkKeys(method: MethodDocument, taken: TakenFields, say: Say): void {
  const { approaches, claims, families, groups } = method;
  checkTwins('families', keysIn(families), say);
  checkTwins('groups', groups, say);
  // The form of the diagnosis carries both.
  checkTwins('approaches or claims', [...keysIn(approaches), ...keysIn(claims)], say);
  const sectors = keysIn(approaches);
  for (const [list, keys] of [
    ['approaches', sectors],
    ['claims', keysIn(claims)],
  ] as const)
    for (const key of keys)
      if (isTaken(key, taken, sectors))
        say(`${list}.${key}`, 'has the name of a field of our forms: choose another key');
}

function checkTwins(path: string, keys: readonly string[], say: Say): void {
  for (const key of twinsIn(keys)) say(path, `have the key “${key}” twice: choose another for one of them`);
}

function isTaken(key: string, taken: TakenFields, sectors: readonly string[]): boolean {
  return (
    Object.hasOwn(Object.prototype, key) ||
    taken.some((name) =>
      name.endsWith('*') ? sectors.some((sector) => key === name.slice(0, -1) + sector) : name === key,
    ) ||
    sectors.some((sector) => STATE_IDS.some((state) => key === `${sector}-${state}`))
  );
}

/** Fields for the states of a sector are told apart by these. */
const STATE_IDS = ['none', 'secondary', 'priority'] as const;

function checkFamilies({ families, approaches }: MethodDocument, say: Say): void {
  const known = keysIn(families);
  for (const { key, family } of approaches)
    if (!known.includes(family))
      say(`approaches.${key}.family`, `is “${family}”, which no family has as its key`);
  for (const family of known)
    if (STATE_IDS.some((state) => state === family))
      say(`families.${family}`, 'is the name of a state: use another key');
  for (const family of known)
    if (!approaches.some((each) => each.family === family))
      say(`families.${family}`, 'has no approach: give it one or take it out');
  const places = approaches.map(({ family }) => known.indexOf(family));
  const astray = approaches.find((_, index) => (places[index] ?? 0) < (places[index - 1] ?? 0));
  if (astray !== undefined)
    say(
      `approaches.${astray.key}`,
      `stands apart from its family: order the approaches by family, as families does (${known.join(', ')})`,
    );
}

function checkFacing({ approaches }: MethodDocument, say: Say): void {
  for (const { key, facing } of approaches) {
    if (facing === undefined) continue;
    const other = approaches.find((each) => each.key === facing);
    const path = `approaches.${key}.facing`;
    if (facing === key) say(path, 'is itself: name another approach or leave it out');
    else if (other === undefined) say(path, `is “${facing}”, which no approach has as its key`);
    else if (other.facing !== key)
      say(path, `is “${facing}”, which does not face it: give “${facing}” the facing “${key}”`);
  }
}

function checkClaims({ approaches, groups, claims }: MethodDocument, say: Say): void {
  for (const { key, group, weights } of claims) {
    if (!groups.includes(group)) say(`claims.${key}.group`, `is “${group}”, which is not among groups`);
    for (const unknown of missing(Object.keys(weights), keysIn(approaches)))
      say(`claims.${key}.weights.${unknown}`, 'is not the key of an approach: mend its spelling');
  }
  for (const group of groups)
    if (!claims.some((claim) => claim.group === group))
      say('groups', `have “${group}” without a claim: give it one or take it out`);
  const places = claims.map(({ group }) => groups.indexOf(group));
  const astray = claims.find((_, index) => (places[index] ?? 0) < (places[index - 1] ?? 0));
  if (astray !== undefined)
    say(`claims.${astray.key}`, 'stands apart from its group: order the claims by group, as groups does');
}

function checkFallback({ approaches, claims, requires, fallback }: MethodDocument, say: Say): void {
  const known = keysIn(approaches);
  if (!known.includes(fallback)) say('fallback', `is “${fallback}”, which no approach has as its key`);
  if (Object.hasOwn(requires, fallback))
    say(`requires.${fallback}`, 'is the fallback, which must always be possible: take one of the two out');
  for (const [approach, claim] of Object.entries(requires)) {
    if (!known.includes(approach)) say(`requires.${approach}`, 'is not the key of an approach');
    if (!keysIn(claims).includes(claim))
      say(`requires.${approach}`, `is “${claim}”, which no claim has as its key`);
  }
}

function checkThresholds({ suggestion, focus, claims }: MethodDocument, say: Say): void {
  const { sharpUpTo, scatteredFrom, everythingFrom } = focus;
  const [rather, yes, fully] = suggestion.values;
  if (sharpUpTo >= scatteredFrom) say('focus.sharpUpTo', 'must be below scatteredFrom');
  if (scatteredFrom >= everythingFrom) say('focus.scatteredFrom', 'must be below everythingFrom');
  if (rather > yes || yes > fully) say('suggestion.values', 'must not fall: “fully” is worth the most');
  if (suggestion.secondaryPoints > suggestion.priorityPoints)
    say('suggestion.secondaryPoints', 'must not be above priorityPoints');
  if (suggestion.everythingTrue > claims.length)
    say('suggestion.everythingTrue', `must be at most ${claims.length}, the number of claims`);
}

function checkSigns({ families, approaches }: MethodDocument, say: Say): void {
  const drawn = [
    ...families.map(({ key, ground }) => [`families.${key}.ground`, ground] as const),
    ...approaches.map(({ key, sign }) => [`approaches.${key}.sign`, sign] as const),
  ];
  for (const [path, { lines = '', dots = '' }] of drawn)
    for (const [part, data] of Object.entries({ lines, dots })) {
      const problem = signFault(data);
      if (problem !== undefined) say(`${path}.${part}`, problem);
    }
}

function checkWords(method: MethodDocument, words: WordsDocument, say: Say): void {
  const lists = {
    families: keysIn(method.families),
    approaches: keysIn(method.approaches),
    groups: method.groups,
    claims: keysIn(method.claims),
  };
  for (const [list, keys] of Object.entries(lists) as [keyof typeof lists, readonly string[]][]) {
    const said = Object.keys(words[list]);
    for (const key of missing(keys, said))
      say(`${list}.${key}`, 'is missing: add it, or take it out of method.json');
    for (const key of missing(said, keys))
      say(`${list}.${key}`, 'is not in method.json: take it out or add it there');
  }
  const labels = Object.values(words.approaches).map(({ label }) => label);
  for (const label of twinsIn(labels.map(fold)))
    say('approaches', `have the label “${label}” twice: rename one`);
  for (const name of twinsIn(Object.values(words.families).map(fold)))
    say('families', `have the name “${name}” twice: rename one`);
}

function checkExamples({ method, fr, en }: Documents, say: Say): void {
  if (fr === undefined || en === undefined) return;
  for (const { key } of method.approaches) {
    const [french, english] = [fr, en].map(({ approaches }) => approaches[key]?.example !== undefined);
    if (french !== english) say(`approaches.${key}.example`, 'must be in both languages or in none');
  }
}

function keysIn(list: readonly { readonly key: string }[]): readonly string[] {
  return list.map(({ key }) => key);
}

function missing(wanted: readonly string[], given: readonly string[]): readonly string[] {
  return wanted.filter((each) => !given.includes(each));
}

function twinsIn(keys: readonly string[]): readonly string[] {
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) < index))];
}
