import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { freshFolder } from './folder.ts';

/** Asks something whose answer comes while this process stands still for so long, as where its machine is held up or busy. */
export function askAtStandstill<T>(milliseconds: number, ask: (answer: Promise<void>) => T): T {
  const folder = freshFolder('still');
  const file = join(folder, 'question');
  writeFileSync(file, '');
  const asked = ask(unlink(file));
  const begun = performance.now();
  while (existsSync(file) || performance.now() - begun < milliseconds);
  rmSync(folder, { recursive: true });
  return asked;
}
