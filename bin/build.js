// Builds the site into dist, for whoever runs it without its sources. What was there is replaced once the new build is whole.
import { spawnSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const BUILT = join(ROOT, 'dist');
const FRESH = join(ROOT, 'dist.new');

const compiler = findCompiler();
if (compiler === undefined) giveUp('TypeScript is missing: npm ci installs it, then build again');
else build(compiler);

function findCompiler() {
  try {
    const manifest = createRequire(join(ROOT, 'package.json')).resolve('typescript/package.json');
    return join(dirname(manifest), 'bin', 'tsc');
  } catch {
    return undefined;
  }
}

function build(compiler) {
  rmSync(FRESH, { recursive: true, force: true });
  const args = [compiler, '-p', join(ROOT, 'tsconfig.build.json'), '--outDir', FRESH];
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) {
    rmSync(FRESH, { recursive: true, force: true });
    giveUp('the site could not be built; the build of before, if there was one, is as it was');
    return;
  }
  rmSync(BUILT, { recursive: true, force: true });
  renameSync(FRESH, BUILT);
}

function giveUp(why) {
  process.stderr.write(`strategy-wheel: ${why}\n`);
  process.exitCode = 1;
}
