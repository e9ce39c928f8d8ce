import { expect } from 'chai';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { DATABASE_FILE } from '../../src/db/database.ts';
import { Browser } from '../support/browser.ts';
import { diagnosisFields, linkPath, saveStrategy } from '../support/builders.ts';
import { Installation } from '../support/installation.ts';
import { freePort } from '../support/process.ts';
import { routeName } from '../../src/addresses/match.ts';

describe('the measures', function () {
  this.timeout(300_000);
  let installation: Installation;
  let browser: Browser;
  let measures: string;
  let keys: readonly string[];
  let outside: { status: number };
  let connection: string | null;
  let begun: number;

  before(async () => {
    installation = new Installation();
    begun = performance.now();
    const port = await freePort();
    const { url } = await installation.start({ METRICS_PORT: String(port), BACKUP_DAYS: '0' });
    browser = new Browser(url);
    const owner = await saveStrategy(browser);
    keys = (['read-link', 'edit-link'] as const).map((id) => linkPath(owner, id).split('/').at(-1) ?? '');
    for (const path of [linkPath(owner, 'read-link'), '/fr/rien?secret=Un-mot', '/static/x/y', '/en'])
      await browser.get(path);
    const other = new Database(join(installation.dataDir, DATABASE_FILE));
    other.exec('begin immediate');
    expect((await new Browser(url).post('/fr/roue/diagnostic', diagnosisFields())).status).to.equal(503);
    other.exec('rollback');
    other.close();
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
    measures = await answer.text();
    connection = answer.headers.get('connection');
    outside = await browser.get('/metrics');
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).to.equal(404);
  });
  after(() => installation.remove());

  const valueOf = (name: string) => {
    const line = measures.split('\n').find((each) => each.startsWith(`${name} `));
    return Number(line?.split(' ')[1]);
  };

  it('count answers by the name of the page, the method and the status', () => {
    for (const labels of [
      'route="newDiagnosis",method="POST",status="303"',
      'route="newDiagnosis",method="POST",status="503"',
      'route="strategy",method="GET",status="200"',
      'route="other",method="GET",status="404"',
      'route="static",method="GET",status="404"',
    ])
      expect(valueOf(`wheel_answer_seconds_count{${labels}}`), labels).to.equal(1);
  });

  it('keep no connection that would hold the site when it stops', () => {
    expect(connection).to.equal('close');
  });

  it('hold no address, no key and no word of a visitor', () => {
    for (const word of [...keys, 'rien', 'Un-mot', 'Maison', '/fr', '/static'])
      expect(measures, word).not.to.include(word);
  });

  it('know how long the database took, and that it was busy', () => {
    expect(valueOf('wheel_database_write_seconds_count')).to.be.greaterThan(3);
    expect(valueOf('wheel_database_wait_seconds_count')).to.be.greaterThan(0);
    expect(valueOf('wheel_database_busy_total')).to.be.greaterThan(0);
  });

  it('tell what waits, what was done, and how the process fares', () => {
    for (const name of [
      'wheel_comments_pending',
      'wheel_mails_waiting',
      'wheel_mails_failed',
      'wheel_reports_open',
    ])
      expect(valueOf(name), name).to.equal(0);
    expect(valueOf('wheel_purge_age_seconds')).to.be.within(0, (performance.now() - begun) / 1000);
    expect(valueOf('wheel_backup_age_seconds')).to.be.NaN;
    for (const name of [
      'wheel_disk_free_bytes',
      'process_resident_memory_bytes',
      'nodejs_eventloop_lag_p99_seconds',
    ])
      expect(valueOf(name), name).to.be.greaterThan(0);
  });

  it('are nowhere on the address that visitors reach', () => {
    expect(outside.status).to.equal(404);
  });
});

describe('the name that an address is counted under', () => {
  for (const [url, name] of [
    ['/', 'root'],
    ['/fr', 'home'],
    ['/fr/s/abc?x=1', 'strategy'],
    ['/en/wheel/abc/review', 'review'],
    ['/static/abc/base.css', 'static'],
    ['/health', 'health'],
    ['/fr/rien', 'other'],
    ['http://other.example/fr', 'other'],
    ['*', 'other'],
  ] as const)
    it(`of ${url} is ${name}`, () => {
      expect(routeName(url)).to.equal(name);
    });
});
