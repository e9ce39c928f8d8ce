import { expect } from 'chai';
import request from 'supertest';
import { pathTo } from '../../src/addresses/links.ts';
import { inOtherLanguage } from '../../src/addresses/match.ts';
import { pathToMethod } from '../../src/addresses/query.ts';
import { keysOf } from '../../src/method/method.ts';
import { statementLines } from '../../src/strategies/statement.ts';
import { pdfOf } from '../files/pdf.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { blindPath } from '../support/blind-tests.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { linkPath } from '../support/builders.ts';
import { APPROACHES } from '../support/method.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { xmlFault } from '../wheel/xml.ts';
import { answersOf } from '../../src/diagnosis/answers.ts';
import { BRAND, judged, marked, pageOf, reviewed, walk } from './journey.ts';
import type { Pages } from './journey.ts';
import { OTHER_METHODS, OWN_FOLDER, SCHOOL } from './methods.ts';

const squeezed = (text: string) => text.replace(/\s+/g, '');
const textsOf = (page: Answer, selector: string) =>
  page
    .$(selector)
    .map((_, each) => page.$(each).text().trim())
    .get();

for (const method of OTHER_METHODS)
  for (const lang of method.langs)
    describe(`the whole journey with ${method.id} (${lang})`, () => {
      let site: TestSite;
      let browser: Browser;
      let pages: Pages;
      let read: string;
      before(async () => {
        site = await openSite({ METHODS_DIR: OWN_FOLDER });
        browser = new Browser(site.app);
        pages = await walk(browser, method, lang);
        read = linkPath(pageOf(pages, 'owner'), 'read-link');
      });
      after(() => site.close());

      const labels = method.approaches.map(({ label }) => label[lang]);
      const bytesOf = async (path: string) => {
        const response = await request(site.app).get(path).buffer(true).responseType('blob');
        expect(response.status, path).to.equal(200);
        return response.body as Buffer;
      };
      /** The lines of its statement; a page shows the plan beside its priority. */
      const statement = (withPlan = false) => {
        const { brand, gene, ...claims } = judged(method);
        const answers = Object.fromEntries(
          method.claims.map(({ key }) => [key, claims[key] === '3' ? 3 : 0] as const),
        );
        const [one = ''] = keysOf(method);
        const { refusal, 'review-date': reviewDate, 'words-gene': words } = reviewed(method);
        return statementLines(
          {
            ...{ method, brand: String(brand), gene: String(gene), answers: answersOf(method, answers) },
            ...{ choices: marked(method), abstainReason: null, refusals: [refusal ?? ''].flat() },
            reviewDate: String(reviewDate),
            words: { gene: { text: String(words), lang } },
            plan: {
              [one]: {
                ...{ for: 'les gens du mardi', where: '', first: 'Ouvrir une heure plus tôt.' },
                ...{ cost: '', owner: '', lang },
              },
            },
          },
          lang,
        ).flatMap(({ name, text }) => (name === 'plan' && !withPlan ? [] : [text]));
      };

      it('asks what the method asks, and offers what it offers', () => {
        const diagnosis = pageOf(pages, 'diagnosis');
        expect(diagnosis.status).to.equal(200);
        for (const { text } of method.claims) expect(diagnosis.$('main').text()).to.include(text[lang]);
        const refused = pageOf(pages, 'diagnosis refused');
        expect(refused.status).to.equal(422);
        expect(refused.$('input[name=method]').val()).to.equal(method.id);
        const approaches = pageOf(pages, 'approaches');
        const legends = textsOf(approaches, 'fieldset.approach:not(.own) > legend');
        expect(legends).to.have.length(method.approaches.length);
        for (const label of labels)
          expect(
            legends.some((legend) => legend.startsWith(label)),
            label,
          ).to.be.true;
        expect(approaches.$('svg.wheel g[data-approach]')).to.have.length(method.approaches.length);
      });

      it('gives valid pages, without a hole and without a word of another method', async () => {
        const others = APPROACHES.map(({ infinitive }) => infinitive[lang]);
        const own = method.approaches.map(({ infinitive }) => infinitive[lang]);
        const shown = [...pages, ['read', await new Browser(site.app).get(read)] as const];
        for (const [name, page] of shown) {
          expect(await htmlFaults(page.html), name).to.deep.equal([]);
          // The others that a reader may begin are named there.
          page.$('[data-other-methods]').remove();
          const text = page.$('main').text();
          expect(text, name).not.to.match(/undefined|NaN|\[object|\bnull\b/);
          for (const other of others) if (!own.includes(other)) expect(text, name).not.to.include(other);
          expect(text, name).not.to.match(/médias sociaux|social media/i);
        }
      });

      it('says what was chosen, in the words of the method', async () => {
        const page = await new Browser(site.app).get(read);
        expect(page.status).to.equal(200);
        const text = page.$('main').text();
        for (const line of statement().slice(1)) expect(squeezed(text)).to.include(squeezed(line));
        const rows = page.$('.wheel-table tbody tr[data-approach]');
        expect(rows).to.have.length(method.approaches.length);
        const states = rows.map((_, row) => page.$(row).attr('data-state')).get();
        expect(states).to.deep.equal(keysOf(method).map((key) => marked(method)[key] ?? 'none'));
      });

      it('gives every file', async () => {
        const of = (name: 'strategySvg' | 'strategyPdf' | 'strategyPng' | 'strategyCard' | 'strategyIcs') =>
          pathTo(name, lang, { readKey: read.split('/').at(-1) ?? '' });
        const svg = (await bytesOf(of('strategySvg'))).toString('utf8');
        expect(xmlFault(svg)).to.equal(undefined);
        for (const label of labels) expect(svg).to.include(label);
        const pdf = pdfOf(await bytesOf(of('strategyPdf')));
        expect(pdf.pages).to.equal(1);
        for (const line of statement().slice(1, -1)) expect(pdf.words).to.include(squeezed(line));
        for (const name of ['strategyPng', 'strategyCard'] as const)
          expect((await bytesOf(of(name))).subarray(1, 4).toString()).to.equal('PNG');
        expect((await bytesOf(of('strategyIcs'))).toString('utf8')).to.include('BEGIN:VEVENT');
        const json = await bytesOf(pathTo('strategyJson', lang, { readKey: read.split('/').at(-1) ?? '' }));
        const data = JSON.parse(json.toString('utf8')) as Record<string, unknown>;
        expect(data['method']).to.deep.equal({ id: method.id, version: method.hash });
        expect(data['statement']).to.deep.equal(statement(true));
        expect(Object.keys(data['choices'] as object)).to.deep.equal(keysOf(method));
      });

      it('changes, and compares its two versions', async () => {
        const edit = linkPath(pageOf(pages, 'owner'), 'edit-link');
        const editKey = edit.split('/').at(-1) ?? '';
        const changing = await browser.follow(await browser.post(pathTo('change', lang, { editKey })));
        const back = await browser.submit(changing, 'save', { 'change-note': 'Relu à deux' });
        expect((await browser.follow(back)).status).to.equal(200);
        const comparison = await browser.get(
          pathTo('comparison', lang, { readKey: read.split('/').at(-1) ?? '' }),
        );
        expect(comparison.status).to.equal(200);
        expect(await htmlFaults(comparison.html)).to.deep.equal([]);
        expect(comparison.$('svg.two-wheels g[data-sector]')).to.have.length(method.approaches.length);
      });

      it('is judged blind', async () => {
        const edit = linkPath(pageOf(pages, 'owner'), 'edit-link');
        const own = pathTo('ownBlindTest', lang, { editKey: edit.split('/').at(-1) ?? '' });
        const made = await browser.post(own, { action: 'make', 'name-1': 'Tissot & Fils' });
        const blind = await new Browser(site.app).get(blindPath(await browser.follow(made)));
        expect(blind.status).to.equal(200);
        expect(await htmlFaults(blind.html)).to.deep.equal([]);
        expect(squeezed(blind.$('main').text())).to.include(squeezed(String(reviewed(method)['words-gene'])));
      });

      it('is answered by a group', async () => {
        const form = await browser.get(pathToMethod(pathTo('workshops', lang, {}), lang, method.id));
        const opened = await browser.submit(form, 'continue', { brand: BRAND });
        const room = await browser.follow(opened);
        const link = (id: string) => new URL(room.$(`#${id}`).text()).pathname;
        for (const [index, key] of [...keysOf(method).slice(0, 3)].entries()) {
          const one = new Browser(site.app);
          const asked = await one.get(link('participant-link'));
          expect(asked.$('fieldset.approach')).to.have.length(method.approaches.length);
          const sent = await one.submit(asked, 'save', { name: `N${index}`, [key]: 'priority' });
          expect(sent.status).to.equal(303);
        }
        const facilitatorKey = link('facilitator-link').split('/').at(-1) ?? '';
        const shown = await browser.follow(await browser.post(pathTo('reveal', lang, { facilitatorKey })));
        expect(await htmlFaults(shown.html)).to.deep.equal([]);
        for (const label of labels) expect(shown.$('main').text()).to.include(label);
        expect(shown.$('main').text()).not.to.match(/undefined|NaN/);
        const adopted = await browser.post(pathTo('adopt', lang, { facilitatorKey }));
        const step = await browser.follow(adopted);
        for (const { text } of method.claims) expect(step.$('main').text()).to.include(text[lang]);
      });
    });

describe('a method in French only', () => {
  let site: TestSite;
  let browser: Browser;
  before(async () => {
    site = await openSite({ METHODS_DIR: OWN_FOLDER });
    browser = new Browser(site.app);
  });
  after(() => site.close());

  it('sends whoever asks for English to the French page, and offers no English', async () => {
    const pages = await walk(browser, SCHOOL, 'fr');
    const owner = pageOf(pages, 'owner');
    const [read, edit] = [linkPath(owner, 'read-link'), linkPath(owner, 'edit-link')];
    for (const path of [read, `${read}/comparer`, edit]) {
      const french = await browser.get(path);
      expect(french.$('a[hreflang=en], button[value=language]'), path).to.have.length(0);
      const english = await browser.get(inOtherLanguage(path, 'fr'));
      expect([english.status, english.location], path).to.deep.equal([303, path]);
    }
    for (const name of ['roue.svg', 'roue.json', 'roue.pdf', 'roue.png', 'carte.png'])
      expect((await browser.get(`${read}/${name}`)).status, name).to.equal(200);
  });
});
