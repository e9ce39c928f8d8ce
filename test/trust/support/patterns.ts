import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { PROJECT_ROOT } from '../../../src/web/root.ts';

export interface Found {
  readonly file: string;
  readonly pattern: RegExp;
}

/** What is repeated: every kind of character that a pattern may linger on. */
const PUMPS = [
  ...[
    ' ',
    'a',
    'A',
    '0',
    '<',
    '>',
    '/',
    '&',
    ',',
    '-',
    '.',
    '\n',
    '\t',
    '=',
    '"',
    "'",
    '[',
    ']',
    '(',
    '*',
    '_',
    '#',
  ],
  ...[
    'é',
    '\u0301',
    '\u200d',
    '😀',
    'www.',
    'http://',
    'a@',
    'a.',
    'a-',
    '/s/',
    '/fr/',
    'a b',
    '&#',
    '<a',
    '%20',
  ],
];
const TRIES = 3;
const ENDINGS = ['', '\u0000', '!'];

/** Every pattern that is written in the sources. */
export function patternsInSource(): readonly Found[] {
  const files = readdirSync(join(PROJECT_ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.ts')).flatMap((file) => patternsIn(join('src', file)));
}

function patternsIn(file: string): readonly Found[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(PROJECT_ROOT, file), 'utf8'),
    ts.ScriptTarget.Latest,
  );
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push({ file, pattern: toPattern(node.text) });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function toPattern(literal: string): RegExp {
  const end = literal.lastIndexOf('/');
  return new RegExp(literal.slice(1, end), literal.slice(end + 1));
}

/** The longest that a pattern takes over such texts, in milliseconds of work; it stops beyond `enough`. */
export function slowestOf(pattern: RegExp, length: number, enough: number): number {
  let slowest = 0;
  for (const pump of PUMPS)
    for (const ending of ENDINGS) {
      slowest = Math.max(slowest, workOver(pump.repeat(length / pump.length) + ending, pattern, enough));
      if (slowest > enough) return slowest;
    }
  return slowest;
}

/** The least of a few tries: whatever else the process has to do in one of them, a slow pattern is slow in all. */
function workOver(text: string, pattern: RegExp, enough: number): number {
  let least = Infinity;
  for (let tries = 0; tries < TRIES && least > enough; tries += 1) {
    const before = process.cpuUsage();
    // As `replace` does: from every beginning, and not only from the first.
    text.replace(pattern, '');
    least = Math.min(least, process.cpuUsage(before).user / 1000);
  }
  return least;
}
