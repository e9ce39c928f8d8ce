import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { filesIn, nameOf, read, sourcesIn } from './sources.ts';

const TESTS = filesIn('test', '.test.ts');
const SOURCES = [...sourcesIn('src'), ...sourcesIn('migrations')];
const VIEWS = filesIn('views', '.ejs');
const SHEETS = filesIn('public/styles', '.css');

/** Words of a file's name that only say that something is done there. */
const NOUNS: readonly string[] = [
  'setting',
  'string',
  'heading',
  'swing',
  'finding',
  'bring',
  'meeting',
  'reading',
  'sharing',
];
const VAGUE = /^(util|utils|helper|helpers|manager|service|misc|posted|kept|found|single|drawn|index)$/;

const SOURCE_LINES = 220;
const SHEET_LINES = 400;
const VIEW_COLUMNS = 200;
const MOST_LOOSE = 8;
/** Data and catalogues, which are as long as what they list. */
const LONG_BY_NATURE =
  /^src\/(i18n\/(fr|en)\/|db\/schema\.ts|site\/audit\.ts|addresses\/pages\.ts|moderators\/common-passwords\.ts)|^migrations\/0032-first-method\.ts$/;
/** Files that are longer all the same, at most ten. */
const EXCEPTIONS: readonly string[] = [];

describe('The names and sizes of the house', () => {
  it('have no gerunds and no words that hide', () => {
    const faults = [...SOURCES.map(({ path }) => path), ...VIEWS, ...SHEETS].filter((path) =>
      nameOf(path)
        .replace(/^_|^\d+_/, '')
        .split(/[-_]/)
        .some((word) => isDeed(word) || VAGUE.test(word)),
    );
    expect(faults).to.deep.equal([]);
    expect(TESTS.length).to.be.greaterThan(200);
    expect(TESTS.filter((path) => isDeed(nameOf(path.replace(/\.test\.ts$/, '.ts'))))).to.deep.equal([]);
  });

  it('would be found where a file is named after what is done in it', () => {
    expect(['sending', 'tell-posting', 'string', 'finding'].filter(isDeed)).to.deep.equal([
      'sending',
      'tell-posting',
    ]);
  });

  it('leave eight files loose, and no folder empty of meaning', () => {
    const loose = readdirSync(join(PROJECT_ROOT, 'src')).filter((name) => name.endsWith('.ts'));
    expect(loose.length).to.be.at.most(MOST_LOOSE);
  });

  it('keep files short enough to be read', () => {
    const long = SOURCES.filter(({ path }) => !LONG_BY_NATURE.test(path)).filter(
      ({ text }) => linesOf(text).length > SOURCE_LINES,
    );
    const sheets = SHEETS.filter((path) => linesOf(read(path)).length > SHEET_LINES);
    expect([...long.map(({ path }) => path), ...sheets].sort()).to.deep.equal([...EXCEPTIONS].sort());
    expect(EXCEPTIONS.length).to.be.at.most(10);
  });

  it('keep the lines of views short enough to be read', () => {
    const faults = VIEWS.flatMap((path) =>
      linesOf(read(path)).flatMap((line, index) =>
        line.length > VIEW_COLUMNS ? [`${path}:${index + 1} (${line.length})`] : [],
      ),
    );
    expect(faults).to.deep.equal([]);
  });
});

function isDeed(name: string): boolean {
  const word = name.split('-').at(-1) ?? '';
  return word.endsWith('ing') && !NOUNS.includes(word);
}

function linesOf(text: string): readonly string[] {
  return text.trimEnd().split('\n');
}
