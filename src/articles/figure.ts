import { APPROACH_KEYS } from '../wheel/approaches.ts';
import { wheelOf } from '../wheel/wheel.ts';
import type { Choices } from '../wheel/wheel.ts';

const SCHEME = 'wheel:';
const MARKS = ['priority', 'secondary'] as const;

/** The wheel that an article asks for, as `wheel:answer=priority&reassure=secondary`; undefined when it is no such wheel. */
export function parseFigure(target: string): Choices | undefined {
  if (!target.startsWith(SCHEME)) return undefined;
  const marks = target.slice(SCHEME.length).split('&').map(parseMark);
  if (marks.includes(undefined)) return undefined;
  const marked = marks.filter((mark) => mark !== undefined);
  const isDouble = new Set(marked.map(([key]) => key)).size < marked.length;
  return isDouble ? undefined : wheelOf(Object.fromEntries(marked));
}

function parseMark(text: string) {
  const [name = '', value = '', ...rest] = text.split('=');
  const key = APPROACH_KEYS.find((known) => known === name);
  const state = MARKS.find((known) => known === value);
  if (key === undefined || state === undefined || rest.length > 0) return undefined;
  return [key, state] as const;
}
