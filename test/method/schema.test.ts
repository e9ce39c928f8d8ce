import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect } from 'chai';
import { publishedSchemas } from '../../src/method/schema.ts';
import { METHODS_FOLDER, PROJECT_ROOT } from '../../src/web/root.ts';
import { FIRST_METHOD, copyOfFirst, put, read } from './folders.ts';

interface Validator {
  compile(schema: unknown): (document: unknown) => boolean;
}

// The validator that html-validate brings: a major version older stands beside it, for eslint.
const below = createRequire(createRequire(import.meta.url).resolve('html-validate'));
const { default: Ajv } = below('ajv/dist/2020.js') as { default: new (options: object) => Validator };

const published = (name: string) => readFileSync(join(PROJECT_ROOT, 'docs', name), 'utf8');
const validator = (name: string) =>
  new Ajv({ strict: true, allErrors: true }).compile(JSON.parse(published(name)));
const isMethod = validator('method.schema.json');
const areWords = validator('method-words.schema.json');

describe('the published schemas of a method', () => {
  it('are those that the site reads by: npm run method -- schema', () => {
    for (const { name, text } of publishedSchemas()) expect(published(name), name).to.equal(text);
  });

  it('are of 2020-12, and tell an author what each field is', () => {
    for (const { text } of publishedSchemas()) {
      expect(JSON.parse(text)).to.include({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
      expect(undescribed(JSON.parse(text))).to.deep.equal([]);
    }
  });

  it('accept what we ship', () => {
    const folders = ['social-media', 'customer-relations'].map((id) => join(METHODS_FOLDER, id));
    for (const folder of [...folders, FIRST_METHOD]) {
      expect(isMethod(read(folder, 'method.json')), folder).to.equal(true);
      expect([areWords(read(folder, 'fr.json')), areWords(read(folder, 'en.json'))], folder).to.deep.equal([
        true,
        true,
      ]);
    }
  });

  const broken: readonly (readonly [string, string, readonly (string | number)[], unknown])[] = [
    ['a field that is missing', 'method.json', ['fallback'], undefined],
    ['a field that nobody reads', 'method.json', ['colour'], 'red'],
    ['too few approaches', 'method.json', ['approaches'], []],
    ['a key in capitals', 'method.json', ['approaches', 0, 'key'], 'Open'],
    ['own-1', 'method.json', ['approaches', 0, 'key'], 'own-1'],
    ['an effort of its own', 'method.json', ['approaches', 0, 'effort'], 'huge'],
    ['a weight of 4', 'method.json', ['claims', 0, 'weights', 'advise'], 4],
    ['a weight of 0', 'method.json', ['claims', 0, 'weights', 'advise'], 0],
    ['two values of answers', 'method.json', ['suggestion', 'values'], [1, 2]],
    ['a sign that is markup', 'method.json', ['approaches', 0, 'sign', 'lines'], 'M1 1"/><script>'],
    ['a third indicator that falls', 'method.json', ['approaches', 0, 'falling'], [3]],
    ['an indicator that falls twice', 'method.json', ['approaches', 0, 'falling'], [1, 1]],
    ['an empty sign', 'method.json', ['approaches', 0, 'sign'], {}],
    ['a share above all', 'method.json', ['focus', 'everythingFrom'], 101],
    ['a label of 14 characters', 'fr.json', ['approaches', 'advise', 'label'], 'Quatorze sign.'],
    ['markup', 'fr.json', ['name'], '<b>Non</b>'],
    ['a sentence without a stop', 'fr.json', ['approaches', 'advise', 'trap'], 'Sans point'],
    ['a phrase with a stop', 'fr.json', ['approaches', 'advise', 'noun'], 'le conseil.'],
    ['a text that turns the line', 'fr.json', ['name'], 'le \u202Econseil'],
    ['three indicators', 'fr.json', ['approaches', 'advise', 'indicators'], ['un', 'deux', 'trois']],
  ];
  for (const [name, file, path, value] of broken)
    it(`refuse ${name}`, () => {
      const folder = copyOfFirst();
      put(folder, file, path, value);
      const accepts = file === 'method.json' ? isMethod : areWords;
      expect(accepts(read(folder, file))).to.equal(false);
    });
});

/** The fields that say nothing about themselves. */
function undescribed(schema: unknown, path: readonly string[] = []): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([name, part]: [string, unknown]) => {
    if (name !== 'properties') return undescribed(part, [...path, name]);
    return Object.entries(part as object).flatMap(([field, each]: [string, object]) => [
      ...('description' in each ? [] : [[...path, field].join('.')]),
      ...undescribed(each, [...path, field]),
    ]);
  });
}
