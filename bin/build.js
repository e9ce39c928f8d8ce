// Builds the site into dist, and replaces what was there only once the new one is whole. `npm start` calls it with
// --or-keep: where TypeScript is not installed (npm ci --omit=dev), the build that is there is started.
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const BUILT = join(ROOT, 'dist');
const FRESH = join(ROOT, 'dist.new');

const compiler = findCompiler();
if (compiler !== undefined) build(compiler);
else if (!process.argv.includes('--or-keep'))
  giveUp('TypeScript is missing: npm ci installs it, then build again');
else if (existsSync(join(BUILT, 'src', 'server.js')))
  process.stderr.write('strategy-wheel: TypeScript is not installed: starting the build that is in dist\n');
else
  giveUp(
    'there is no build in dist, and TypeScript, which makes one, is not installed: run npm ci && npm run build, or bring dist from where it was built',
  );

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
