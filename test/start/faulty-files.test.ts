import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { Installation, logLines } from '../support/installation.ts';

describe('a start with faulty methods of the owner', function () {
  this.timeout(300_000);
  let installation: Installation;
  let methods: string;

  beforeEach(() => {
    installation = new Installation();
    methods = join(installation.folder, 'methods');
    mkdirSync(methods);
    for (const name of ['ours', 'broken-one', 'broken-two']) {
      const folder = join(methods, name);
      cpSync(join(PROJECT_ROOT, 'docs/first-method'), folder, { recursive: true });
      const file = join(folder, 'method.json');
      const method = JSON.parse(readFileSync(file, 'utf8')) as object;
      writeFileSync(file, JSON.stringify({ ...method, id: name.startsWith('broken') ? 'other' : name }));
    }
  });
  afterEach(() => installation.remove());

  it('leaves them out, names each in the log, and offers the others', async () => {
    const { site, url } = await installation.start({ METHODS_DIR: methods });
    const start = await (await fetch(`${url}/fr/roue`)).text();
    expect(start)
      .to.match(/[=/"]ours"/)
      .and.not.include('broken');
    site.signal('SIGTERM');
    const warnings = logLines((await site.ended()).stdout).map(({ msg }) => String(msg));
    const told = warnings.filter((line) => line.startsWith('The method '));
    expect(told).to.have.length(2);
    for (const [index, name] of ['broken-one', 'broken-two'].entries())
      expect(told[index])
        .to.include(join(methods, name, 'method.json'))
        .and.include('start again');
  });

  it('is refused with all of them by FAULTY_FILES=refuse', async () => {
    const said = await installation.end({ METHODS_DIR: methods, FAULTY_FILES: 'refuse' });
    expect(said.code).to.equal(1);
    const lines = said.stderr.trimEnd().split('\n');
    expect(lines).to.have.length(2);
    expect(lines[0]).to.match(/^strategy-wheel: .*broken-one/);
    expect(lines[1]).to.include('broken-two');
  });

  it('is refused where the home page begins with one of them', async () => {
    const { code, stderr } = await installation.end({ METHODS_DIR: methods, METHOD: 'broken-one' });
    expect([code, stderr.includes('broken-one')]).to.deep.equal([1, true]);
  });
});
