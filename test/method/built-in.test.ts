import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { LANGS } from '../../src/i18n/languages.ts';
import { commonOutputs, judgementOf, outputsOf } from './outputs.ts';
import { seededRevision } from './seeded-strategies.ts';

/** SHA-256 of every output, as it was while the method was a constant of the code. */
const GOLDEN = new URL('golden/social-media.json', import.meta.url);
const WHEELS = 20;

type Hashes = Readonly<Record<string, Readonly<Record<string, string>>>>;

describe('The built-in method', () => {
  // After a wanted change of texts or drawing: UPDATE_GOLDEN=1 npx mocha test/method/built-in.test.ts, then look at what changed.
  if (process.env['UPDATE_GOLDEN'] === '1')
    writeFileSync(GOLDEN, `${JSON.stringify(hashes(), undefined, 2)}\n`);
  const golden = JSON.parse(readFileSync(GOLDEN, 'utf8')) as Hashes;

  for (const [name, found] of Object.entries(hashes())) {
    it(`gives byte for byte what it gave: ${name}`, () => {
      expect(found).to.deep.equal(golden[name]);
    });
  }

  it('is held against twenty wheels in both languages', () => {
    expect(Object.keys(golden)).to.have.length(1 + WHEELS * 3);
    expect(new Set(Object.values(golden).map(({ file }) => file))).to.have.length(1 + WHEELS * 2);
  });
});

function hashes(): Hashes {
  const all: Record<string, Readonly<Record<string, string>>> = { common: hashed(commonOutputs()) };
  for (let number = 1; number <= WHEELS; number += 1) {
    const [one, next] = [seededRevision(number), seededRevision((number % WHEELS) + 1)];
    all[`wheel ${number}`] = hashed(judgementOf(one, next));
    for (const lang of LANGS) all[`wheel ${number} ${lang}`] = hashed(outputsOf(one, next, lang));
  }
  return all;
}

function hashed(outputs: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(outputs).map(([name, output]) => [name, hash(output)]));
}

function hash(output: unknown): string {
  const text = typeof output === 'string' ? output : JSON.stringify({ output });
  return createHash('sha256').update(text).digest('base64url');
}
