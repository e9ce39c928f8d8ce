import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/web/root.ts';

const read = (name: string) => readFileSync(join(PROJECT_ROOT, name), 'utf8');
const PACKAGE = JSON.parse(read('package.json')) as {
  readonly files: readonly string[];
  readonly optionalDependencies: Readonly<Record<string, string>>;
};
const IGNORE = read('.containerignore');

/** What can be told of the container without an engine; decision 45 says how the rest was proved. */
describe('the container', () => {
  const containerfile = read('Containerfile');
  const compose = read('compose.yaml');

  it('takes only files that are there and that .containerignore lets through', () => {
    expect(copied(containerfile)).to.include.members(['package-lock.json', 'src', 'views']);
    expect(copied(containerfile).filter(isOutOfReach)).to.deep.equal([]);
    const control = copied(`${containerfile}COPY test ./test\nCOPY nowhere ./nowhere\n`);
    expect(control.filter(isOutOfReach), 'control').to.deep.equal(['test', 'nowhere']);
  });

  it('holds all that the package holds', () => {
    const image = copied(containerfile.slice(containerfile.lastIndexOf('FROM ')));
    const roots = PACKAGE.files.filter((name) => !name.startsWith('!')).map((name) => name.split('/')[0]);
    expect([...image, 'dist']).to.include.members(roots);
  });

  it('runs on the Node that the package brings, in its major version', () => {
    const base = /node:(\d+)-/.exec(containerfile)?.[1];
    for (const [name, version] of Object.entries(PACKAGE.optionalDependencies))
      if (name.startsWith('node-')) expect(version.split('.')[0], name).to.equal(base);
  });

  it('listens where the proxy of compose.yaml looks for it', () => {
    const port = /PORT=(\d+)/.exec(containerfile)?.[1] ?? '';
    expect(read('deploy/compose.Caddyfile')).to.include(`reverse_proxy wheel:${port} {`);
    expect(containerfile).to.include(`EXPOSE ${port}\n`);
  });

  it('is described in words that every engine reads: podman-compose leaves an empty default as it is typed', () => {
    expect(emptyDefaults(compose)).to.deep.equal([]);
    expect(emptyDefaults('A: ${A:-}\nB: ${B-}\nC: ${C:-c}'), 'control').to.deep.equal(['${A:-}', '${B-}']);
  });

  it('comes again after a new start of the machine, in podman too', () => {
    const services = compose.slice(compose.indexOf('services:'), compose.indexOf('\nsecrets:'));
    const restarts = [...services.matchAll(/^ {4}restart: (.*)$/gm)].map(([, word]) => word);
    expect(restarts).to.deep.equal(['always', 'always']);
  });
});

function copied(containerfile: string): readonly string[] {
  const lines = [...containerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)];
  return lines.flatMap(([, names = '']) => names.split(' '));
}

function isOutOfReach(name: string): boolean {
  return !existsSync(join(PROJECT_ROOT, name)) || !IGNORE.split('\n').includes(`!${name}`);
}

function emptyDefaults(compose: string): readonly string[] {
  return [...compose.matchAll(/\$\{\w+:?-\}/g)].map(([found]) => found);
}
