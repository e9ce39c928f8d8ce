import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../src/web/root.ts';

interface Promised {
  readonly promise: string;
  readonly figure: string;
  readonly proof: string;
  readonly lastRun: string;
}

const read = (path: string) => readFileSync(join(PROJECT_ROOT, path), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const promises = promisedIn(read('docs/promises.md'));

describe('every promise', () => {
  it('stands in a table of four columns', () => {
    expect(promises.length).to.be.greaterThan(15);
    for (const { promise, figure } of promises) {
      expect(promise.length, figure).to.be.greaterThan(20);
      expect(figure, promise).to.match(/\d/);
    }
  });

  for (const { promise, proof, lastRun } of promises)
    it(`can be proved again: ${promise}`, () => {
      const commands = [...proof.matchAll(/`([^`]+)`/g)].map(([, command = '']) => command);
      expect(commands, proof).not.to.deep.equal([]);
      for (const command of commands) expectCommand(command);
      expect(lastRun).to.match(/^20\d\d-[01]\d-[0-3]\d$/);
    });
});

describe('every experiment', () => {
  for (const file of new Set(read('docs/trust.md').match(/\btest\/[\w/-]+\.test\.ts\b/g)))
    it(`is there to be done again: ${file}`, () => {
      expectTest(file);
    });

  it('has a day on which it was done last, where it is written down', () => {
    const rows = read('docs/trust.md').match(/^\| [RD]\d.*$/gm) ?? [];
    expect(rows.length).to.be.greaterThan(25);
    for (const row of rows) expect(row).to.match(/`test\/.*\| 20\d\d-[01]\d-[0-3]\d +\|$/);
  });
});

/** A test file that is there and tests something, or a script of package.json. */
function expectCommand(command: string): void {
  const [, file] = /^mocha (\S+\.test\.ts)$/.exec(command) ?? [];
  const [, script] = /^npm (?:run )?(\S+)/.exec(command) ?? [];
  if (file !== undefined) expectTest(file);
  else expect(scripts, command).to.have.property(script ?? command);
}

function expectTest(file: string): void {
  expect(existsSync(join(PROJECT_ROOT, file)), file).to.equal(true);
  expect(read(file), file).to.match(/\bit\(/);
}

function promisedIn(text: string): readonly Promised[] {
  const rows = text.split('\n').filter((line) => line.startsWith('| ') && !/^\| (promise |-)/.test(line));
  return rows.map((row) => {
    const [promise = '', figure = '', proof = '', lastRun = ''] = row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    return { promise, figure, proof, lastRun };
  });
}
