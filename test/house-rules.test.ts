import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../src/web/root.ts';

interface Source {
  /** From the project's root, with slashes. */
  readonly path: string;
  readonly text: string;
  /** Relative imports as paths from the root; packages by their name. */
  readonly imports: readonly string[];
}

const SOURCES = [...sourcesIn('src'), ...sourcesIn('migrations')];

/** Which feature folder may look into which other one, besides itself. */
const FEATURES: Readonly<Record<string, readonly string[]>> = {
  caps: [],
  wheel: [],
  diagnosis: ['wheel'],
  observatory: ['caps', 'wheel'],
  strategies: ['caps', 'diagnosis', 'wheel', 'observatory'],
  wizard: ['caps', 'strategies', 'diagnosis', 'wheel'],
  workshop: ['caps', 'wizard', 'strategies', 'wheel'],
  mail: [],
  article: ['caps', 'wheel', 'mail'],
  recovery: ['caps', 'strategies', 'article', 'mail', 'diagnosis', 'wheel'],
  moderation: ['caps', 'article', 'mail', 'recovery'],
  operations: ['article', 'caps', 'mail', 'moderation', 'strategies'],
};
/** Files that are given all they need: no web, no database, no settings, no clock, no randomness. */
const PURE = new RegExp(
  [
    String.raw`^src/(hsts|web/(qr|logged-address))\.ts$`,
    String.raw`^src/(wheel|diagnosis)/`,
    String.raw`^src/caps/(cap|client|hour)\.ts$`,
    String.raw`^src/observatory/(wheel-code|counted|changes|amount|snapshot|uniqueness|likeness|nearest|figures|heat-map|bars|data-files)\.ts$`,
    String.raw`^src/article/(articles|captcha|comment|feed|fold|front-matter|guard|json-ld|markdown|numbers|paragraphs|related|report-quota|settings|signed-links|sitemap|thread)\.ts$`,
    String.raw`^src/moderation/(password|predictable|totp|common-passwords|decision|moderator|attempt|search)\.ts$`,
    String.raw`^src/mail/(letters|text)\.ts$`,
    String.raw`^src/strategies/exports/(boxes|card|drawable|file-name|ics|picture|recent|stand-alone|wrap)\.ts$`,
    String.raw`^src/wizard/(steps|draft|rows|diagnosis|approaches|review)\.ts$`,
    String.raw`^src/strategies/(statement|swap|roadmap|strategy|keys|lifespan|link-act|comparison|history)\.ts$`,
    String.raw`^src/workshop/(workshop|answer)\.ts$`,
    String.raw`^src/operations/(alerts|backup-files|clock-checks|finding|setting-checks|time)\.ts$`,
    String.raw`^src/recovery/(address|letters)\.ts$`,
  ].join('|'),
);
const PLUMBING = ['db', 'web', 'i18n'];

describe('the house rules', () => {
  it('find the whole house', () => {
    expect(SOURCES.length).to.be.greaterThan(40);
    expect(SOURCES.some(({ path }) => PURE.test(path))).to.be.true;
  });

  it('let a feature import only the features below it', () => {
    const faults = SOURCES.flatMap(({ path, imports }) => {
      const allowed = FEATURES[folderOf(path)];
      if (allowed === undefined) return [];
      const features = imports.map(folderOf).filter((folder) => folder in FEATURES);
      return features
        .filter((folder) => folder !== folderOf(path) && !allowed.includes(folder))
        .map(fault(path));
    });
    expect(faults).to.deep.equal([]);
  });

  it('keep plumbing free of features, apart from the words that the catalogue speaks of', () => {
    const faults = SOURCES.filter(({ path }) => PLUMBING.includes(folderOf(path))).flatMap(
      ({ path, text, imports }) =>
        imports
          .filter((imported) => folderOf(imported) in FEATURES)
          .filter((imported) => !isTypeOnly(text, imported, path))
          .map(fault(path)),
    );
    expect(faults).to.deep.equal([]);
  });

  it('let nobody import the routes of a feature but the app', () => {
    const faults = SOURCES.filter(({ path }) => path !== 'src/app.ts').flatMap(({ path, imports }) =>
      imports.filter((imported) => imported.endsWith('/routes.ts')).map(fault(path)),
    );
    expect(faults).to.deep.equal([]);
  });

  it('keep domain files pure', () => {
    const forbidden = /^(express|kysely|better-sqlite3)|^src\/(config|secrets|deps|db\/)|store\.ts$/;
    const faults = SOURCES.filter(({ path }) => PURE.test(path)).flatMap(({ path, text, imports }) => [
      ...imports.filter((imported) => forbidden.test(imported)).map(fault(path)),
      ...(/Date\.now|new Date\(\)|Math\.random|randomBytes|process\./.exec(text) ?? []).map(fault(path)),
    ]);
    expect(faults).to.deep.equal([]);
  });

  it('keep SQL in stores, migrations and the database folder', () => {
    const home = /^src\/db\/|^migrations\/|store\.ts$/;
    const faults = SOURCES.filter(({ path, imports }) => imports.includes('kysely') && !home.test(path));
    expect(faults.map(({ path }) => path)).to.deep.equal([]);
    const queries = SOURCES.filter(
      ({ path, text }) => /\.(selectFrom|insertInto|updateTable|deleteFrom)\(/.test(text) && !home.test(path),
    );
    expect(queries.map(({ path }) => path)).to.deep.equal(['src/web/session.ts']);
  });

  it('read the environment in one place', () => {
    const readers = SOURCES.filter(({ text }) => text.includes('process.env')).map(({ path }) => path);
    expect(readers).to.deep.equal(['src/config.ts']);
  });

  it('spell addresses in one place', () => {
    const address =
      /['"`]\/(fr|en)(\/|['"`])|\/(roue|wheel|articles|mes-strategies|my-strategies)\b(?!\/)(?!.*import)/;
    const code = SOURCES.filter(({ path }) => path !== 'src/paths.ts').filter(({ text }) =>
      text
        .split('\n')
        .some((line) => !line.includes('import') && !/^\s*(\*|\/\/|\/\*)/.test(line) && address.test(line)),
    );
    expect(code.map(({ path }) => path)).to.deep.equal([]);
    const views = filesIn('views', '.ejs').filter((path) => /(href|action)="\//.test(read(path)));
    expect(views).to.deep.equal([]);
  });

  it('keep visible sentences in the catalogues', () => {
    const sentence = /[À-ÿ«»’]/;
    const home =
      /^src\/i18n\/|^src\/wheel\/approaches\.ts$|^src\/diagnosis\/claims\.ts$|^src\/seed-cases\.ts$/;
    const faults = SOURCES.filter(({ path }) => !home.test(path)).filter(({ text }) =>
      sentence.test(withoutComments(text)),
    );
    expect(faults.map(({ path }) => path)).to.deep.equal(['src/wheel/letters.ts']);
    const views = filesIn('views', '.ejs').filter((path) => sentence.test(read(path)));
    expect(views).to.deep.equal([]);
  });

  it('leave text unescaped only in includes and in our own drawings', () => {
    const raw = filesIn('views', '.ejs').flatMap((path) =>
      [...read(path).matchAll(/<%-(?!%)([\s\S]*?)-?%>/g)].map(([, code = '']) => code.trim()),
    );
    const others = new Set(raw.filter((code) => !code.startsWith('include(')));
    expect([...others].sort()).to.deep.equal([
      'article.html',
      'each.pictogram',
      'group.ground',
      'page.chart.svg',
      'page.jsonLd',
      'page.wheel.svg',
      'row.pictogram',
    ]);
  });

  it('let no test file hook into the tests of another one', () => {
    const faults = filesIn('test', '.ts').filter((path) => /^(before|after)(Each)?\(/m.test(read(path)));
    expect(faults).to.deep.equal([]);
  });

  it('hold no script, no inline style and no event attribute in any view', () => {
    const faults = filesIn('views', '.ejs').filter((path) =>
      /<script(?! type="application\/ld\+json")|<style|\sstyle=|\son\w+=/.test(read(path)),
    );
    expect(faults).to.deep.equal([]);
  });
});

function sourcesIn(folder: string): readonly Source[] {
  return filesIn(folder, '.ts').map((path) => {
    const text = read(path);
    const imports = [...text.matchAll(/from '([^']+)'/g)].map(([, name = '']) =>
      name.startsWith('.') ? normalize(join(dirname(path), name)) : name,
    );
    return { path, text, imports };
  });
}

function filesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(join(PROJECT_ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(PROJECT_ROOT, join(entry.parentPath, entry.name)))
    .sort();
}

function read(path: string): string {
  return readFileSync(join(PROJECT_ROOT, path), 'utf8');
}

function folderOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function fault(path: string): (what: string) => string {
  return (what) => `${path} -> ${what}`;
}

function isTypeOnly(text: string, imported: string, path: string): boolean {
  const lines = text.split('\n').filter((line) => line.includes(' from '));
  return lines.every((line) => {
    const name = /from '([^']+)'/.exec(line)?.[1] ?? '';
    return normalize(join(dirname(path), name)) !== imported || line.startsWith('import type');
  });
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}
