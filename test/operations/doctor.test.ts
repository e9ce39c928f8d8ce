import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  readdirSync,
  rmSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'chai';
import { readConfig } from '../../src/config.ts';
import { DATABASE_FILE } from '../../src/db/database.ts';
import { diagnose } from '../../src/operations/doctor.ts';
import { freshFolder } from '../support/folder.ts';
import { Installation, operate, run } from '../support/installation.ts';
import { SmallDisk } from '../trust/support/small-disk.ts';

const OTHER_USER = 65_534;
/** What each line begins with: a stack, or an error as the machine throws it, does not. */
const LINE = /^(?:good {3}|look {3}|FAULT {2})\S/;
const RAW = /\n\s+at |node:internal|undefined|\[object/;

interface Case {
  readonly spoil: (data: string) => void;
  /** Stands in the way meanwhile; what it gives back ends it. */
  readonly hold?: (data: string) => () => void;
  readonly env?: (data: string) => Readonly<Record<string, string>>;
  readonly said: RegExp;
  readonly isHealthy?: boolean;
}

const fileIn = (data: string) => join(data, DATABASE_FILE);
const change = (file: string, sql: string) => {
  new Database(file).exec(sql).close();
};
const newestIn = (data: string) => {
  const [name = ''] = readdirSync(join(data, 'backups')).filter((each) => each.endsWith('.sqlite'));
  return join(data, 'backups', name);
};

const CASES: Readonly<Record<string, Case>> = {
  'nothing at all': { spoil: () => undefined, said: /good {3}the database is whole/, isHealthy: true },
  'no folder': {
    spoil: (data) => {
      rmSync(data, { recursive: true });
    },
    said: /FAULT {2}The database .* is not there: start the site once/,
  },
  'a file in place of the folder': {
    spoil: (data) => {
      rmSync(data, { recursive: true });
      writeFileSync(data, 'x');
    },
    said: /FAULT {2}DATA_DIR .* is no folder: name a folder/,
  },
  'a folder in place of the database': {
    spoil: (data) => {
      rmSync(fileIn(data));
      mkdirSync(fileIn(data));
    },
    said: /FAULT {2}.* is a folder, where the database should be/,
  },
  'an empty database': {
    spoil: (data) => {
      truncateSync(fileIn(data), 0);
    },
    said: /FAULT {2}.* is missing or empty though the secrets/,
  },
  'half a database': {
    spoil: (data) => {
      truncateSync(fileIn(data), Math.floor(statSync(fileIn(data)).size / 2));
    },
    said: /FAULT {2}The database .*(?:damaged|malformed).*: restore a backup/,
  },
  'words in place of the database': {
    spoil: (data) => {
      writeFileSync(fileIn(data), 'strange'.repeat(1000));
    },
    said: /FAULT {2}.* is no database/,
  },
  'a database of a newer version': {
    spoil: (data) => {
      change(fileIn(data), "insert into kysely_migration values ('9999_later', '2030')");
    },
    said: /FAULT {2}The database .* was written by a newer version: upgrade/,
  },
  'a database that lacks a change': {
    spoil: (data) => {
      change(fileIn(data), "delete from kysely_migration where name like '0043%'");
    },
    said: /look {3}The database .* lacks 1 changes/,
    isHealthy: true,
  },
  'a database that lacks a table': {
    spoil: (data) => {
      change(fileIn(data), 'drop table link');
    },
    said: /FAULT {2}The database .* cannot be read \(no such table: link\)/,
  },
  'a database that another program keeps for itself': {
    spoil: () => undefined,
    hold: (data) => {
      const holder = new Database(fileIn(data));
      holder.pragma('locking_mode = exclusive');
      holder.exec('begin exclusive; delete from session; commit');
      return () => {
        holder.close();
      };
    },
    said: /FAULT {2}The database .* cannot be read \(.*locked\): another program holds it/,
  },
  'an index of a journal without the journal': {
    spoil: (data) => {
      writeFileSync(`${fileIn(data)}-shm`, '', { mode: 0o600 });
      rmSync(`${fileIn(data)}-wal`, { force: true });
    },
    said: /look {3}.*wheel\.sqlite-wal is missing though the -shm file is there/,
    isHealthy: true,
  },
  'a database older than its backup': {
    spoil: (data) => {
      change(fileIn(data), 'update heartbeat set at = at - 1');
    },
    said: /look {3}The database .* was copied without its -wal file, or an older one was put back: .*restore/,
    isHealthy: true,
  },
  'a secret that is too short': {
    spoil: (data) => {
      writeFileSync(join(data, 'mail-secret'), 'short');
    },
    said: /FAULT {2}.*mail-secret is too short to be a secret \(5 characters\)/,
  },
  'a secret that is a folder': {
    spoil: (data) => {
      rmSync(join(data, 'session-secret'));
      mkdirSync(join(data, 'session-secret'), { mode: 0o700 });
    },
    said: /FAULT {2}.*session-secret is no file/,
  },
  'a secret that all can read': {
    spoil: (data) => {
      chmodSync(join(data, 'link-secret'), 0o644);
    },
    said: /FAULT {2}.*link-secret can be read by other users.*: chmod 600/,
  },
  'a folder that all can write': {
    spoil: (data) => {
      chmodSync(data, 0o777);
    },
    said: /FAULT {2}DATA_DIR .* can be written by every user.*: chmod 700/,
  },
  'a file in place of the folder of backups': {
    spoil: (data) => {
      rmSync(join(data, 'backups'), { recursive: true });
      writeFileSync(join(data, 'backups'), 'x', { mode: 0o755 });
    },
    said: /look {3}The newest backup .* cannot be looked at by this user: it is no folder/,
    isHealthy: true,
  },
  'a backup that was changed': {
    spoil: (data) => {
      change(newestIn(data), 'delete from setting; delete from heartbeat');
    },
    said: /FAULT {2}The newest backup .* does not hold what was copied: heartbeat.*: make another one/,
  },
  'half a backup': {
    spoil: (data) => {
      truncateSync(newestIn(data), 40_960);
    },
    said: /FAULT {2}The newest backup .*(?:damaged|malformed).*: make another one/,
  },
  'a backup with a broken print': {
    spoil: (data) => {
      writeFileSync(`${newestIn(data)}.json`, '{"tables": 3');
    },
    said: /FAULT {2}The newest backup .* what the copy holds cannot be read from .*json: make another one/,
  },
  'a backup without its print': {
    spoil: (data) => {
      rmSync(`${newestIn(data)}.json`);
    },
    said: /look {3}The newest backup .* is sound, but without its \.json nothing says what it should hold/,
    isHealthy: true,
  },
  'a copy made by hand among the backups': {
    spoil: (data) => {
      cpSync(fileIn(data), join(data, 'backups', 'wheel-20990101T000000Z.sqlite'));
    },
    said: /look {3}The newest backup .* was copied by hand without the -wal file/,
    isHealthy: true,
  },
  'a folder of methods that is not there': {
    spoil: () => undefined,
    env: () => ({ METHODS_DIR: '/nowhere' }),
    said: /FAULT {2}Articles or methods keep the site from starting \(\/nowhere: cannot be read/,
  },
  'a method without words': {
    spoil: (data) => {
      mkdirSync(join(data, 'methods', 'mine'), { recursive: true });
      writeFileSync(join(data, 'methods', 'mine', 'method.json'), '{');
    },
    env: (data) => ({ METHODS_DIR: join(data, 'methods') }),
    said: /look {3}The method \S*mine: has no words/,
    isHealthy: true,
  },
  'the same where faulty files are refused': {
    spoil: (data) => {
      mkdirSync(join(data, 'methods', 'mine'), { recursive: true });
    },
    env: (data) => ({ METHODS_DIR: join(data, 'methods'), FAULTY_FILES: 'refuse' }),
    said: /FAULT {2}Articles or methods keep the site from starting \(.*mine: has no method\.json/,
  },
  'a method that nobody knows': {
    spoil: () => undefined,
    env: () => ({ METHOD: 'unheard-of' }),
    said: /FAULT {2}Articles or methods .*METHOD: unheard-of: is none of the methods/,
  },
};

describe('the doctor', function () {
  this.timeout(300_000);
  let template: Installation;
  let folder: string;
  let data: string;

  before(async () => {
    template = new Installation();
    await template.startAndStop();
    await template.operate(['backup']);
  });
  after(() => template.remove());
  beforeEach(() => {
    folder = freshFolder('doctor');
    data = join(folder, 'data');
    cpSync(template.dataDir, data, { recursive: true });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  for (const [what, { spoil, hold, env, said, isHealthy = false }] of Object.entries(CASES))
    it(`tells in words of ${what}`, async () => {
      spoil(data);
      const release = hold?.(data);
      const config = readConfig({ DATA_DIR: data, PORT: '1', ...env?.(data) });
      const { lines, healthy } = await diagnose(config, Date.now());
      release?.();
      const text = lines.join('\n');
      expect(text).to.match(said).and.not.match(RAW);
      for (const line of text.split('\n')) expect(line).to.match(LINE);
      expect(healthy, text).to.equal(isHealthy);
      expect(/^FAULT/m.test(text)).to.equal(!isHealthy);
    });

  it('tells of a setting that cannot work as of the rest, and ends with 1', async () => {
    for (const [name, value] of [
      ['PORT', 'eighty'],
      ['BASE_URL', 'wheel.example'],
      ['FAULTY_FILES', 'perhaps'],
      ['SMTP_URL', 'http://mail'],
    ] as const) {
      const { code, stdout, stderr } = await operate(['doctor'], { DATA_DIR: data, [name]: value });
      expect([code, stderr]).to.deep.equal([1, '']);
      expect(stdout).to.match(new RegExp(`^FAULT {2}The settings cannot be used: ${name} must`));
    }
  });

  it('tells another user what that user may not do, and takes nothing for damaged or missing', async () => {
    chmodSync(folder, 0o711);
    const asOther = async () => {
      const { code, stdout, stderr } = await run(
        'src/commands/operate.ts',
        ['doctor'],
        { DATA_DIR: data, PORT: '1' },
        OTHER_USER,
      );
      expect([code, stderr]).to.deep.equal([1, '']);
      expect(stdout).to.not.match(RAW);
      for (const line of stdout.trimEnd().split('\n')) expect(line).to.match(LINE);
      return stdout;
    };
    const closed = await asOther();
    expect(closed).to.match(/FAULT {2}DATA_DIR .* cannot be written: give it to the user/);
    expect(closed).not.to.match(/is not there|restore/);
    chownSync(data, OTHER_USER, OTHER_USER);
    const open = await asOther();
    expect(open).to.match(/FAULT {2}.*wheel\.sqlite cannot be used by this user: chown/);
    expect(open).to.match(
      /FAULT {2}The database .* cannot be read .*: run the doctor as the user that runs the site/,
    );
    expect(open).to.match(/FAULT {2}.*link-secret cannot be used by this user/);
  });

  it('tells of a disk without any room', async () => {
    const disk = new SmallDisk('4m');
    try {
      const full = join(disk.folder, 'data');
      cpSync(template.dataDir, full, { recursive: true });
      for (const ending of ['-wal', '-shm']) rmSync(`${fileIn(full)}${ending}`, { force: true });
      disk.fill();
      const { lines, healthy } = await diagnose(readConfig({ DATA_DIR: full, PORT: '1' }), Date.now());
      const text = lines.join('\n');
      expect(text)
        .to.match(/FAULT {2}DATA_DIR .* has 0\.0 MB of room left: free space/)
        .and.not.match(RAW);
      for (const line of text.split('\n')) expect(line).to.match(LINE);
      expect(healthy).to.equal(false);
    } finally {
      disk.remove();
    }
  });

  it('goes on with its other looks where one fails', async () => {
    renameSync(newestIn(data), join(data, 'elsewhere'));
    mkdirSync(newestIn(data) + 'x', { recursive: true });
    mkdirSync(join(data, 'backups', 'wheel-20260101T000000Z.sqlite'));
    const { lines } = await diagnose(readConfig({ DATA_DIR: data, PORT: '1' }), Date.now());
    const text = lines.join('\n');
    expect(text)
      .to.match(/FAULT {2}The newest backup/)
      .and.not.match(RAW);
    expect(text).to.include('good   the database is whole').and.include('/ready does not answer');
  });
});
