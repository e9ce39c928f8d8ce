import { expect } from 'chai';
import { filesIn, nameOf, read, sourcesIn, withoutComments } from './sources.ts';
import type { Source } from './sources.ts';

const SOURCES = [...sourcesIn('src'), ...sourcesIn('migrations')];

/** What is given all it needs, or is not: whole rooms, and the names of files that speak to the web or the database. */
const NOT_PURE =
  /^src\/(app|server|deps|config|secrets)\.ts$|^src\/(config|db|web|mail|operations|processes|commands)\//;
const NOT_PURE_NAMES = /(^|-)(routes|form|pages?|store)$/;
/** Rooms of which nothing but rules is known. */
const PURE_WHATEVER_ITS_NAME = /^src\/(wheel|diagnosis)\//;

describe('the house rules', () => {
  it('find the whole house', () => {
    expect(SOURCES.length).to.be.greaterThan(40);
    expect(SOURCES.filter(isPure).length).to.be.greaterThan(80);
  });

  it('keep domain files pure', () => {
    const forbidden = /^(express|kysely|better-sqlite3)|^src\/(config|secrets|deps|db\/)|store\.ts$/;
    const faults = SOURCES.filter(isPure).flatMap(({ path, text, imports }) => [
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
    expect(queries.map(({ path }) => path)).to.deep.equal([]);
  });

  it('read the environment in one place', () => {
    const readers = SOURCES.filter(({ text }) => text.includes('process.env')).map(({ path }) => path);
    expect(readers).to.deep.equal(['src/config.ts']);
  });

  it('ask a machine for its time where the clock of the site is made, and where there is no database yet', () => {
    const asking = SOURCES.filter(({ text }) => /\bDate\.now\b|new Date\(\)/.test(withoutComments(text)));
    expect(asking.map(({ path }) => path)).to.deep.equal([
      // Of files alone: a copy of SQLite, a move away from it. What the doctor says of the database goes by that one's.
      'src/commands/copies.ts',
      'src/commands/operate.ts',
      'src/operations/clock.ts',
      'src/operations/server-look.ts',
      'src/operations/server-watch.ts',
      'src/operations/shared-clock.ts',
      'src/operations/site-clock.ts',
      'src/operations/writer.ts',
      'src/processes/outside.ts',
      'src/server.ts',
      // A line of its log is dated by the machine that writes it.
      'src/web/request-log/request-log.ts',
      'migrations/0024_publish_snapshots.ts',
    ]);
  });

  it('spell addresses in one place', () => {
    const address =
      /['"`]\/(fr|en)(\/|['"`])|\/(roue|wheel|articles|mes-strategies|my-strategies)\b(?!\/)(?!.*import)/;
    const code = SOURCES.filter(({ path }) => !path.startsWith('src/addresses/')).filter(({ text }) =>
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
      /^src\/i18n\/|^src\/method\/(?:documents|field|own-style)\.ts$|^src\/commands\/seed-(?:cases|readings)\.ts$|first-method\.ts$/;
    const faults = SOURCES.filter(({ path }) => !home.test(path)).filter(({ text }) =>
      sentence.test(withoutComments(text)),
    );
    expect(faults.map(({ path }) => path)).to.deep.equal(['src/wheel/drawing/letters.ts']);
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
      'trend.svg',
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

function fault(path: string): (what: string) => string {
  return (what) => `${path} -> ${what}`;
}

function isPure({ path }: Pick<Source, 'path'>): boolean {
  if (PURE_WHATEVER_ITS_NAME.test(path)) return true;
  // They read what the environment says, and the files that it names.
  if (path.startsWith('src/config/')) return false;
  return path.startsWith('src/') && !NOT_PURE.test(path) && !NOT_PURE_NAMES.test(nameOf(path));
}
