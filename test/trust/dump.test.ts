import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { differing } from '../../src/db/print.ts';
import type { Fingerprint } from '../../src/db/print.ts';
import { backupName, manifestName } from '../../src/operations/backup-files.ts';
import { listBackups, readManifest } from '../../src/operations/backup-place.ts';
import { proveDump } from '../../src/operations/dump-file.ts';
import { readDump } from '../../src/operations/dump.ts';
import { freshFolder } from '../support/folder.ts';
import { KilledCommand, MET } from './support/killed-command.ts';
import { OwnServer } from './support/own-server.ts';
import { scaled } from './support/scale.ts';

const KILLS = scaled(6, 40);
const COMMENTS = 5_000;
const HOURS_MS = 2 * 60 * 60_000;
/** Some of the others come when it has ended by itself: on a machine that others use it takes half or twice the time. */
const HALF = 1 / 2;

describe(`a copy on PostgreSQL whose making is killed at ${KILLS} moments`, function () {
  this.timeout(30 * 60_000);
  let server: OwnServer;
  let folder: string;
  let expected: Fingerprint;
  let lasts: number;
  const whole = new Set<string>();
  before(async () => {
    server = await OwnServer.start();
    await server.fill('original', COMMENTS);
    folder = freshFolder('copies');
    lasts = await undisturbed();
    expected = readManifest(join(folder, newest()))?.tables ?? {};
    expect(expected['comment']?.rows).to.be.greaterThan(COMMENTS);
    rmSync(folder, { recursive: true });
  });
  after(() => server.stop());
  beforeEach(() => {
    folder = freshFolder('copies');
    whole.clear();
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('is never taken for one: what has the name of a copy is whole, and the next one sweeps the rest away', async () => {
    let [isMet, leftovers] = [0, 0];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const copying = start();
      if (kill % 2 === 0) await setTimeout(((kill + 0.5) / KILLS) * lasts);
      else await untilBegun(copying);
      if (await copying.kill(MET[kill % MET.length] ?? 'all of it')) isMet += 1;
      const { code, stderr } = await copying.ended();
      // Who lost but the program that it ran says so in one line.
      if (code !== null) expect(`${code} ${stderr.split('\n').length}`, stderr).to.be.oneOf(['0 1', '1 2']);
      await programsEnded();
      leftovers = rest().length;
      expect(await halves()).to.deep.equal([]);
    }
    age();
    await undisturbed();
    expect([rest(), await halves()]).to.deep.equal([[], []]);
    console.log(
      `      ${isMet} of ${KILLS} kills met it: ${leftovers} files left, 0 taken for a copy; it takes ${Math.round(lasts)} ms`,
    );
    expect(isMet).to.be.at.least(KILLS * HALF);
    expect(leftovers).to.be.greaterThan(0);
  });

  it('is told apart from one that has its name from the beginning (control)', async () => {
    const kills = scaled(2, 10);
    for (let kill = 0; kill < kills; kill += 1) {
      const file = join(folder, backupName(Date.now() + kill * 1000, 'dump'));
      const given = ['--format=custom', `--file=${file}`, `--dbname=${server.addressOf('original')}`];
      const dumping = spawn('pg_dump', given, { stdio: 'ignore' });
      while (!existsSync(file) || statSync(file).size === 0) await setTimeout(1);
      dumping.kill('SIGKILL');
      await once(dumping, 'exit');
    }
    const found = await halves();
    console.log(`      control: ${found.length} halves of ${kills}`);
    expect(found).not.to.be.empty;
  });

  function start(): KilledCommand {
    return new KilledCommand('src/commands/operate.ts', ['backup'], {
      ...server.siteOn('original'),
      ...{ DATA_DIR: join(folder, 'none'), BACKUP_DIR: folder },
    });
  }

  /** How long it takes. */
  async function undisturbed(): Promise<number> {
    const copying = start();
    const { code, stderr } = await copying.ended();
    expect([code, stderr]).to.deep.equal([0, '']);
    return copying.age;
  }

  /** Every second one is killed while a part of a copy lies there. */
  async function untilBegun(copying: KilledCommand): Promise<void> {
    const before = rest().length;
    while (copying.isRunning && rest().length === before) await setTimeout(1);
  }

  /** One whose command is gone goes on by itself, into a file that has no name. */
  async function programsEnded(): Promise<void> {
    while ((await server.countConnections('original')) > 0) await setTimeout(20);
  }

  function newest(): string {
    return listBackups(folder, 'dump')[0]?.name ?? '';
  }

  /** What is neither a copy nor the words beside one. */
  function rest(): readonly string[] {
    const copies = listBackups(folder, 'dump').map(({ name }) => name);
    const known = new Set([...copies, ...copies.map(manifestName)]);
    return readdirSync(folder).filter((name) => !known.has(name));
  }

  /** What has the name of a copy and does not hold all of the site. Nobody writes to one that has its name. */
  async function halves(): Promise<readonly string[]> {
    const unproved = listBackups(folder, 'dump').filter(({ name }) => !whole.has(name));
    for (const { name } of unproved) if (await isWhole(name)) whole.add(name);
    return unproved.map(({ name }) => name).filter((name) => !whole.has(name));
  }

  async function isWhole(name: string): Promise<boolean> {
    const file = join(folder, name);
    try {
      const manifest = readManifest(file);
      if (manifest !== undefined) await proveDump(file, manifest);
      return differing(expected, (await readDump(file)).tables).length === 0;
    } catch {
      return false;
    }
  }

  /** As if they had been left hours ago. */
  function age(): void {
    const then = (Date.now() - HOURS_MS) / 1000;
    for (const name of rest()) utimesSync(join(folder, name), then, then);
  }
});
