import { expect } from 'chai';
import { pathTo, pathToArticle } from '../../src/addresses/links.ts';
import { NOW, openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { arrive } from '../support/comments.ts';
import { SLUGS } from '../support/discussion.ts';

const ARTICLE = pathToArticle('fr', SLUGS.fr);

/** A machine that is stopped answers nothing, and refuses nothing either. */
describe('a database that says nothing at all', () => {
  let site: TestSite;
  let isSilent: boolean;
  beforeEach(async () => {
    isSilent = false;
    site = await openSite({}, undefined, {
      contentVersion: () => (isSilent ? new Promise<number>(() => undefined) : Promise.resolve(1)),
    });
  });
  afterEach(() => site.close());

  it('keeps nobody waiting for a page that is ready, nor the balancer for its answer', async () => {
    const reader = new Browser(site.app);
    const ready = await reader.get(ARTICLE);
    expect((await reader.get('/health')).status).to.equal(200);
    isSilent = true;
    const answers = await Promise.all(
      [ARTICLE, '/health', pathTo('glossary', 'fr', {})].map((path) => reader.get(path)),
    );
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 503, 200]);
    expect(answers[0]?.html).to.equal(ready.html);
    expect(answers[1]?.html).to.equal('no database\n');
  });

  it('shows what was ready for a minute after it was last known to be so, and no longer', async () => {
    const reader = new Browser(site.app);
    const read = async (seconds: number) => {
      site.time.now = NOW + seconds * 1_000;
      return (await reader.get(ARTICLE)).html;
    };
    const ready = await read(1);
    expect(await read(58)).to.equal(ready);
    isSilent = true;
    await arrive(site, { status: 'published', text: 'Un mot de plus' });
    expect(await read(117)).to.equal(ready);
    expect(await read(119)).to.include('Un mot de plus');
  });
});
