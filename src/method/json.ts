import { MOST_DEPTH } from './documents.ts';
import type { Fault } from './documents.ts';

/** Names that mean something to the language itself. */
const TAKEN = new Set(['__proto__', 'constructor', 'prototype']);
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],]/g;

type Read = { readonly value: unknown } | { readonly fault: Fault };

interface Level {
  readonly keys: Set<string> | undefined;
  readonly name: string;
  index: number;
}

/** JSON, but for what its parser lets pass: a key that stands twice, one that means something to the language, a bottomless depth. */
export function readJson(text: string): Read {
  try {
    const value: unknown = JSON.parse(text);
    const fault = faultIn(text);
    return fault === undefined ? { value } : { fault };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    return { fault: { path: '', reason: `is not JSON: ${reason}` } };
  }
}

function faultIn(text: string): Fault | undefined {
  const levels: Level[] = [];
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    const level = levels.at(-1);
    if (token === '{' || token === '[') {
      if (levels.length === MOST_DEPTH)
        return { path: '', reason: `must not be deeper than ${MOST_DEPTH} levels` };
      levels.push({ keys: token === '{' ? new Set() : undefined, name: nameIn(level), index: 0 });
    } else if (token === '}' || token === ']') levels.pop();
    else if (token === ',' && level !== undefined) level.index += 1;
    else if (level?.keys !== undefined && /^\s*:/.test(text.slice(index + token.length))) {
      const key = String(JSON.parse(token));
      const path = [...levels.map(({ name }) => name), key].filter((part) => part !== '').join('.');
      if (TAKEN.has(key)) return { path, reason: 'is a name that cannot be used' };
      if (level.keys.has(key)) return { path, reason: 'stands there twice: keep one of them' };
      level.keys.add(key);
    }
  }
  return undefined;
}

function nameIn(level: Level | undefined): string {
  if (level === undefined) return '';
  return level.keys === undefined ? String(level.index) : ([...level.keys].at(-1) ?? '');
}
