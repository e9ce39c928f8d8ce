import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { pathTo, pathToArticle } from '../../src/addresses/links.ts';
import { PAGES } from '../../src/addresses/pages.ts';
import { siteLibrary } from '../support/library.ts';

describe('the site map', () => {
  let site: TestSite;
  before(async () => (site = await openSite()));
  after(() => site.close());

  for (const lang of LANGS)
    it(`leads to every page that anybody may open, and each opens (${lang})`, async () => {
      const browser = new Browser(site.app);
      const { $ } = await browser.get(pathTo('siteMap', lang, {}));
      const listed = $('main a')
        .map((_, link) => $(link).attr('href'))
        .get();
      const plain = Object.values(PAGES)
        .map((page) => page[lang])
        .filter((path) => !/:|moderation|\.(?:csv|json)$/.test(path));
      const open: string[] = [];
      for (const path of plain) if ((await browser.get(path)).status === 200) open.push(path);
      const articles = siteLibrary()
        .list(lang)
        .map(({ slug }) => pathToArticle(lang, slug));
      const itself = pathTo('siteMap', lang, {});
      expect(open).to.include(itself);
      expect(listed).to.have.members([...open, ...articles].filter((path) => path !== itself));
    });
});
