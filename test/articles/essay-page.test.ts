import { expect } from 'chai';
import { pathTo } from '../../src/addresses/links.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { arrive } from '../support/comments.ts';
import { ENGLISH, FRENCH, commentIn, decideSetting, write } from '../support/discussion.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { everyTable } from '../support/rows.ts';

const published = { status: 'published' as const };

describe('reading an article', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  it('leads on to other articles, and back', async () => {
    for (const path of [FRENCH, ENGLISH]) {
      const page = await browser.get(path);
      const [home, list] = page
        .$('nav.breadcrumb a')
        .map((_, each) => page.$(each).attr('href'))
        .get();
      expect([home, list]).to.deep.equal([path.slice(0, 3), `${path.slice(0, 3)}/articles`]);
      const around = page
        .$('.related a, .neighbours a')
        .map((_, each) => page.$(each).attr('href'))
        .get();
      expect(page.$('.related a').length, path).to.be.within(1, 3);
      expect(page.$('.neighbours a[rel="prev"], .neighbours a[rel="next"]').length, path).to.be.within(1, 2);
      for (const link of around) {
        expect(link).not.to.equal(path);
        expect((await browser.get(link)).status, link).to.equal(200);
      }
    }
  });

  it('leads to the same article in the other language, and back', async () => {
    const list = await browser.get('/fr/articles');
    const paths = list
      .$('.article-list h2 a')
      .map((_, each) => list.$(each).attr('href'))
      .get();
    expect(paths.length).to.be.at.least(4);
    for (const path of paths) {
      const twin = (await browser.get(path)).$('.site-nav a[hreflang="en"]').attr('href') ?? '';
      const page = await browser.get(twin);
      expect([page.status, page.$('html').attr('lang')], twin).to.deep.equal([200, 'en']);
      expect(page.$('.site-nav a[hreflang="fr"]').attr('href'), twin).to.equal(path);
    }
  });

  it('shows how an indicator moved, in a drawing and a table that say the same, and where to follow one', async () => {
    for (const [path, lang] of [
      ['/fr/articles/relire-sa-roue-trois-mois-apres', 'fr'],
      ['/en/articles/reading-your-wheel-three-months-later', 'en'],
    ] as const) {
      const page = await browser.get(path);
      const readingsIn = (place: string) =>
        page
          .$(`${place} [data-reading]`)
          .toArray()
          .map((each) => `${page.$(each).attr('data-on') ?? ''} ${page.$(each).attr('data-reading') ?? ''}`);
      expect(readingsIn('.prose svg.trend')).to.have.length(6);
      expect(readingsIn('.prose .trend-table')).to.deep.equal(readingsIn('.prose svg.trend').toReversed());
      expect(page.$('.prose').text()).to.include(messagesFor(lang).followUp.part.begin);
      expect(page.$(`.prose a[href="${pathTo('myStrategies', lang, {})}"]`)).to.have.length(1);
    }
  });

  it('carries a wheel painted in it on to the diagnosis, keeping nothing', async () => {
    const before = await everyTable(site);
    const page = await browser.get(FRENCH);
    const answer = await browser.submit(page, '', { listen: 'priority', teach: 'secondary' }, '.paint form');
    expect([answer.status, answer.cookies]).to.deep.equal([303, []]);
    expect(answer.location).to.equal('/fr/roue/diagnostic?listen=priority&teach=secondary');
    const diagnosis = await browser.follow(answer);
    expect(diagnosis.$('input[type="hidden"][name="listen"]').attr('value')).to.equal('priority');
    expect(await everyTable(site)).to.deep.equal(before);
  });

  it('is valid HTML without a script, whatever state it is in', async () => {
    const lists = await Promise.all(['/fr/articles', '/en/articles'].map((path) => browser.get(path)));
    const paths = lists.flatMap(({ $ }) =>
      $('.article-list h2 a')
        .map((_, each) => $(each).attr('href'))
        .get(),
    );
    const root = await arrive(site, { ...published, text: 'Deux\n\nparagraphes & <b>' });
    await arrive(site, { ...published, parent_id: root.id });
    const stub = await arrive(site, { status: 'spam' });
    await arrive(site, { ...published, parent_id: stub.id });
    const sent = await write(site);
    const [replying, again, preview, parentless] = [
      await browser.get(`${FRENCH}?repondre=${root.id}`),
      await write(site, { name: '', email: 'x', website: 'x', comment: '', captcha: '' }, { path: ENGLISH }),
      await write(site, {}, { action: 'preview' }),
      await write(site, { parent: 'gone', comment: '' }),
    ];
    const report = await browser.get(
      commentIn(replying, root.id).find('a[href*="signaler"]').attr('href') ?? '',
    );
    const mine = await browser.follow(sent);
    const edit = await browser.get(mine.$('a[href*="/commentaires/"]').attr('href') ?? '');
    await decideSetting(site, 'closeAfterDays', '1');
    const closed = [
      await browser.get(FRENCH),
      await browser.post(`${FRENCH}/commentaires`, { comment: 'Trop tard.' }),
    ];
    const pages = await Promise.all(paths.map((path) => browser.get(path)));
    const all = [...lists, ...pages, replying, again, preview, parentless, report, mine, edit, ...closed];
    expect(pages.length).to.be.at.least(8);
    for (const page of all) {
      const what = page.$('title').text();
      expect(await htmlFaults(page.html), what).to.deep.equal([]);
      expect(page.$('script').not('[type="application/ld+json"]').length, what).to.equal(0);
      for (const data of page.$('script').toArray())
        expect(() => void JSON.parse(page.$(data).text()), what).not.to.throw();
      expect(page.$('.site-nav a[hreflang]').length, what).to.equal(1);
      expect(page.cookies, what).to.be.empty;
    }
  });
});
