import type { Fault, MethodDocument, WordsDocument } from './documents.ts';
import { OWN_KEYS } from './own.ts';

/** The names of our own form fields; one that ends in `*` stands for all that begin so. */
export type TakenFields = readonly string[];

/** What a schema cannot say of a method (method.md §1): the faults of its files, in their order. `taken` are the fields of our forms. */
export function methodFaults(method: MethodDocument, taken: TakenFields = []): readonly Fault[] {
  return [
    ...twice(
      'families',
      method.families.map(({ key }) => key),
    ),
    ...twice(
      'approaches',
      method.approaches.map(({ key }) => key),
    ),
    ...twice('groups', method.groups),
    ...twice(
      'claims',
      method.claims.map(({ key }) => key),
    ),
    ...fieldFaults(method, taken),
    ...familyFaults(method),
    ...facingFaults(method),
    ...claimFaults(method),
    ...keyFaults(method),
    ...thresholdFaults(method),
  ];
}

function twice(list: string, keys: readonly string[]): readonly Fault[] {
  return keys.flatMap((key, index) =>
    keys.indexOf(key) < index
      ? [fault(`${list}.${index}.key`, `${key} is there already: use another key`)]
      : [],
  );
}

/** A key becomes the name of a field: it may not be one of ours, nor what another of its keys makes with a beginning of ours. */
function fieldFaults({ approaches, claims }: MethodDocument, taken: TakenFields): readonly Fault[] {
  const keys = [
    ...approaches.map(({ key }, index) => ({ key, path: `approaches.${index}.key` })),
    ...claims.map(({ key }, index) => ({ key, path: `claims.${index}.key` })),
  ];
  const starts = taken.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));
  const names = new Set([
    ...taken,
    ...OWN_KEYS,
    ...starts.flatMap((start) => keys.map(({ key }) => start + key)),
  ]);
  return keys.flatMap(({ key, path }, index) => [
    ...(names.has(key) ? [fault(path, `${key} is the name of a field of the site: use another key`)] : []),
    ...(index >= approaches.length && approaches.some((each) => each.key === key)
      ? [fault(path, `${key} is an approach as well: use another key`)]
      : []),
  ]);
}

function familyFaults({ families, approaches }: MethodDocument): readonly Fault[] {
  const keys = families.map(({ key }) => key);
  const pieces = approaches
    .map(({ family }) => family)
    .filter((family, index, all) => family !== all[index - 1]);
  return [
    ...approaches.flatMap(({ family }, index) => unknown(`approaches.${index}.family`, family, keys)),
    ...families.flatMap(({ key }, index) =>
      pieces.includes(key)
        ? []
        : [fault(`families.${index}.key`, `${key} has no approach: give it one, or leave it out`)],
    ),
    ...(pieces.every((family) => keys.includes(family)) &&
    pieces.join() !== keys.filter((key) => pieces.includes(key)).join()
      ? [fault('approaches', 'must go family by family, in the order of the families')]
      : []),
  ];
}

function facingFaults({ approaches }: MethodDocument): readonly Fault[] {
  const keys = approaches.map(({ key }) => key);
  return approaches.flatMap(({ key, facing }, index) => {
    const path = `approaches.${index}.facing`;
    if (facing === undefined) return [];
    if (facing === key) return [fault(path, 'cannot be the approach itself')];
    const other = approaches.find((each) => each.key === facing);
    if (other === undefined) return unknown(path, facing, keys);
    return other.facing === key ? [] : [fault(path, `${facing} must face ${key} in turn`)];
  });
}

function claimFaults({ approaches, groups, claims }: MethodDocument): readonly Fault[] {
  const keys = approaches.map(({ key }) => key);
  return claims.flatMap(({ group, weights }, index) => [
    ...unknown(`claims.${index}.group`, group, groups),
    ...Object.keys(weights).flatMap((key) => unknown(`claims.${index}.weights.${key}`, key, keys)),
  ]);
}

function keyFaults({ approaches, claims, requires, fallback, groups }: MethodDocument): readonly Fault[] {
  const keys = approaches.map(({ key }) => key);
  const claimKeys = claims.map(({ key }) => key);
  return [
    ...groups.flatMap((group, index) =>
      claims.some((claim) => claim.group === group)
        ? []
        : [fault(`groups.${index}`, `${group} has no claim: give it one, or leave it out`)],
    ),
    ...Object.entries(requires).flatMap(([key, claim]) => [
      ...unknown(`requires.${key}`, key, keys),
      ...unknown(`requires.${key}`, claim, claimKeys),
    ]),
    ...unknown('fallback', fallback, keys),
    ...(requires[fallback] === undefined ? [] : [fault('fallback', 'must not require a claim')]),
  ];
}

function thresholdFaults({ suggestion, focus, claims }: MethodDocument): readonly Fault[] {
  const { sharpUpTo, scatteredFrom, everythingFrom, priorities } = focus;
  const [one, two, three] = suggestion.values;
  return [
    ...(one <= two && two <= three && three > 0
      ? []
      : [fault('suggestion.values', 'must not fall, and end above 0')]),
    ...(suggestion.secondaryPoints <= suggestion.priorityPoints
      ? []
      : [fault('suggestion.secondaryPoints', 'must not be more than priorityPoints')]),
    ...(suggestion.everythingTrue <= claims.length
      ? []
      : [fault('suggestion.everythingTrue', `must not be more than the ${claims.length} claims`)]),
    ...(sharpUpTo < scatteredFrom && scatteredFrom < everythingFrom
      ? []
      : [fault('focus', 'must have sharpUpTo below scatteredFrom below everythingFrom')]),
    ...(priorities.sharpUpTo < priorities.scatteredFrom
      ? []
      : [fault('focus.priorities', 'must have sharpUpTo below scatteredFrom')]),
  ];
}

/** Whether the words of one language are those of exactly this method, and stand as sentences and phrases stand. */
export function wordsFaults(method: MethodDocument, words: WordsDocument): readonly Fault[] {
  const keysOf = (list: readonly { readonly key: string }[]) => list.map(({ key }) => key);
  return [
    ...missing('families', keysOf(method.families), words.families),
    ...missing('approaches', keysOf(method.approaches), words.approaches),
    ...missing('groups', method.groups, words.groups),
    ...missing('claims', keysOf(method.claims), words.claims),
    ...Object.entries(words.approaches).flatMap(([key, each]) => [
      ...(['summary', 'fits', 'trap', 'firstMove', 'prompt'] as const)
        .filter((name) => !/[.?!…]$/u.test(each[name]))
        .map((name) => fault(`approaches.${key}.${name}`, 'must end as a sentence does')),
      ...(['infinitive', 'noun', 'indicator', 'opposite'] as const)
        .filter((name) => /[.?!…]$/u.test(each[name]))
        .map((name) => fault(`approaches.${key}.${name}`, 'is a phrase: leave its full stop out')),
    ]),
    ...Object.entries(words.claims).flatMap(([key, { phrase }]) =>
      /[.?!…]$/u.test(phrase) ? [fault(`claims.${key}.phrase`, 'is a phrase: leave its full stop out')] : [],
    ),
    ...twinLabels(words),
  ];
}

function twinLabels({ approaches }: WordsDocument): readonly Fault[] {
  const labels = Object.entries(approaches).map(([key, { label }]) => [key, label] as const);
  return labels.flatMap(([key, label], index) =>
    labels.slice(0, index).some(([, other]) => other === label)
      ? [fault(`approaches.${key}.label`, 'is the label of another approach: use another one')]
      : [],
  );
}

function missing(
  list: string,
  keys: readonly string[],
  given: Readonly<Record<string, unknown>>,
): readonly Fault[] {
  return [
    ...keys
      .filter((key) => !Object.hasOwn(given, key))
      .map((key) => fault(`${list}.${key}`, 'is missing: method.json has it')),
    ...Object.keys(given)
      .filter((key) => !keys.includes(key))
      .map((key) => fault(`${list}.${key}`, 'is not in method.json: leave it out')),
  ];
}

function unknown(path: string, key: string, known: readonly string[]): readonly Fault[] {
  return known.includes(key) ? [] : [fault(path, `${key} is unknown: use one of ${known.join(', ')}`)];
}

function fault(path: string, reason: string): Fault {
  return { path, reason };
}
