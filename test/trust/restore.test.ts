import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { openPostgres } from '../../src/db/postgres/open.ts';
import { fingerprintOf, listTables } from '../../src/db/postgres/tables.ts';
import { differing } from '../../src/db/print.ts';
import type { Fingerprint } from '../../src/db/print.ts';
import { listBackups } from '../../src/operations/backup-place.ts';
import { freshFolder } from '../support/folder.ts';
import { operate } from '../support/installation.ts';
import { KilledCommand, MET } from './support/killed-command.ts';
import { OwnServer } from './support/own-server.ts';
import { scaled } from './support/scale.ts';

const KILLS = scaled(8, 40);
const COMMENTS = 1_500;
/** From one moment to the next, so that each few of them are spread over all of it; it has no divisor in common with their number. */
const STRIDE = 3;
/** One kill in so many comes as soon as all is committed: a moment too short to be met by a clock. */
const JUST_COMMITTED = 8;
const RESTORE = 'src/commands/operate.ts';
/** Some come when it has ended by itself: on a machine that others use it takes half or twice the time of the one before. */
const SOME = 1 / 4;
/** What holds the time of the restore itself. */
const OF_ITS_TIME: readonly string[] = ['heartbeat', 'kysely_migration'];

describe(`a restore on PostgreSQL that is killed at ${KILLS} moments`, function () {
  this.timeout(30 * 60_000);
  let server: OwnServer;
  let folder: string;
  let copy: string;
  let expected: Fingerprint;
  let lasts = 0;
  let round = 0;
  before(async () => {
    server = await OwnServer.start();
    folder = freshFolder('restoring');
    await server.fill('original', COMMENTS);
    const made = await operate(['backup'], environment());
    expect([made.code, made.stderr]).to.deep.equal([0, '']);
    copy = join(folder, listBackups(folder, 'dump')[0]?.name ?? '');
    const into = await nextDatabase();
    await undisturbed(into);
    expected = (await printOf(into)) ?? {};
    expect(expected['comment']?.rows).to.be.greaterThan(COMMENTS);
  });
  after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  it('leaves the database empty or whole, and goes on to its end when it is started again', async () => {
    const states: State[] = [];
    let isMet = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const into = await nextDatabase();
      const met = MET[kill % MET.length] ?? 'all of it';
      const restoring = start(into);
      if (kill % JUST_COMMITTED === JUST_COMMITTED - 1) await committed(into);
      else await setTimeout(((((kill * STRIDE) % KILLS) + 0.5) / KILLS) * lasts);
      if (await restoring.kill(met)) isMet += 1;
      states.push(await stateAfter(restoring, into));
      await undisturbed(into);
      expect(await stateOf(into)).to.equal('whole');
    }
    console.log(
      `      ${isMet} of ${KILLS} kills met it: ${countOf(states)}; it takes ${Math.round(lasts)} ms`,
    );
    expect(isMet).to.be.at.least(KILLS * SOME);
    expect(states).to.include.members(['empty', 'whole']).and.not.include('in part');
  });

  it('is told apart from one that commits each table (control)', async () => {
    const states: State[] = [];
    for (let kill = 0; kill < scaled(2, 10); kill += 1) {
      const into = await nextDatabase();
      const restoring = start(into, 'test/trust/controls/piecemeal.ts');
      await committed(into);
      await restoring.kill('all of it');
      states.push(await stateAfter(restoring, into));
    }
    console.log(`      control: ${countOf(states)}`);
    expect(states).to.include('in part');
  });

  type State = 'empty' | 'whole' | 'in part';

  function environment(): Readonly<Record<string, string>> {
    return { ...server.siteOn('original'), DATA_DIR: join(folder, 'none'), BACKUP_DIR: folder };
  }

  async function nextDatabase(): Promise<string> {
    await server.drop(`restored_${round}`);
    round += 1;
    await server.make(`restored_${round}`);
    return `restored_${round}`;
  }

  function start(into: string, script = RESTORE): KilledCommand {
    return new KilledCommand(script, ['restore', copy, '--into', into], environment());
  }

  /** To its end, and how long that takes where all is yet to be done. */
  async function undisturbed(into: string): Promise<void> {
    const isEmpty = (await stateOf(into)) === 'empty';
    const restoring = start(into);
    const { code, stderr } = await restoring.ended();
    expect([code, stderr]).to.deep.equal([0, '']);
    if (isEmpty) lasts = restoring.age;
  }

  async function stateAfter(restoring: KilledCommand, into: string): Promise<State> {
    const { code, stderr } = await restoring.ended();
    while ((await server.countConnections(into)) > 0) await setTimeout(20);
    const state = await stateOf(into);
    // Who lost but the program that it read from says so in one line, unless it had read all.
    if (code !== null)
      expect([code, stderr.split('\n').length], stderr).to.deep.equal(state === 'whole' ? [0, 1] : [1, 2]);
    return state;
  }

  async function committed(into: string): Promise<void> {
    while ((await printOf(into, [])) === undefined) await setTimeout(3);
  }

  async function stateOf(into: string): Promise<State> {
    const found = await printOf(into);
    if (found === undefined) return 'empty';
    return differing(expected, found).length === 0 ? 'whole' : 'in part';
  }

  /** Undefined where there are no tables. */
  async function printOf(into: string, only?: readonly string[]): Promise<Fingerprint | undefined> {
    const { db } = openPostgres(server.addressOf(into));
    try {
      const tables = await listTables(db);
      if (tables.length === 0) return undefined;
      const wanted = tables.filter(({ name }) => only?.includes(name) ?? !OF_ITS_TIME.includes(name));
      return await db.transaction().execute((trx) => fingerprintOf(trx, wanted));
    } finally {
      await db.destroy();
    }
  }
});

function countOf(states: readonly string[]): string {
  const kinds = [...new Set(states)].map(
    (kind) => `${states.filter((each) => each === kind).length} ${kind}`,
  );
  return kinds.join(', ');
}
