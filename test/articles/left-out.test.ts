import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadLibrary } from '../../src/articles/library.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { articleFile } from '../comments/builders.ts';
import { freshFolder } from '../support/folder.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { METHODS } from '../support/method.ts';

describe('a site with a faulty article', () => {
  let folder: string;
  let site: TestSite;

  before(async () => {
    folder = freshFolder('articles');
    const put = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
    };
    put(
      'premier.fr.md',
      articleFile({ translation: 'first', start: 'yes' }, 'Lisez [la suite](article:second).'),
    );
    put('first.en.md', articleFile({ translation: 'premier', lang: 'en', start: 'yes' }));
    put('second.fr.md', articleFile({ translation: 'next', published: 'hier' }));
    put('next.en.md', articleFile({ translation: 'second', lang: 'en' }));
    site = await openSite({}, undefined, { library: loadLibrary(folder, METHODS.find, false) });
  });

  after(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });

  it('shows every other page, and says of the one that it is not there', async () => {
    const browser = new Browser(site.app);
    const pages = LANGS.flatMap((lang) => [`/${lang}`, `/${lang}/articles`, `/${lang}/articles.atom`]);
    for (const path of [...pages, '/sitemap.xml', '/fr/articles/premier', '/en/articles/first'])
      expect((await browser.get(path)).status, path).to.equal(200);
    expect((await browser.get('/fr/articles/second')).status).to.equal(404);
    expect((await browser.get('/fr/articles')).html).not.to.include('/fr/articles/second');
    expect((await browser.get('/sitemap.xml')).html).not.to.include('/fr/articles/second');
  });

  it('leads from its translation to the list in the other language, and names no twin to programs', async () => {
    const page = await new Browser(site.app).get('/en/articles/next');
    expect(page.status).to.equal(200);
    expect(
      page
        .$('link[hreflang]')
        .map((_, each) => page.$(each).attr('hreflang'))
        .get(),
    ).to.deep.equal(['en']);
    expect(page.$('a[hreflang="fr"]').first().attr('href')).to.equal('/fr/articles');
  });
});
