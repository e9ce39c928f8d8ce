import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { freshFolder } from '../support/folder.ts';

export const FIRST_METHOD = join(PROJECT_ROOT, 'docs', 'first-method');

/** A new folder that holds a copy of the first method, which a test may spoil. */
export function copyOfFirst(id = 'first-method'): string {
  const folder = join(freshFolder('method'), id);
  cpSync(FIRST_METHOD, folder, { recursive: true });
  return folder;
}

export function read(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

/** Puts a value at a place of a document, or takes it out with undefined. */
export function put(folder: string, file: string, path: readonly (string | number)[], value: unknown): void {
  const document = read(folder, file);
  const last = path.at(-1) ?? '';
  let part: unknown = document;
  for (const step of path.slice(0, -1)) part = Reflect.get(part as object, step);
  if (value === undefined) Reflect.deleteProperty(part as object, last);
  else Reflect.set(part as object, last, value);
  writeFileSync(join(folder, file), JSON.stringify(document, null, 2));
}
