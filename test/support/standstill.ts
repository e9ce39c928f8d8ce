import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freshFolder } from './folder.ts';

const STEP_MS = 100;

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

/** Resolves after so much time in which this process ran: while it stands still none goes by, and what has come meanwhile is heard first. */
export async function whileRunning(milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left -= STEP_MS) await setTimeout(STEP_MS);
}
