import { chmodSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { freshFolder } from '../support/folder.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { linkPath, saveStrategy } from '../support/builders.ts';
import { Cluster } from '../support/cluster.ts';
import { BEHIND_PROXY, FRENCH, filled, openForm, send } from '../support/discussion.ts';
import { addressOf } from '../support/hosts.ts';
import { sharedSecrets } from '../support/postgres.ts';
import { valuesOf } from '../support/rows.ts';
import { SmallDisk } from './support/small-disk.ts';

const SIZE = '200m';
const TEXT = 'Des mots écrits sur un disque plein. ';
const LONG_TEXT = TEXT.repeat(50);
/** What the disk still finds room for, and then some. */
const MOST_FORMS = 4_000;

describe('a full disk of the database', function () {
  this.timeout(600_000);
  let disk: SmallDisk;
  let cluster: Cluster;
  let site: TestSite;
  let sent = 0;
  const acknowledged: number[] = [];

  before(async () => {
    disk = new SmallDisk(SIZE);
    // The database is of another user than root.
    chmodSync(disk.folder, 0o755);
    cluster = await Cluster.start({ standbys: 0, synchronous: false, place: disk.folder });
    site = await openSite(
      { ...BEHIND_PROXY, ...sharedSecrets('full'), DATABASE_URL: cluster.url },
      freshFolder('full'),
    );
    // What comes once a minute throws away a file that each new connection reads: a full disk has no room to write it again.
    await cluster.primary.ask('alter system set autovacuum = off');
    await cluster.primary.ask('select pg_reload_conf()');
  });
  after(async () => {
    await site.db.destroy();
    // Killed, it would leave its memory behind.
    await cluster.primary.stop();
    await cluster.erase();
    disk.remove();
  });

  /** Whoever connects writes that file where it is gone. */
  const fillDisk = async () => {
    await cluster.primary.ask('select 1');
    disk.fill();
  };
  /** The words of each end with its number. */
  const comment = async (page: Answer, app: RequestListener = site.app) => {
    sent += 1;
    const answer = await send(new Browser(app), page, filled(page, { comment: `${LONG_TEXT} ${sent}` }), {
      headers: addressOf(sent),
    });
    if (answer.status === 303) acknowledged.push(sent);
    return answer;
  };
  /** What was acknowledged and is not there once. One that was refused may be there as well, where its commit was in doubt. */
  const lost = async () => {
    const words = (await valuesOf(site, 'select text from comment')).map(String);
    const kept = (number: number) => words.filter((each) => each.endsWith(` ${number}`)).length;
    return acknowledged.filter((number) => kept(number) !== 1);
  };

  it('leaves the pages readable, keeps the words, loses nothing acknowledged, and is forgotten once there is room', async () => {
    const strategy = await saveStrategy(new Browser(site.app));
    await new Browser(site.app).get(FRENCH);
    await fillDisk();
    await fillWithForms();
    expect(cluster.primary.isRunning).to.equal(true);
    for (const path of [FRENCH, linkPath(strategy, 'read-link')])
      expect((await new Browser(site.app).get(path)).status, path).to.equal(200);
    disk.free();
    await untilTaken();
    expect(acknowledged).not.to.deep.equal([]);
    expect(await lost()).to.deep.equal([]);
  });

  it('is noticed in a site that thanks whatever happens (control)', async () => {
    await fillDisk();
    const [before, begun] = [acknowledged.length, sent];
    // What is still lost when the next form has been answered stays so.
    while ((await lost()).every((number) => number === sent) && sent < begun + MOST_FORMS) {
      const page = await openForm(site, new Browser(site.app));
      expect((await comment(page, thanking(site.app))).status).to.equal(303);
    }
    disk.free();
    await untilTaken();
    const found = (await lost()).length;
    console.log(`      control: ${found} of ${acknowledged.length - before} acknowledged and not kept`);
    expect(found).to.be.greaterThan(0);
  });

  it('keeps the words where the journal finds no room and the database ends, until somebody starts it again', async () => {
    const kept = (await valuesOf(site, 'select id from comment')).length;
    const page = await openForm(site, new Browser(site.app));
    await new Browser(site.app).get(FRENCH);
    await fillDisk();
    await endByJournal();
    const refused = await comment(page);
    expect(refused.status).to.equal(503);
    expect(refused.html).to.contain(TEXT.trim());
    expect((await new Browser(site.app).get(FRENCH)).status).to.equal(200);
    disk.free();
    await cluster.primary.start();
    expect(await valuesOf(site, 'select id from comment')).to.have.length(kept);
    await untilTaken();
  });

  /** Sends forms until one is refused. */
  async function fillWithForms(): Promise<void> {
    for (let taken = 0; taken < MOST_FORMS; taken += 1) {
      const page = await openForm(site, new Browser(site.app));
      const answer = await comment(page);
      if (answer.status === 303) continue;
      expect(answer.status).to.equal(503);
      expect(answer.html).to.contain(TEXT.trim());
      return;
    }
    expect.fail('the disk never filled');
  }

  /** What writes to the journal until its disk has no room for the next file of it. */
  async function endByJournal(): Promise<void> {
    while (cluster.primary.isRunning) {
      await cluster.primary
        .ask("select pg_logical_emit_message(false, 'wheel', repeat('x', 1000000)), pg_switch_wal()")
        .catch(() => undefined);
      await setTimeout(100);
    }
  }

  async function untilTaken(): Promise<void> {
    for (;;) {
      const page = await openForm(site, new Browser(site.app));
      if (page.status === 200 && (await comment(page)).status === 303) return;
      await setTimeout(200);
    }
  }
});

/** As `controls/careless.ts` does. */
function thanking(app: RequestListener): RequestListener {
  return (request, response) => {
    const writeHead = response.writeHead.bind(response);
    response.writeHead = (status: number, ...rest: never[]) =>
      writeHead(status === 503 ? 303 : status, ...rest);
    app(request, response);
  };
}
