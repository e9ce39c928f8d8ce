import { keysOf } from '../method/method.ts';
import type { Chosen, Method } from '../method/method.ts';
import { BUILT_IN } from '../method/methods.ts';
import { wheelOf } from '../wheel/wheel.ts';

/** Of the methods that the site offers, by id. */
export type FindMethod = (id: string) => Method | undefined;

const SCHEME = 'wheel:';
const METHOD = 'method=';
const MARKS = ['priority', 'secondary'] as const;

/**
 * The wheel that an article asks for, as `wheel:answer=priority&reassure=secondary`, or with another method,
 * `wheel:method=customer-relations&settle=priority`; undefined when it is no such wheel.
 */
export function parseFigure(target: string, find: FindMethod): Chosen | undefined {
  if (!target.startsWith(SCHEME)) return undefined;
  const [first = '', ...rest] = target.slice(SCHEME.length).split('&');
  const named = first.startsWith(METHOD);
  const method = find(named ? first.slice(METHOD.length) : BUILT_IN);
  if (method === undefined) return undefined;
  const marks = (named ? rest : [first, ...rest]).map((text) => parseMark(method, text));
  if (marks.length === 0 || marks.includes(undefined)) return undefined;
  const marked = marks.filter((mark) => mark !== undefined);
  const isDouble = new Set(marked.map(([key]) => key)).size < marked.length;
  return isDouble ? undefined : { method, choices: wheelOf(method, Object.fromEntries(marked)) };
}

function parseMark(method: Method, text: string) {
  const [name = '', value = '', ...rest] = text.split('=');
  const key = keysOf(method).find((known) => known === name);
  const state = MARKS.find((known) => known === value);
  if (key === undefined || state === undefined || rest.length > 0) return undefined;
  return [key, state] as const;
}
