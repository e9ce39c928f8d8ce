import type { z } from 'zod';
import type { Fault } from './fault.ts';

type Issue = z.core.$ZodIssue;

const KINDS: Readonly<Record<string, string>> = {
  object: 'an object in braces',
  record: 'an object in braces',
  array: 'a list in brackets',
  tuple: 'a list in brackets',
  string: 'a text in quotes',
  number: 'a number',
  int: 'a whole number',
};

/** What the schema finds wrong, in words; list items go by their key where they have one. */
export function faultOfIssue(file: string, document: unknown, issue: Issue): Fault {
  return { file, path: pathOf(document, issue.path), problem: problemOf(issue) };
}

function pathOf(document: unknown, path: readonly PropertyKey[]): string {
  let value = document;
  const names = path.map((step) => {
    const parent = value;
    value = partOf(parent, step);
    const key = Array.isArray(parent) ? partOf(value, 'key') : undefined;
    return typeof key === 'string' && /^[a-z-]{2,30}$/.test(key) ? key : String(step);
  });
  return names.join('.');
}

function partOf(value: unknown, step: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
}

function problemOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? `is missing: add ${kindOf(issue.expected)}`
        : ownWords(issue, `must be ${kindOf(issue.expected)}`);
    case 'unrecognized_keys':
      return `has no place for ${issue.keys.map((key) => `“${key}”`).join(', ')}: take it out or mend its spelling`;
    case 'invalid_value':
      return ownWords(issue, `must be one of ${issue.values.map(String).join(', ')}`);
    case 'too_small':
      return ownWords(issue, `has too few: at least ${issue.minimum} are needed`);
    case 'too_big':
      return ownWords(issue, `has too many: at most ${issue.maximum} are allowed`);
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'is no key';
    default:
      return issue.message;
  }
}

function kindOf(expected: string): string {
  return KINDS[expected] ?? expected;
}

/** The library's own sentences say what it received, not what to do. */
function ownWords({ message }: Issue, otherwise: string): string {
  return /^(Invalid|Too) /.test(message) ? otherwise : message;
}
