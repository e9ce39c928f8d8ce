import { expect } from 'chai';
import { pathTo, pathToArticle } from '../../src/addresses/links.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { siteLibrary } from '../support/library.ts';

const [ARTICLE] = siteLibrary().list('fr');

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
    const article = pathToArticle('fr', ARTICLE?.slug ?? '');
    const ready = await reader.get(article);
    expect((await reader.get('/health')).status).to.equal(200);
    isSilent = true;
    const answers = await Promise.all(
      [article, '/health', pathTo('glossary', 'fr', {})].map((path) => reader.get(path)),
    );
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 503, 200]);
    expect(answers[0]?.html).to.equal(ready.html);
    expect(answers[1]?.html).to.equal('no database\n');
  });
});
