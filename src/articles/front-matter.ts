import type { Fault } from './markdown.ts';

interface Field {
  readonly line: number;
  readonly value: string;
}

export interface FrontMatter<Key extends string> {
  readonly fields: Readonly<Partial<Record<Key, Field>>>;
  readonly body: string;
  readonly bodyLine: number;
  readonly faults: readonly Fault[];
}

const FENCE = '---';

/**
 * Cuts a file into the `key: value` lines between its two `---` fences and the text that follows. A key that is not one of
 * `keys` and one that comes twice are faults. Without both fences there is nothing to read: the fault alone comes back.
 */
export function readFrontMatter<Key extends string>(
  text: string,
  keys: readonly Key[],
): FrontMatter<Key> | Fault {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const end = lines.indexOf(FENCE, 1);
  if (lines[0] !== FENCE) return { line: 1, reason: `the first line is not ${FENCE}` };
  if (end === -1) return { line: 1, reason: `no closing ${FENCE}` };
  const { fields, faults } = readFields(lines.slice(1, end), keys);
  return { fields, faults, body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 };
}

function readFields<Key extends string>(lines: readonly string[], keys: readonly Key[]) {
  const fields: Partial<Record<Key, Field>> = {};
  const faults: Fault[] = [];
  for (const [index, written] of lines.entries()) {
    const line = index + 2;
    const [, name = '', value = ''] = /^([^\s:]+):(.*)$/.exec(written) ?? [];
    const key = keys.find((known) => known === name);
    if (name === '') faults.push({ line, reason: 'not a "key: value" line' });
    else if (key === undefined) faults.push({ line, reason: `unknown key "${name}"` });
    else if (fields[key] !== undefined) faults.push({ line, reason: `repeated key "${name}"` });
    else fields[key] = { line, value: value.trim() };
  }
  return { fields, faults };
}
