import { expect } from 'chai';
import { PAGES } from '../../src/addresses/pages.ts';
import { pathTo } from '../../src/addresses/links.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { transact } from '../../src/db/engine.ts';
import { readLogo } from '../../src/files/logo.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { saveLogo } from '../../src/identity/logo-store.ts';
import { missingDuties } from '../../src/identity/duties.ts';
import { checkDuties } from '../../src/operations/setting-checks.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { signedIn } from '../support/moderators.ts';

const PATH = PAGES.moderationIdentity.fr;

describe('The face of a site', () => {
  let site: TestSite;
  let owner: Browser;
  beforeEach(async () => {
    site = await openSite();
    owner = (await signedIn(site)).browser;
  });
  afterEach(() => site.close());

  const reader = (path = '/fr') => new Browser(site.app).get(path);
  const colours = 'link[rel=stylesheet][href*="/colours/"]';
  const form = `form[action="${PATH}"]`;
  const save = async (fields: Readonly<Record<string, string>>) =>
    owner.submit(await owner.get(PATH), '', fields, form);

  it('has no sheet of its own as long as nobody chose a colour', async () => {
    expect((await reader()).$(colours)).to.have.length(0);
  });

  it('takes colours that can be read, on every page, by a sheet that is kept for good', async () => {
    expect((await save({ accent: '#0B6B45', headColour: '8a1f4b' })).status).to.equal(303);
    for (const path of ['/fr', '/en/wheel', '/fr/nothing-here', '/en/legal-notice']) {
      const { $ } = await reader(path);
      const sheet = await reader($(colours).attr('href'));
      expect(sheet.headers['content-type'], path).to.contain('text/css');
      expect(sheet.headers['cache-control']).to.contain('immutable');
      expect(sheet.html).to.contain('--accent:#0b6b45;--head:#8a1f4b');
      expect(sheet.html).to.contain('prefers-color-scheme:dark');
      expect(Object.keys(sheet.headers)).to.include('x-content-type-options');
    }
  });

  it('answers no address of a sheet that it did not make', async () => {
    await save({ accent: '#0b6b45' });
    const path = (await reader()).$(colours).attr('href') ?? '';
    expect((await reader(path)).status).to.equal(200);
    const others = [
      path.replace('0b6b45', '0b6b46'),
      path.replace('0b6b45', '%23;}*{color:red'),
      path.replace('/-/', '/000000/'),
      path.replace('.css', '.html'),
    ];
    for (const other of others) expect((await reader(other)).status, other).to.equal(404);
  });

  it('refuses a colour that is too pale, keeps it, and offers the nearest that fits at a press', async () => {
    const refused = await save({ accent: '#9be3c1', publisher: 'Maison Fourdin' });
    expect(refused.status).to.equal(422);
    expect(refused.$('#accent').attr('value')).to.equal('#9be3c1');
    expect(refused.$('#publisher').text()).to.equal('Maison Fourdin');
    expect(refused.$('#accent-error').text()).to.contain('contraste est de 1,4').and.to.contain('4,5');
    const button = refused.$('button[name=take]');
    const [, nearest = ''] = (button.attr('value') ?? '').split(':');
    expect(refused.$('.swatch rect[fill="' + nearest + '"]').length).to.be.greaterThan(0);
    expect(refused.$('[style]')).to.have.length(0);
    const taken = await owner.submit(refused, '', { take: button.attr('value') ?? '' }, form);
    expect(taken.status).to.equal(303);
    const { $ } = await reader();
    expect((await reader($(colours).attr('href'))).html).to.contain(`--accent:${nearest}`);
  });

  it('is not talked into any other colour by the button', async () => {
    for (const take of ['accent:#ffffff', 'accent:red', 'nameFr:#000000', 'accent:#000000;}'])
      expect((await save({ accent: '#eeeeee', take })).status, take).to.equal(422);
  });

  for (const lang of LANGS) {
    it(`has a legal notice that says what is known, and plainly what is not (${lang})`, async () => {
      const path = pathTo('legalNotice', lang, {});
      const words = messagesFor(lang).legal;
      const empty = await reader(path);
      expect(empty.$('[data-missing]').attr('data-missing')).to.equal('publisher director host contact');
      expect(empty.$('[data-fact]')).to.have.length(0);
      await save({
        publisher: 'Maison Fourdin\n3, rue des Lilas',
        director: 'Anne Martin',
        host: 'Hébergeur SAS',
        contact: 'anne@example.org',
      });
      const full = await reader(path);
      expect(full.$('[data-missing]')).to.have.length(0);
      const facts = full
        .$('[data-fact]')
        .map((_, each) => full.$(each).attr('data-fact') ?? '')
        .get();
      expect(facts).to.deep.equal(['publisher', 'director', 'host', 'contact']);
      expect(full.$('main').text()).to.contain('Anne Martin').and.to.contain(words.director);
      expect(full.$('main a[href="mailto:anne@example.org"]')).to.have.length(1);
    });

    it(`leads to the notice at its foot and on its map (${lang})`, async () => {
      const path = pathTo('legalNotice', lang, {});
      for (const page of [pathTo('home', lang, {}), pathTo('siteMap', lang, {})])
        expect((await reader(page)).$(`.site-footer a[href="${path}"]`), page).to.have.length(1);
      expect((await reader(pathTo('siteMap', lang, {}))).$(`main a[href="${path}"]`)).to.have.length(1);
      expect((await reader('/sitemap.xml')).html).to.contain(path);
    });

    it(`states its accessibility by our audit, or in the owner’s words and by their rate (${lang})`, async () => {
      const path = pathTo('accessibility', lang, {});
      const foot = async () => (await reader(path)).$('.site-footer').text();
      const { short, state, method } = messagesFor(lang).accessibility;
      expect(await foot()).to.contain(short.partial);
      const rates = {
        '': short.untold,
        '49': short.none,
        '50': short.partial,
        '99': short.partial,
        '100': short.full,
      };
      for (const [accessibilityRate, words] of Object.entries(rates)) {
        const saved = await save({ accessibilityFr: 'Audit du 3 mai.\nUn tableau.', accessibilityRate });
        expect(saved.status).to.equal(303);
        expect(await foot()).to.contain(words);
        const { $ } = await reader(path);
        expect($('main').text()).to.contain('Audit du 3 mai.').and.not.to.contain(method.title);
        if (accessibilityRate !== '')
          expect($('main').text()).to.contain(state.ownRate(Number(accessibilityRate)));
      }
    });
  }

  it('gives no rate without a statement, and none that is no rate', async () => {
    expect((await save({ accessibilityRate: '80' })).status).to.equal(422);
    for (const accessibilityRate of ['101', '-1', '7.5', 'x'])
      expect((await save({ accessibilityEn: 'We looked.', accessibilityRate })).status).to.equal(422);
  });
});

describe('The face of a site below a path', () => {
  it('has its sheet and its logo below that path', async () => {
    const site = await openSite({ BASE_URL: 'https://brand.example/roue/', TRUST_PROXY: '1' });
    await site.db.insertInto('identity').values({ name: 'accent', value: '#0b6b45' }).execute();
    const read = readLogo(
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#123456"/></svg>',
      ),
    );
    if (!read.ok) throw new Error(read.problem);
    await transact(site.db, (trx) => saveLogo(trx, read.logo));
    const browser = new Browser(site.app);
    const { $ } = await browser.get('/roue/fr');
    const paths = [$('link[href*="/colours/"]').attr('href'), $('.site-name img').attr('src')];
    const answers = await Promise.all(paths.map((path = '') => browser.get(path)));
    await site.close();
    for (const path of paths) expect(path).to.match(/^\/roue\/static\//);
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 200]);
    expect($('.site-name img').attr('alt')).to.equal('');
    expect($('.site-name').text()).to.contain(messagesFor('fr').common.site);
  });
});

describe('What a public site does not say of itself', () => {
  const subjects = (baseUrl: string, baseUrlGiven: boolean, missing: ReturnType<typeof missingDuties>) =>
    checkDuties({ baseUrl, baseUrlGiven }, missing).map(({ level, subject }) => `${level} ${subject}`);
  const nothing = missingDuties({ publisher: '', director: '', host: '', contact: '' });

  it('is told at start and by the doctor', () => {
    expect(subjects('https://wheel.example.org', true, nothing)).to.deep.equal([
      'warn The address of contact',
      'warn The legal notice',
    ]);
    expect(subjects('https://wheel.example.org', true, ['host'])).to.deep.equal(['warn The legal notice']);
    expect(subjects('https://wheel.example.org', true, [])).to.deep.equal([]);
  });

  it('is nobody’s business where the site is this machine’s own', () => {
    expect(subjects('http://localhost:3000', false, nothing)).to.deep.equal([]);
    expect(subjects('http://127.0.0.1:3000', true, nothing)).to.deep.equal([]);
  });
});
