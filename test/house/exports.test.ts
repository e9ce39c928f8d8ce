import { dirname, join, normalize } from 'node:path';
import { expect } from 'chai';
import { sourcesIn } from './sources.ts';
import type { Source } from './sources.ts';

const FOLDERS = ['src', 'migrations', 'bench', 'test'];
const EXPORTED = /^export (?:async )?(?:function\*?|const|let|abstract class|class|interface|type) (\w+)/gm;
const IMPORTED = /(?:import|export)\s+(?:type\s+)?(?:\{([^}]*)\}|\*(?:\s+as\s+\w+)?)\s+from\s+'(\.[^']*)'/g;
const IMPORTED_LATER = /import\('(\.[^']*)'\)/g;
const EVERYTHING = '*';

describe('what a file of the sources exports', () => {
  it('is taken by another file; what tests alone take is a rule that they read from its place', () => {
    expect(needless(sourcesIn('src'), FOLDERS.flatMap(sourcesIn))).to.deep.equal([]);
  });

  it('is told apart from what stands there for nobody (control)', () => {
    const planted: Source = { path: 'src/planted.ts', text: 'export const ALONE = 1;\n', imports: [] };
    expect(needless([planted], [planted])).to.deep.equal(['src/planted.ts: ALONE']);
    const taking: Source = {
      path: 'src/x/y.ts',
      text: "import { ALONE as A } from '../planted.ts';",
      imports: [],
    };
    expect(needless([planted], [planted, taking])).to.deep.equal([]);
  });
});

function needless(sources: readonly Source[], all: readonly Source[]): readonly string[] {
  const taken = new Set(all.flatMap(takenBy));
  return sources.flatMap(({ path, text }) =>
    [...text.matchAll(EXPORTED)]
      .map(([, name = '']) => name)
      .filter((name) => !taken.has(`${path}: ${name}`) && !taken.has(`${path}: ${EVERYTHING}`))
      .map((name) => `${path}: ${name}`),
  );
}

/** Every name that a file imports or hands on, with the file it comes from. */
function takenBy({ path, text }: Source): readonly string[] {
  const from = (address: string) => normalize(join(dirname(path), address));
  const named = [...text.matchAll(IMPORTED)].flatMap(([, names, address = '']) =>
    namesIn(names).map((name) => `${from(address)}: ${name}`),
  );
  const later = [...text.matchAll(IMPORTED_LATER)].map(
    ([, address = '']) => `${from(address)}: ${EVERYTHING}`,
  );
  return [...named, ...later];
}

function namesIn(list: string | undefined): readonly string[] {
  if (list === undefined) return [EVERYTHING];
  return list
    .split(',')
    .map(
      (each) =>
        each
          .trim()
          .replace(/^type /, '')
          .split(' as ')[0] ?? '',
    )
    .filter((name) => name !== '');
}
