import { spawnSync } from 'node:child_process';
import { FULL } from './scale.ts';

/**
 * Experiments that want programs, and root for networks of their own. The whole part says in one line what is missing here; the
 * quick part leaves out what this machine cannot do.
 */
export function describeWith(
  programs: readonly string[],
  what: string,
  tell: (this: Mocha.Suite) => void,
): void {
  const missing = [
    ...(process.getuid?.() === 0 ? [] : ['root']),
    ...programs.filter((program) => spawnSync('which', [program]).status !== 0),
  ];
  if (missing.length === 0) describe(what, tell);
  else if (FULL)
    describe(what, () => {
      it('wants what this machine has not', () => {
        throw new Error(`missing: ${missing.join(', ')}`);
      });
    });
}

/** The same for what takes minutes: in the whole part alone. */
export const describeWhole: typeof describeWith = (...given) => {
  if (FULL) describeWith(...given);
};
