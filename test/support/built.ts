import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/web/root.ts';

const SOURCES = ['src', 'migrations', 'package.json', 'tsconfig.json', 'tsconfig.build.json'];
const BUILT = 'dist/src';

/** What `npm start` tells node. */
const { scripts } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as {
  readonly scripts: { readonly start: string };
};
export const START_FLAGS = scripts.start.split(' ').filter((word) => word.startsWith('--'));

/**
 * What to give node to run a script: the site and its commands as they are shipped, a script of the tests as it is written.
 */
export function scriptArguments(script: string): readonly string[] {
  return script.startsWith('src/')
    ? [...START_FLAGS, join('dist', script.replace(/\.ts$/, '.js'))]
    : ['--import', 'tsx', script];
}

/** Called by mocha once, before all tests: what they start is what stands in `src` now. */
export function mochaGlobalSetup(): void {
  const built = join(PROJECT_ROOT, BUILT);
  if (existsSync(built) && statSync(built).mtimeMs > newest(SOURCES)) return;
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: PROJECT_ROOT, stdio: 'inherit' });
  if (status !== 0) throw new Error('the site could not be built, and the tests start it');
}

function newest(paths: readonly string[]): number {
  return Math.max(
    ...paths.flatMap((path) => {
      const whole = join(PROJECT_ROOT, path);
      const all = statSync(whole).isDirectory()
        ? readdirSync(whole, { recursive: true, encoding: 'utf8' }).map((each) => join(whole, each))
        : [whole];
      return all.map((each) => statSync(each).mtimeMs);
    }),
  );
}
