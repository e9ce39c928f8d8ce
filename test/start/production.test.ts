import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/web/root.ts';

const SERVER = join('dist', 'src', 'server.js');

/** `npm start` in a checkout of its own, where what is installed is the test's to say. */
describe('npm start', function () {
  this.timeout(120_000);
  let checkout: string;

  beforeEach(() => {
    checkout = mkdtempSync(join(tmpdir(), 'wheel-checkout-'));
    for (const name of ['bin', 'package.json', 'tsconfig.json', 'tsconfig.build.json'])
      cpSync(join(PROJECT_ROOT, name), join(checkout, name), { recursive: true });
    for (const folder of ['src', 'migrations', 'node_modules']) mkdirSync(join(checkout, folder));
    writeFileSync(join(checkout, 'src', 'server.ts'), "process.stdout.write('a new build\\n');\n");
  });
  afterEach(() => {
    rmSync(checkout, { recursive: true });
  });

  const built = (words: string) => {
    mkdirSync(join(checkout, 'dist', 'src'), { recursive: true });
    writeFileSync(join(checkout, SERVER), `process.stdout.write('${words}\\n');\n`);
  };
  const install = (...names: string[]) => {
    for (const name of names)
      symlinkSync(join(PROJECT_ROOT, 'node_modules', name), join(checkout, 'node_modules', name));
  };
  const start = async () => {
    const env = { PATH: process.env['PATH'], HOME: checkout };
    const child = spawn('npm', ['start'], { cwd: checkout, env });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await once(child, 'close');
    return { code: child.exitCode, said };
  };

  it('without TypeScript starts the build that is there, and says so', async () => {
    built('the old build');
    const { code, said } = await start();
    expect(code, said).to.equal(0);
    expect(said).to.include('the old build').and.include('TypeScript is not installed');
    expect(existsSync(join(checkout, SERVER))).to.be.true;
  });

  it('without TypeScript and without a build says what to do', async () => {
    const { code, said } = await start();
    expect(code).to.equal(1);
    expect(said).to.include('npm ci && npm run build');
  });

  it('with TypeScript starts a new build', async () => {
    built('the old build');
    install('typescript', '@types');
    const { code, said } = await start();
    expect(code, said).to.equal(0);
    expect(said).to.include('a new build').and.not.to.include('the old build');
  });

  it('that cannot build leaves the build of before as it was', async () => {
    built('the old build');
    install('typescript', '@types');
    writeFileSync(
      join(checkout, 'src', 'server.ts'),
      "const words: number = 'none';\nexport default words;\n",
    );
    const { code, said } = await start();
    expect(code).to.equal(1);
    expect(said).to.include('could not be built');
    expect(readFileSync(join(checkout, SERVER), 'utf8')).to.include('the old build');
  });
});
