import { expect } from 'chai';
import { featureOf, sourcesIn } from './sources.ts';
import type { Source } from './sources.ts';

const SOURCES = sourcesIn('src');

/** From the ground up: each may import what stands before it, and nothing after it. */
const ORDER = [
  'terms',
  'i18n',
  'errors',
  'config',
  'db',
  'secrets',
  'addresses',
  'method',
  'wheel',
  'diagnosis',
  'deps',
  'web',
  'caps',
  'log',
  'identity',
  'mail',
  'indicators',
  'observatory',
  'strategies',
  'wizard',
  'blind',
  'follow-up',
  'links',
  'files',
  'comparison',
  'workshop',
  'articles',
  'comments',
  'moderators',
  'accounts',
  'moderation',
  'people',
  'owner',
  'site',
  'app',
  'operations',
  'processes',
  'commands',
  'server',
];
/** What the site is given from outside is named by its types in one place. */
const NAMES_WHAT_IS_GIVEN = 'src/deps.ts';

describe('The arrows of the house', () => {
  it('know every room', () => {
    expect([...new Set(SOURCES.map(({ path }) => featureOf(path)))].sort()).to.deep.equal([...ORDER].sort());
  });

  it('run one way, types included', () => {
    expect(faultsOf(SOURCES)).to.deep.equal([]);
  });

  it('make no circle, types included', () => {
    expect(circleIn(SOURCES)).to.deep.equal([]);
  });

  it('leave the routes of a feature to the app', () => {
    const faults = SOURCES.filter(({ path }) => path !== 'src/app.ts').flatMap(({ path, imports }) =>
      imports
        .filter((imported) => imported.endsWith('/routes.ts'))
        .map((imported) => `${path} -> ${imported}`),
    );
    expect(faults).to.deep.equal([]);
  });

  it('would be missed if one ran back, or round', () => {
    const back = { path: 'src/wheel/wheel.ts', text: '', imports: ['src/comments/form.ts'] };
    expect(faultsOf([back])).to.deep.equal(['src/wheel/wheel.ts -> src/comments/form.ts']);
    const round = ['a', 'b', 'c'].map((name, index, all) => ({
      path: `src/web/${name}.ts`,
      text: '',
      imports: [`src/web/${all[(index + 1) % 3]}.ts`],
    }));
    expect(circleIn(round)).to.have.length(3);
  });
});

function faultsOf(sources: readonly Source[]): readonly string[] {
  return sources
    .filter(({ path }) => path !== NAMES_WHAT_IS_GIVEN)
    .flatMap(({ path, imports }) =>
      imports
        .filter((imported) => imported.startsWith('src/'))
        .filter((imported) => ORDER.indexOf(featureOf(imported)) > ORDER.indexOf(featureOf(path)))
        .map((imported) => `${path} -> ${imported}`),
    );
}

/** The files of one circle, if there is any. */
function circleIn(sources: readonly Source[]): readonly string[] {
  const left = new Map(sources.map(({ path, imports }) => [path, imports]));
  for (let before = -1; before !== left.size;) {
    before = left.size;
    for (const [path, imports] of left) if (!imports.some((each) => left.has(each))) left.delete(path);
  }
  return [...left.keys()];
}
