import { expect } from 'chai';
import { fixFeedIds } from '../../src/identity/feed-id-store.ts';
import { openSite, seededRandom } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { linkPath, saveStrategy } from '../support/builders.ts';
import { readByNpm } from '../support/calendar-readers.ts';
import { arrive } from '../support/comments.ts';
import { FRENCH } from '../support/discussion.ts';

const FIRST = { BASE_URL: 'http://first.example' };
const LATER = { BASE_URL: 'https://later.example/roue', TRUST_PROXY: '1' };

describe('the ids by which programs know what they read', () => {
  let site: TestSite;
  afterEach(() => site.close());

  const start = async (env: Readonly<Record<string, string>>, folder?: string) => {
    site = await openSite(env, folder);
    await fixFeedIds(site, { clock: () => site.time.now, random: seededRandom() });
  };
  const move = async () => {
    await site.db.destroy();
    await start(LATER, site.dataDir);
  };
  const read = async (path: string) => {
    const { status, html } = await new Browser(site.app).get(path);
    expect(status, path).to.equal(200);
    return html;
  };
  const feeds = async (below = '') => {
    const texts = [
      await read(`${below}/fr/articles.atom`),
      await read(`${below}/en/articles.atom`),
      await read(`${below}${FRENCH}/commentaires.atom`),
    ];
    return {
      ids: texts.flatMap((text) => [...text.matchAll(/<id>([^<]*)<\/id>/g)].map(([, id]) => id)),
      links: texts.flatMap((text) => [...text.matchAll(/href="(https?:[^"]*)"/g)].map(([, url = '']) => url)),
    };
  };

  it('are a tag of a new site, and stay the same when it moves to another name and below a path', async () => {
    await start(FIRST);
    await arrive(site, { status: 'published' });
    const before = await feeds();
    expect(before.ids).to.have.length.greaterThan(10);
    for (const id of before.ids) expect(id).to.match(/^tag:first\.example,2026-11-22:[\w-]{12}\/(fr|en)\//);
    expect(new Set(before.ids).size).to.equal(before.ids.length);
    await move();
    const after = await feeds('/roue');
    expect(after.ids).to.deep.equal(before.ids);
    expect(before.links.some((url) => url.startsWith('http://first.example/fr'))).to.equal(true);
    for (const url of after.links.filter((each) => each.includes('later'))) expect(url).to.include('/roue/');
    expect(after.links.some((url) => url.includes('first.example'))).to.equal(false);
  });

  it('are those that readers know already where a site ran before, and then stay the same', async () => {
    site = await openSite(FIRST);
    await arrive(site, { status: 'published' });
    const known = await feeds();
    expect(known.ids[0]).to.equal('http://first.example/fr/articles.atom');
    await site.db.insertInto('feed_id').values({ id: 1, prefix: '' }).execute();
    await fixFeedIds(site, { clock: () => site.time.now, random: seededRandom() });
    expect((await feeds()).ids).to.deep.equal(known.ids);
    await move();
    expect((await feeds('/roue')).ids).to.deep.equal(known.ids);
  });

  it('would change with the address if nothing fixed them (control)', async () => {
    site = await openSite(FIRST);
    const [before] = (await feeds()).ids;
    await site.db.destroy();
    site = await openSite(LATER, site.dataDir);
    expect((await feeds('/roue')).ids[0]).not.to.equal(before);
  });

  it('are fixed once: another start changes nothing', async () => {
    await start(FIRST);
    const before = await feeds();
    await fixFeedIds(site, { clock: () => site.time.now + 1e10, random: seededRandom() });
    expect(await feeds()).to.deep.equal(before);
  });

  it('of the events of a calendar stay the same as well', async () => {
    await start(FIRST);
    const path = linkPath(await saveStrategy(new Browser(site.app)), 'read-link');
    const uids = async (below: string) =>
      readByNpm(await read(`${below}${path}/roue.ics`)).events.map(({ uid }) => uid);
    const before = await uids('');
    expect(before.every((uid) => uid.endsWith('@first.example'))).to.equal(true);
    await move();
    expect(await uids('/roue')).to.deep.equal(before);
  });
});
