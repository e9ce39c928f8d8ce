import {
  chmodSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'chai';
import { DATABASE_FILE } from '../../src/db/database.ts';
import { readConfig } from '../../src/config.ts';
import { checkClock } from '../../src/operations/clock-checks.ts';
import { sayFinding } from '../../src/operations/finding.ts';
import { checkFolder } from '../../src/operations/folder-checks.ts';
import { checkHsts, checkSettings } from '../../src/operations/setting-checks.ts';
import { Browser } from '../support/browser.ts';
import { saveStrategy } from '../support/builders.ts';
import { Installation, logLines } from '../support/installation.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe('the start of a site', function () {
  this.timeout(300_000);
  let installation: Installation;
  beforeEach(() => (installation = new Installation()));
  afterEach(() => installation.remove());

  const inData = (name: string) => join(installation.dataDir, name);

  it('makes a folder, secrets and a database that only their owner can read, journals included', async () => {
    await installation.start();
    const { dataDir } = installation;
    expect(modeOf(dataDir)).to.equal('700');
    const files = [
      'link-secret',
      'mail-secret',
      'session-secret',
      DATABASE_FILE,
      `${DATABASE_FILE}-wal`,
      `${DATABASE_FILE}-shm`,
    ];
    for (const name of files) expect(modeOf(inData(name)), name).to.equal('600');
  });

  it('says nothing of an installation where all is well', async () => {
    const { stdout, stderr } = await installation.startAndStop();
    expect([stderr, logLines(stdout)]).to.deep.equal(['', []]);
  });

  it('closes a database that an older version left open to others', async () => {
    await installation.startAndStop();
    chmodSync(inData(DATABASE_FILE), 0o644);
    await installation.startAndStop();
    expect(modeOf(inData(DATABASE_FILE))).to.equal('600');
  });

  it('is refused with a secret that others can read, and the line says how to mend it', async () => {
    await installation.startAndStop();
    chmodSync(inData('link-secret'), 0o644);
    const said = await installation.refusal();
    expect(said).to.include(inData('link-secret')).and.include('mode 644').and.include('chmod 600');
  });

  it('is refused in a folder where every user may write, and warned of one that others may read', async () => {
    mkdirSync(installation.dataDir);
    chmodSync(installation.dataDir, 0o777);
    expect(await installation.refusal()).to.match(/DATA_DIR .* can be written by every user .* chmod 700/);
    chmodSync(installation.dataDir, 0o755);
    const [warning] = logLines((await installation.startAndStop()).stdout);
    expect(warning?.['msg']).to.match(/DATA_DIR .* is open to other users .* chmod 700/);
  });

  it('is refused without the secret that made the links of its database, until a new one is asked for', async () => {
    const { site, url } = await installation.start();
    await saveStrategy(new Browser(url));
    site.signal('SIGTERM');
    await site.ended();
    rmSync(inData('link-secret'));
    expect(await installation.refusal()).to.include('is missing though the database knows 2 links');
    expect(existsSync(inData('link-secret'))).to.equal(false);
    const asked = await installation.operate(['new-link-secret']);
    expect(asked.stdout).to.include('lost for good');
    expect(existsSync(inData('link-secret'))).to.equal(false);
    await installation.operate(['new-link-secret', '--yes']);
    const made = readFileSync(inData('link-secret'), 'utf8');
    await installation.startAndStop();
    await installation.operate(['new-link-secret', '--yes']);
    expect(readFileSync(inData('link-secret'), 'utf8')).to.equal(made);
  });

  it('is refused with a database of which one page was overwritten', async () => {
    await installation.startAndStop();
    const size = statSync(inData(DATABASE_FILE)).size;
    const handle = openSync(inData(DATABASE_FILE), 'r+');
    writeSync(handle, Buffer.alloc(4096, 0x5a), 0, 4096, Math.floor(size / 4096 / 2) * 4096);
    expect(await installation.refusal()).to.match(/cannot use the database .* (damaged|malformed)/);
  });

  for (const [what, spoil] of [
    [
      'is gone',
      (file: string) => {
        rmSync(file);
      },
    ],
    [
      'was emptied',
      (file: string) => {
        writeFileSync(file, '');
      },
    ],
    ['was copied without its journal', beginAnew],
  ] as const)
    it(`is refused where the secrets are there and the database ${what}: it never begins anew by itself`, async () => {
      await installation.startAndStop();
      spoil(inData(DATABASE_FILE));
      const said = await installation.refusal();
      expect(said)
        .to.include(`${DATABASE_FILE} `)
        .and.include('restore a backup')
        .and.include('npm run restore');
      const holds = existsSync(inData(DATABASE_FILE)) ? statSync(inData(DATABASE_FILE)).size : 0;
      expect(holds).to.be.at.most(4096);
    });

  it('warns of what cannot be meant behind https, or on every address, and starts', async () => {
    const proxied = await installation.startAndStop({ BASE_URL: 'https://roue.example' });
    const duties = ['The address of contact', 'The legal notice'];
    expect(logLines(proxied.stdout).map(({ check }) => check)).to.deep.equal(['TRUST_PROXY', ...duties]);
    const reachable = {
      BASE_URL: 'https://roue.example',
      TRUST_PROXY: '1',
      CONTACT_EMAIL: 'me@roue.example',
    };
    const { stdout } = await installation.startAndStop(reachable);
    expect(logLines(stdout).map(({ check }) => check)).to.deep.equal(['The legal notice']);
    const everywhere = await installation.startAndStop({ HOST: '0.0.0.0' });
    expect(logLines(everywhere.stdout).map(({ check }) => check)).to.deep.equal(['BASE_URL']);
  });
});

describe('the look at the settings', () => {
  const subjectsFor = (env: Readonly<Record<string, string>>) =>
    checkSettings(readConfig(env)).map(({ subject }) => subject);

  for (const [env, subjects] of [
    [{}, []],
    [{ BASE_URL: 'https://roue.example' }, ['TRUST_PROXY']],
    [{ BASE_URL: 'https://roue.example', TRUST_PROXY: '1' }, []],
    [{ BASE_URL: 'https://roue.example', TRUST_PROXY: '1', HOST: '::' }, []],
    [{ HOST: '0.0.0.0' }, ['BASE_URL']],
    [{ HOST: '192.0.2.7' }, ['BASE_URL']],
    [{ HOST: '::1' }, []],
    [{ BASE_URL: 'http://roue.example' }, ['TRUST_PROXY', 'BASE_URL']],
    [{ BASE_URL: 'http://roue.example', HOST: '192.0.2.7' }, ['BASE_URL']],
    [{ BASE_URL: 'http://roue.example', TRUST_PROXY: '1' }, ['BASE_URL']],
    [{ BASE_URL: 'http://localhost:3000', HOST: '0.0.0.0' }, []],
  ] as const)
    it(`finds ${subjects.join(', ') || 'nothing'} in ${JSON.stringify(env)}`, () => {
      expect(subjectsFor(env)).to.deep.equal(subjects);
    });

  it('reminds of a promise of https that is short, where there is one', () => {
    const https = { BASE_URL: 'https://roue.example' };
    const found = (env: Readonly<Record<string, string>>) =>
      checkHsts(readConfig(env)).map(({ level }) => level);
    expect([found({}), found(https), found({ ...https, HSTS: '180' })]).to.deep.equal([[], ['warn'], []]);
  });
});

describe('the warning of a proxy that is not named', () => {
  it('says that the limits of a day then hold for nobody, and what it was told by', () => {
    for (const [env, sign] of [
      [{ BASE_URL: 'https://roue.example' }, 'BASE_URL says https'],
      [{ BASE_URL: 'http://roue.example' }, 'readers come to http://roue.example and HOST is 127.0.0.1'],
    ] as const) {
      const [found] = checkSettings(readConfig(env));
      expect(found?.problem).to.include(sign).and.include('the limits of a day hold for none of them');
    }
  });
});

describe('the look at the clock and the disk', () => {
  const now = Date.parse('2026-11-23T12:00:00Z');

  it('refuses a clock that was lost, and names what to do', () => {
    const [finding] = checkClock(0);
    expect(finding).to.include({ level: 'refuse' });
    expect(finding && sayFinding(finding)).to.match(/^The clock of this machine says 1970.*timedatectl/);
  });

  it('warns of a clock behind what is stored, and lives with a day', () => {
    expect(checkClock(now, now + 2 * DAY_MS).map(({ level }) => level)).to.deep.equal(['warn']);
    expect(checkClock(now, now + DAY_MS)).to.deep.equal([]);
    expect(checkClock(now)).to.deep.equal([]);
  });

  it('refuses a disk without room', () => {
    // The one file system of every Linux machine that never has any.
    const findings = checkFolder('/proc');
    expect(findings.some(({ level, problem }) => level === 'refuse' && problem.includes('room left'))).to.be
      .true;
  });

  it('has nothing to say of a folder that is yet to be made', () => {
    expect(checkFolder('/nowhere/at/all')).to.deep.equal([]);
  });
});

/** Leaves what a copy of a young database holds whose tables all stand in the journal. */
function beginAnew(file: string): void {
  rmSync(file);
  const sqlite = new Database(file);
  sqlite.pragma('journal_mode = wal');
  sqlite.close();
}
