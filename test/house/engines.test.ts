import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { freshFolder } from '../support/folder.ts';
import { SiteProcess, freePort } from '../support/process.ts';
import { testsOfSites } from '../support/sites.ts';
import { sourcesIn } from './sources.ts';
import type { Source } from './sources.ts';

const WATCH = join(PROJECT_ROOT, 'test', 'support', 'driver-watch.ts');
/** Loads the driver only once it is asked to open; and `errors.ts`, which needs none. A move reads from one and writes to the other, copies are of PostgreSQL alone; the doctor looks at the server itself. */
const DOORS = [
  'src/db/engine.ts',
  'src/operations/dump.ts',
  'src/operations/move.ts',
  'src/operations/restore-dump.ts',
  'src/operations/server-look.ts',
];
/** What starts PostgreSQL, gets in its way, or looks at its driver. */
const TESTS_OF_POSTGRES =
  /^test\/(?:db\/postgres-|trust\/|operations\/(?:move|postgres-copies)\.test|support\/(?:postgres|postgres-again|absent-standby|cluster|hosts|busy-database)\.ts$)/;

describe('the drivers of the two databases', () => {
  it('are known to their own folders alone', () => {
    const sources = [...sourcesIn('src'), ...sourcesIn('migrations')];
    expect(outside(sources, /^better-sqlite3$/, /^src\/db\/sqlite\//)).to.deep.equal([]);
    expect(outside(sources, /^pg$/, /^src\/db\/postgres\//)).to.deep.equal([]);
    const intoFolder = outside(sources, /^src\/db\/postgres\//, /^src\/db\/postgres\//);
    expect(intoFolder.filter((path) => !DOORS.includes(path))).to.deep.equal([]);
  });

  it('are asked for in no test but those of an engine', () => {
    const tests = sourcesIn('test');
    expect(outside(tests, /^pg$|^src\/db\/postgres\//, TESTS_OF_POSTGRES)).to.deep.equal([]);
  });

  it('would be found elsewhere (control)', () => {
    const planted: Source = { path: 'src/comments/store.ts', text: '', imports: ['pg'] };
    expect(outside([planted], /^pg$/, /^src\/db\/postgres\//)).to.deep.equal(['src/comments/store.ts']);
  });

  it('are no concern of a store: none asks which engine it is on', () => {
    const asking = sourcesIn('src').filter(
      ({ path, text }) => !path.startsWith('src/db/') && /isPostgres|isSqlite|PostgresAdapter/.test(text),
    );
    expect(asking.map(({ path }) => path)).to.deep.equal([]);
  });
});

describe('a site', function () {
  this.timeout(300_000);
  let folder: string;
  beforeEach(() => (folder = freshFolder('drivers')));
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** The drivers that it has asked for when it serves, or gives up. */
  async function driversOf(env: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const file = join(folder, 'drivers');
    writeFileSync(file, '');
    const site = new SiteProcess({
      DATA_DIR: join(folder, 'data'),
      PORT: String(await freePort()),
      NODE_OPTIONS: `--import=${WATCH}`,
      DRIVERS_FILE: file,
      ...env,
    });
    await site.listening().catch(() => undefined);
    site.signal('SIGKILL');
    await site.ended();
    return [...new Set(readFileSync(file, 'utf8').trim().split('\n'))];
  }

  it('on SQLite never reads the driver of PostgreSQL', async () => {
    expect(await driversOf({})).to.deep.equal(['better-sqlite3']);
  });

  it('on PostgreSQL does, even where none answers (control)', async () => {
    const secret = 'of-a-site-that-never-starts-'.repeat(3);
    const env = {
      DATABASE_URL: `postgres://wheel@127.0.0.1:${await freePort()}/none`,
      SESSION_SECRET: secret,
      LINK_SECRET: secret,
    };
    expect(await driversOf(env)).to.include('pg');
  });
});

describe('the tests that run on both engines', () => {
  it('are those that open a site, and no rule that needs none', () => {
    const tests = testsOfSites();
    expect(tests).to.include.members(['test/wizard/journey.test.ts', 'test/workshop/reveal.test.ts']);
    expect(tests).not.to.include('test/wheel/focus.test.ts');
  });
});

function outside(sources: readonly Source[], imported: RegExp, home: RegExp): readonly string[] {
  return sources
    .filter(({ path, imports }) => !home.test(path) && imports.some((each) => imported.test(each)))
    .map(({ path }) => path);
}
