import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { FIRST_METHOD as FROZEN } from '../../migrations/0032-first-method.ts';
import { TAKEN_FIELDS } from '../../src/workshop/taken-fields.ts';
import { MethodError } from '../../src/method/fault.ts';
import { readMethodFolder, readMethods } from '../../src/method/file.ts';
import { methodFromText, textOf } from '../../src/method/text.ts';
import { METHODS_FOLDER } from '../../src/web/root.ts';
import { freshFolder } from '../support/folder.ts';
import { FIRST_METHOD, copyOfFirst, put, read } from './folders.ts';

type Path = readonly (string | number)[];

/** The line that a folder stops the start with. */
function refusal(folder: string): string {
  try {
    readMethodFolder(folder, TAKEN_FIELDS);
  } catch (error) {
    expect(error).to.be.instanceOf(MethodError);
    const line = error instanceof Error ? error.message : '';
    expect(line).to.match(/^[^\n\r\p{Cc}\p{Cf}]+$/u);
    return line.replace(`${folder}/`, '');
  }
  throw new Error('nothing was refused');
}

function refusalOf(file: string, path: Path, value: unknown): string {
  const folder = copyOfFirst();
  put(folder, file, path, value);
  return refusal(folder);
}

function refusalOfText(file: string, change: (text: string) => string | Buffer): string {
  const folder = copyOfFirst();
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  return refusal(folder);
}

describe('a method in its files', () => {
  it('is read with all it says', () => {
    const method = readMethodFolder(FIRST_METHOD, TAKEN_FIELDS);
    expect([method.id, method.langs, method.approaches.length]).to.deep.equal([
      'first-method',
      ['fr', 'en'],
      8,
    ]);
    expect(method.approaches[7]).to.include({ key: 'go-out', family: 'neighbours', facing: 'open-late' });
    expect(method.approaches[7]?.label).to.deep.equal({ fr: 'Sortir', en: 'Go out' });
    expect(method.suggestion.values).to.deep.equal({ 1: 0, 2: 2, 3: 3 });
  });

  it('is the same from the text that is kept of it', () => {
    for (const method of readMethods(METHODS_FOLDER, undefined, TAKEN_FIELDS))
      expect(methodFromText(method.text)).to.deep.equal(method);
  });

  it('has the version of the frozen copy as long as it says the same', () => {
    const found = readMethods(METHODS_FOLDER).find(({ id }) => id === 'social-media');
    const frozen = methodFromText(JSON.stringify(FROZEN));
    // It may say more one day; the frozen copy must stay one that `textOf` could have written.
    expect(textOf(JSON.parse(frozen.text) as Parameters<typeof textOf>[0])).to.equal(frozen.text);
    expect(found?.id).to.equal(frozen.id);
  });

  it('is the same version whatever its spaces, the order of its keys and the line for editors', () => {
    const folder = copyOfFirst();
    const before = readMethodFolder(folder).hash;
    const { $schema, ...rest } = read(folder, 'method.json') as Record<string, unknown>;
    expect($schema).to.be.a('string');
    writeFileSync(join(folder, 'method.json'), JSON.stringify(reversed(rest)));
    expect(readMethodFolder(folder).hash).to.equal(before);
    put(folder, 'fr.json', ['name'], 'Autre');
    expect(readMethodFolder(folder).hash).to.not.equal(before);
  });

  it('may have one language only, whose words stand for both', () => {
    const folder = copyOfFirst();
    rmSync(join(folder, 'en.json'));
    const method = readMethodFolder(folder);
    expect([method.langs, method.approaches[0]?.label.en]).to.deep.equal([['fr'], 'Ouvrir tard']);
  });

  it('is offered beside the others, by id', () => {
    const ids = readMethods(METHODS_FOLDER, dirname(copyOfFirst()), TAKEN_FIELDS).map(({ id }) => id);
    expect(ids).to.deep.equal(['customer-relations', 'first-method', 'social-media']);
  });
});

/** Objects with their keys the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, reversed(each)] as const);
  return Object.fromEntries(entries.toReversed());
}

describe('what a method says wrongly stops the start in one line', () => {
  const cases: readonly (readonly [string, string, Path, unknown, string])[] = [
    [
      'a field that is missing',
      'method.json',
      ['fallback'],
      undefined,
      'method.json: fallback: is missing: add a text in quotes',
    ],
    [
      'a field that nobody reads',
      'method.json',
      ['colour'],
      'red',
      'method.json: has no place for “colour”: take it out or mend its spelling',
    ],
    [
      'too few approaches',
      'method.json',
      ['approaches'],
      [],
      'method.json: approaches: has too few: at least 6 are needed',
    ],
    [
      'one family',
      'method.json',
      ['families'],
      [{ key: 'one', ground: { dots: 'M1 1h2' } }],
      'method.json: families: has too few: at least 2',
    ],
    [
      'a key in capitals',
      'method.json',
      ['approaches', 0, 'key'],
      'Open',
      'method.json: approaches.0.key: must be 2 to 30 small letters',
    ],
    [
      'a key with a digit',
      'method.json',
      ['approaches', 0, 'key'],
      'own-1',
      'method.json: approaches.0.key: must be 2 to 30 small letters',
    ],
    [
      'a key that is a field of ours',
      'method.json',
      ['claims', 0, 'key'],
      'brand',
      'method.json: claims.brand: has the name of a field of our forms',
    ],
    [
      'a key that is a beginning of ours with a key',
      'method.json',
      ['claims', 0, 'key'],
      'why-advise',
      'method.json: claims.why-advise: has the name of a field of our forms',
    ],
    [
      'a key that is the id of a choice',
      'method.json',
      ['claims', 0, 'key'],
      'advise-priority',
      'method.json: claims.advise-priority: has the name of a field',
    ],
    [
      'a key that stands twice',
      'method.json',
      ['approaches', 1, 'key'],
      'open-late',
      'method.json: approaches or claims: have the key “open-late” twice',
    ],
    [
      'a claim named as an approach',
      'method.json',
      ['claims', 0, 'key'],
      'advise',
      'method.json: approaches or claims: have the key “advise” twice',
    ],
    [
      'a family that nobody knows',
      'method.json',
      ['approaches', 0, 'family'],
      'nobody',
      'method.json: approaches.open-late.family: is “nobody”, which no family has',
    ],
    [
      'a family in two pieces',
      'method.json',
      ['approaches', 7, 'family'],
      'welcome',
      'method.json: approaches.go-out: stands apart from its family',
    ],
    [
      'a family without approaches',
      'method.json',
      ['families', 4],
      { key: 'empty', ground: { dots: 'M1 1h2' } },
      'method.json: families.empty: has no approach',
    ],
    [
      'facing itself',
      'method.json',
      ['approaches', 0, 'facing'],
      'open-late',
      'method.json: approaches.open-late.facing: is itself',
    ],
    [
      'facing one that does not face it',
      'method.json',
      ['approaches', 1, 'facing'],
      'train',
      'method.json: approaches.advise.facing: is “train”, which does not face it',
    ],
    [
      'facing nobody known',
      'method.json',
      ['approaches', 1, 'facing'],
      'nobody',
      'method.json: approaches.advise.facing: is “nobody”, which no approach has',
    ],
    [
      'a fallback that nobody knows',
      'method.json',
      ['fallback'],
      'nobody',
      'method.json: fallback: is “nobody”',
    ],
    [
      'a fallback that requires a claim',
      'method.json',
      ['fallback'],
      'preserve',
      'method.json: requires.preserve: is the fallback',
    ],
    [
      'a claim that is required and unknown',
      'method.json',
      ['requires', 'preserve'],
      'nothing',
      'method.json: requires.preserve: is “nothing”, which no claim has',
    ],
    [
      'an approach that requires and is unknown',
      'method.json',
      ['requires', 'nobody'],
      'old-books',
      'method.json: requires.nobody: is not the key of an approach',
    ],
    [
      'a weight of 4',
      'method.json',
      ['claims', 0, 'weights', 'advise'],
      4,
      'method.json: claims.closed-doors.weights.advise: must be a whole number from -3 to 3',
    ],
    ['a weight of 0', 'method.json', ['claims', 0, 'weights', 'advise'], 0, 'leave a weight of 0 out'],
    [
      'half a weight',
      'method.json',
      ['claims', 0, 'weights', 'advise'],
      1.5,
      'must be a whole number from -3 to 3',
    ],
    [
      'a weight for nobody',
      'method.json',
      ['claims', 0, 'weights', 'nobody'],
      1,
      'method.json: claims.closed-doors.weights.nobody: is not the key of an approach',
    ],
    [
      'a group that nobody knows',
      'method.json',
      ['claims', 0, 'group'],
      'nothing',
      'method.json: claims.closed-doors.group: is “nothing”',
    ],
    [
      'a group without claims',
      'method.json',
      ['groups', 4],
      'nothing',
      'method.json: groups: have “nothing” without a claim',
    ],
    [
      'claims that stand apart from their group',
      'method.json',
      ['claims', 9, 'group'],
      'visitors',
      'method.json: claims.busy-clubs: stands apart from its group',
    ],
    [
      'sharp above scattered',
      'method.json',
      ['focus', 'sharpUpTo'],
      60,
      'method.json: focus.sharpUpTo: must be below scatteredFrom',
    ],
    [
      'scattered above everything',
      'method.json',
      ['focus', 'scatteredFrom'],
      95,
      'method.json: focus.scatteredFrom: must be below everythingFrom',
    ],
    [
      'other numbers of priorities than those of every method',
      'method.json',
      ['focus', 'priorities', 'sharpUpTo'],
      4,
      'method.json: focus.priorities.sharpUpTo: must be a whole number from 2 to 2',
    ],
    [
      'more than every share',
      'method.json',
      ['focus', 'everythingFrom'],
      101,
      'must be a whole number from 1 to 100',
    ],
    [
      'a third indicator that falls',
      'method.json',
      ['approaches', 0, 'falling'],
      [3],
      'method.json: approaches.open-late.falling.0: must be 1 or 2: the first indicator or the second',
    ],
    [
      'an indicator that falls twice',
      'method.json',
      ['approaches', 0, 'falling'],
      [2, 2],
      'method.json: approaches.open-late.falling: names one of them twice: take it out once',
    ],
    [
      'a list of indicators that fall without any',
      'method.json',
      ['approaches', 0, 'falling'],
      [],
      'method.json: approaches.open-late.falling: has too few: at least 1 are needed',
    ],
    [
      'answers that fall',
      'method.json',
      ['suggestion', 'values'],
      [3, 2, 1],
      'method.json: suggestion.values: must not fall',
    ],
    [
      'secondary above priority',
      'method.json',
      ['suggestion', 'secondaryPoints'],
      9,
      'method.json: suggestion.secondaryPoints: must not be above priorityPoints',
    ],
    [
      'more claims than there are',
      'method.json',
      ['suggestion', 'everythingTrue'],
      11,
      'method.json: suggestion.everythingTrue: must be at most 10',
    ],
    [
      'a sign that is markup',
      'method.json',
      ['approaches', 0, 'sign', 'lines'],
      'M1 1"/><script>',
      'method.json: approaches.open-late.sign.lines: must be the data of an SVG path',
    ],
    [
      'a sign off its square',
      'method.json',
      ['approaches', 0, 'sign', 'lines'],
      'M4 4h29',
      'method.json: approaches.open-late.sign.lines: leaves the square at 33 4',
    ],
    [
      'a sign that breaks off',
      'method.json',
      ['approaches', 0, 'sign', 'lines'],
      'M4 4L5',
      'method.json: approaches.open-late.sign.lines: has not enough numbers after “L”',
    ],
    [
      'an empty sign',
      'method.json',
      ['approaches', 0, 'sign'],
      {},
      'method.json: approaches.open-late.sign: needs lines, dots or both',
    ],
    [
      'a sign without an end',
      'method.json',
      ['approaches', 0, 'sign', 'lines'],
      `M1 1${'h1h-1'.repeat(300)}`,
      'must have at most 1200 characters',
    ],
    [
      'a label with markup',
      'fr.json',
      ['approaches', 'advise', 'label'],
      '<b>Non</b>',
      'fr.json: approaches.advise.label: must be plain text',
    ],
    [
      'a label of 14 characters',
      'fr.json',
      ['approaches', 'advise', 'label'],
      'Quatorze sign.',
      'fr.json: approaches.advise.label: must have at most 13 characters',
    ],
    [
      'an empty label',
      'fr.json',
      ['approaches', 'advise', 'label'],
      '',
      'fr.json: approaches.advise.label: must be plain text',
    ],
    [
      'a label that stands twice, in other letters',
      'fr.json',
      ['approaches', 'advise', 'label'],
      'SORTIR',
      'fr.json: approaches: have the label “sortir” twice',
    ],
    [
      'a text that turns the line',
      'fr.json',
      ['approaches', 'advise', 'noun'],
      'le \u202Econseil',
      'fr.json: approaches.advise.noun: must be plain text',
    ],
    [
      'a text with a control character',
      'fr.json',
      ['approaches', 'advise', 'noun'],
      'le\u0007conseil',
      'fr.json: approaches.advise.noun: must be plain text',
    ],
    [
      'a text of two lines',
      'fr.json',
      ['approaches', 'advise', 'summary'],
      'Un.\nDeux.',
      'fr.json: approaches.advise.summary: must be plain text',
    ],
    [
      'a sentence without a stop',
      'fr.json',
      ['approaches', 'advise', 'trap'],
      'Sans point',
      'fr.json: approaches.advise.trap: must end like a sentence',
    ],
    [
      'a phrase with a stop',
      'fr.json',
      ['approaches', 'advise', 'infinitive'],
      'conseiller.',
      'fr.json: approaches.advise.infinitive: must end without a stop',
    ],
    [
      'words that method.json has not',
      'fr.json',
      ['claims', 'nothing'],
      { text: 'Oui.', phrase: 'oui' },
      'fr.json: claims.nothing: is not in method.json',
    ],
    [
      'words that are missing',
      'en.json',
      ['claims', 'old-books'],
      undefined,
      'en.json: claims.old-books: is missing: add it, or take it out of method.json',
    ],
    [
      'an example in one language',
      'en.json',
      ['approaches', 'advise', 'example'],
      { text: 'They did.', source: 'Us' },
      'en.json: approaches.advise.example: must be in both languages or in none',
    ],
    [
      'an id that is not its folder’s',
      'method.json',
      ['id'],
      'other',
      'method.json: id: is “other” in the folder “first-method”',
    ],
    [
      'a list where an object should be',
      'fr.json',
      ['claims'],
      [],
      'fr.json: claims: must be an object in braces',
    ],
    [
      'a text where a number should be',
      'method.json',
      ['focus', 'sharpUpTo'],
      '45',
      'method.json: focus.sharpUpTo: must be a whole number from 1 to 100',
    ],
    [
      'a key of a record that is none',
      'fr.json',
      ['families', 'A\u202EB'],
      'x',
      'must be 2 to 30 small letters',
    ],
  ];
  for (const [name, file, path, value, line] of cases)
    it(name, () => expect(refusalOf(file, path, value)).to.include(line));

  it('the prototype of every object', () => {
    const place = (name: string) => (text: string) =>
      text.replace('"requires": {', `"requires": { "${name}": "old-books",`);
    for (const name of ['__proto__', 'constructor', 'toString'])
      expect(refusalOfText('method.json', place(name))).to.include(
        `method.json: requires.${name}: is a name that JavaScript keeps for itself`,
      );
  });

  it('several faults, by the first and the number of the rest', () => {
    const folder = copyOfFirst();
    put(folder, 'method.json', ['fallback'], 'nobody');
    put(folder, 'fr.json', ['claims', 'old-books'], undefined);
    expect(refusal(folder)).to.match(/^method\.json: fallback: is “nobody”.* \(and 1 more\)$/);
  });
});

describe('what is no file of a method stops the start in one line', () => {
  it('text that is no JSON, with its line', () => {
    const cases = [
      ['{', 'method.json: ends too early: close what is open (line 1)'],
      ['', 'method.json: ends too early'],
      ['{\n"id": 1,\n}', 'has “}” where a key in quotes should be (line 3)'],
      ["{ 'id': 1 }", "has “'” where JSON has none"],
      ['{ "id": "a\nb" }', 'id: has a text that is not closed'],
      ['{ "id": NaN }', 'id: has “N” where JSON has none'],
      ['{ "id": 01 }', 'has “1” where “}” should be'],
      ['// no\n{}', 'has “/” where JSON has none'],
      ['{} {}', 'goes on after its end'],
      ['{}\u00a0', 'goes on after its end'],
      ['[1, 2', 'ends too early'],
      ['"text"', 'method.json: must be an object in braces'],
      ['null', 'method.json: must be an object in braces'],
    ] as const;
    for (const [text, line] of cases) expect(refusalOfText('method.json', () => text)).to.include(line);
  });

  it('a key that stands twice, even in other letters of JSON', () => {
    expect(refusalOfText('fr.json', (text) => text.replace('{', '{ "name": "Une",'))).to.match(
      /^fr\.json: name: stands twice: take one of the two out \(line \d+\)/,
    );
    expect(
      refusalOfText('fr.json', (text) => text.replace('{', String.raw`{ "n\u0061me": "Une",`)),
    ).to.include('fr.json: name: stands twice');
  });

  it('depth without an end', () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const)
      expect(refusalOfText('method.json', () => `${open.repeat(10_000)}1${close.repeat(10_000)}`)).to.include(
        'is more than 12 levels deep',
      );
  });

  it('a file of 64 kB and more, before it is read', () => {
    expect(refusalOfText('en.json', (text) => text + ' '.repeat(64_001 - Buffer.byteLength(text)))).to.equal(
      'en.json: has 64001 bytes: at most 64000 are read',
    );
    expect(readMethodFolder(paddedTo(64_000)).id).to.equal('first-method');
  });

  it('a long text inside, without losing the way', () => {
    expect(
      refusalOfText('fr.json', (text) => text.replace('"Bibliothèque"', `"${'é'.repeat(25_000)}"`)),
    ).to.include('fr.json: name: must have at most 40 characters');
  });

  it('another encoding, and a byte order mark', () => {
    expect(refusalOfText('fr.json', (text) => Buffer.from(text, 'latin1'))).to.equal(
      'fr.json: is not in UTF-8: save it in that encoding',
    );
    expect(refusalOfText('fr.json', (text) => `\uFEFF${text}`)).to.include(
      'fr.json: begins with a byte order mark',
    );
    expect(refusalOfText('fr.json', (text) => Buffer.from(text, 'utf16le'))).to.include('fr.json: ');
  });

  it('a link out of its folder, a folder and a pipe in place of a file', () => {
    const secret = join(freshFolder('secret'), 'secret');
    writeFileSync(secret, 'secret');
    const spoil = (make: (file: string) => void) => {
      const folder = copyOfFirst();
      rmSync(join(folder, 'fr.json'));
      make(join(folder, 'fr.json'));
      return refusal(folder);
    };
    expect(
      spoil((file) => {
        symlinkSync(secret, file);
      }),
    ).to.equal('fr.json: is a link that leads out of its folder: put a copy in its place');
    expect(
      spoil((file) => {
        symlinkSync(`${file}-nowhere`, file);
      }),
    ).to.include('cannot be read (ENOENT)');
    expect(
      spoil((file) => {
        mkdirSync(file);
      }),
    ).to.include('fr.json: is not a file');
    expect(spoil((file) => execFileSync('mkfifo', [file]))).to.include('fr.json: is not a file');
  });

  it('files that are missing or that nobody reads', () => {
    const without = (...names: readonly string[]) => {
      const folder = copyOfFirst();
      for (const name of names) rmSync(join(folder, name));
      return refusal(folder);
    };
    expect(without('method.json')).to.include('has no method.json');
    expect(without('fr.json', 'en.json')).to.include('has no words: add fr.json or en.json');
    const folder = copyOfFirst();
    renameSync(join(folder, 'fr.json'), join(folder, 'Fr.json'));
    expect(refusal(folder)).to.include('Fr.json: is not read');
  });

  it('a folder of methods that is missing, leads elsewhere, is too full, or repeats one', () => {
    const offered = (folder: string) => () => readMethods(METHODS_FOLDER, folder, TAKEN_FIELDS);
    expect(offered('/nowhere')).to.throw(MethodError, '/nowhere: cannot be read (ENOENT)');
    const elsewhere = freshFolder('methods');
    symlinkSync(copyOfFirst(), join(elsewhere, 'first-method'));
    expect(offered(elsewhere)).to.throw(MethodError, 'is a link that leads out of its folder');
    const full = freshFolder('methods');
    for (let number = 0; number < 33; number += 1) mkdirSync(join(full, `m-${number}`));
    expect(offered(full)).to.throw(MethodError, 'holds 33 methods: at most 32 are read');
    const twin = copyOfFirst('social-media');
    expect(offered(dirname(twin))).to.throw(
      MethodError,
      'has the name of a method that the site has already',
    );
  });
});

function paddedTo(bytes: number): string {
  const folder = copyOfFirst();
  const file = join(folder, 'en.json');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text + ' '.repeat(bytes - Buffer.byteLength(text)));
  return folder;
}
