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

  before(async () => {
    disk = new SmallDisk(SIZE);
    // The database is of another user than root.
    chmodSync(disk.folder, 0o755);
    cluster = await Cluster.start({ standbys: 0, synchronous: false, place: disk.folder });
    site = await openSite(
      { ...BEHIND_PROXY, ...sharedSecrets('full'), DATABASE_URL: cluster.url },
      freshFolder('full'),
    );
  });
  after(async () => {
    await site.db.destroy();
    // Killed, it would leave its memory behind.
    await cluster.primary.stop();
    await cluster.erase();
    disk.remove();
  });

  const comment = async (page: Answer, text: string, app: RequestListener = site.app) => {
    sent += 1;
    return send(new Browser(app), page, filled(page, { comment: `${text} ${sent}` }), {
      headers: addressOf(sent),
    });
  };

  it('leaves the pages readable, keeps the words, loses nothing acknowledged, and is forgotten once there is room', async () => {
    const strategy = await saveStrategy(new Browser(site.app));
    await new Browser(site.app).get(FRENCH);
    disk.fill();
    const taken = await fillWithForms();
    expect(cluster.primary.isRunning).to.equal(true);
    for (const path of [FRENCH, linkPath(strategy, 'read-link')])
      expect((await new Browser(site.app).get(path)).status, path).to.equal(200);
    disk.free();
    await untilTaken();
    expect(await valuesOf(site, 'select id from comment')).to.have.length(taken + 1);
  });

  it('is noticed in a site that thanks whatever happens (control)', async () => {
    const kept = async () => (await valuesOf(site, 'select id from comment')).length;
    const before = await kept();
    let thanked = 0;
    disk.fill();
    for (; thanked < MOST_FORMS && (await kept()) === before + thanked; thanked += 1) {
      const page = await openForm(site, new Browser(site.app));
      expect((await comment(page, LONG_TEXT, thanking(site.app))).status).to.equal(303);
    }
    console.log(
      `      control: ${before + thanked - (await kept())} of ${thanked} acknowledged and not kept`,
    );
    expect(await kept()).to.be.below(before + thanked);
    disk.free();
    await untilTaken();
  });

  it('keeps the words where the journal finds no room and the database ends, until somebody starts it again', async () => {
    const kept = (await valuesOf(site, 'select id from comment')).length;
    const page = await openForm(site, new Browser(site.app));
    await new Browser(site.app).get(FRENCH);
    disk.fill();
    await endByJournal();
    const refused = await comment(page, LONG_TEXT);
    expect(refused.status).to.equal(503);
    expect(refused.html).to.contain(TEXT.trim());
    expect((await new Browser(site.app).get(FRENCH)).status).to.equal(200);
    disk.free();
    await cluster.primary.start();
    expect(await valuesOf(site, 'select id from comment')).to.have.length(kept);
    await untilTaken();
  });

  /** Sends forms until one is refused; answers how many were taken. */
  async function fillWithForms(): Promise<number> {
    for (let taken = 0; taken < MOST_FORMS; taken += 1) {
      const page = await openForm(site, new Browser(site.app));
      const answer = await comment(page, LONG_TEXT);
      if (answer.status === 303) continue;
      expect(answer.status).to.equal(503);
      expect(answer.html).to.contain(TEXT.trim());
      return taken;
    }
    return expect.fail('the disk never filled');
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
      if (page.status === 200 && (await comment(page, LONG_TEXT)).status === 303) return;
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
