import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { linkPath, openChange, saveStrategy } from '../support/builders.ts';
import { expectPrivate } from '../support/private-page.ts';
import { APPROACH_KEYS } from '../support/method.ts';

const JUDGED = { 'swap-start': 'yes', 'swap-gene': 'no', 'swap-choice': 'no', 'swap-refusal': 'no' };
const FULL = {
  diagnosis: { brand: 'Hermès', rival: 'Vuittonesque', gene: 'Sellier', 'no-dream': '3' },
  approaches: { 'build-world': 'priority', rally: 'secondary' },
  review: {
    ...JUDGED,
    'why-build-world': 'Nos ateliers',
    refusal: ['sell', 'entertain'],
    'review-date': '2027-03-01',
  },
};
const FILES = [
  '',
  '/roue.svg',
  '/roue.json',
  '/revisions/1',
  '/revisions/1/roue.svg',
  '/revisions/1/roue.json',
];

describe('reading a saved strategy by its link', () => {
  let site: TestSite;
  let author: Browser;
  let reader: Browser;
  let owner: Answer;
  let path: string;
  before(async () => {
    site = await openSite();
    [author, reader] = [new Browser(site.app), new Browser(site.app)];
    owner = await saveStrategy(author, FULL);
    path = linkPath(owner, 'read-link');
  });
  after(() => site.close());

  it('shows the one-pager', async () => {
    const { $ } = await reader.get(path);
    expect($('h1').text()).to.equal('Hermès');
    expect($('[data-clause=gene]').text()).to.include('«\u00a0Sellier\u00a0»');
    expect($('[data-clause=choice] .choice-sentence').text()).to.match(/^D’abord, nous voulons faire rêver/);
    expect($('.decision h3').first().text()).to.equal('Faire rêver');
    expect($('.secondaries li').text()).to.equal('Fédérer');
    expect(
      $('.refusals li')
        .map((_, each) => $(each).text())
        .get(),
    ).to.deep.equal(['Vendre', 'Divertir']);
    expect($('.phases > li')).to.have.length(3);
    expect($('.plan dd').last().text()).to.match(/désirables.*logo caché/);
    expect($('.why').text()).to.include('Nos ateliers');
    expect($('.review-date time').attr('datetime')).to.equal('2027-03-01');
    expect($('p[data-swap]').attr('data-swap')).to.equal('own');
  });

  it('never names the rival nor holds the edit key, in any page, header or file', async () => {
    const editKey = linkPath(owner, 'edit-link').split('/').pop() ?? '';
    const english = path.replace('/fr/', '/en/');
    const paths = FILES.flatMap((file) => [path + file, english + file.replace('roue.', 'wheel.')]);
    for (const each of paths) {
      const { status, html, headers } = await reader.get(each);
      expect(status, each).to.equal(200);
      const everything = html + JSON.stringify(headers);
      for (const secret of ['Vuittonesque', editKey, editKey.slice(0, 8), editKey.slice(-8)])
        expect(everything.includes(secret), `${each} holds ${secret}`).to.equal(false);
    }
  });

  it('keeps every page and file under a key out of caches, indexes and referrers', async () => {
    for (const file of FILES) expectPrivate(await reader.get(path + file));
    expectPrivate(await reader.get(linkPath(owner, 'edit-link')));
    expectPrivate(await reader.get('/fr/s/unknownunknownunknown'));
  });

  it('begins its title with the brand, on every version and in both languages', async () => {
    for (const [address, title] of [
      [path, 'Hermès – stratégie pour les médias sociaux – La Roue'],
      [path.replace('/fr/', '/en/'), 'Hermès – social media strategy – The Wheel'],
    ] as const)
      expect((await reader.get(address)).$('title').text()).to.equal(title);
  });

  it('shows owner, place and dates of a priority, and no room for what was left empty', async () => {
    const planned = await saveStrategy(author, {
      ...FULL,
      approaches: { 'build-world': 'priority', listen: 'priority' },
      review: { ...FULL.review, 'owner-listen': 'Camille', 'where-listen': 'au comptoir' },
    });
    const { $ } = await reader.get(linkPath(planned, 'read-link'));
    const rows = (nth: number) =>
      $('.plan')
        .eq(nth)
        .find('div')
        .map((_, row) => $(row).find('dt').text())
        .get();
    expect(rows(0)).to.deep.equal(['où', 'qui en répond', 'quand', 'mesures']);
    expect(rows(1)).to.deep.equal(['quand', 'mesures']);
    const card = $('[data-plan=listen]').text();
    for (const told of ['Camille', 'au comptoir', 'Du 22 novembre 2026 au 1er mars 2027'])
      expect(card).to.include(told);
    expect($('[data-plan]')).to.have.length(1);
    expect($('.one-pager td:empty, .one-pager dd:empty')).to.have.length(0);
  });

  it('lists marked sectors only, and keeps the complete table one fold away', async () => {
    const { $ } = await reader.get(path);
    const listed = $('.priorities h3:not(.secondaries-title), .secondaries li').map((_, each) =>
      $(each).text(),
    );
    expect(listed.get()).to.deep.equal(['Faire rêver', 'Fédérer']);
    const fold = $('details.wheel-words');
    expect(fold.attr('open')).to.equal(undefined);
    expect(fold.find('.wheel-table tr[data-approach]')).to.have.length(12);
    expect(
      fold
        .find('tr:nth-child(3n) .family-name')
        .map((_, each) => $(each).text())
        .get(),
    ).to.deep.equal(['Relation', 'Métier', 'Désir', 'Élan collectif']);
  });

  it('speaks the reader’s language, and leaves typed words alone', async () => {
    const page = await reader.get((await reader.get(path)).$('a[hreflang=en]').attr('href') ?? '');
    expect(page.$('html').attr('lang')).to.equal('en');
    expect(page.$('[data-clause=gene]').text()).to.include('What only we can say: “Sellier”.');
    expect(page.$('.why').text()).to.include('Nos ateliers');
  });

  it('gives the data that other programs rely on', async () => {
    const { html, headers } = await reader.get(`${path}/roue.json`);
    expect(headers['content-type']).to.match(/^application\/json/);
    const data = JSON.parse(html) as Record<string, unknown>;
    expect(data).to.deep.include({
      brand: 'Hermès',
      revision: 1,
      savedAt: '2026-11-22T11:00:00.000Z',
      verdict: 'sharp',
      language: 'fr',
      claims: null,
      why: { 'build-world': 'Nos ateliers' },
      refusals: ['sell', 'entertain'],
      reviewDate: '2027-03-01',
      abstain: null,
    });
    expect(data['choices']).to.include({ 'build-world': 'priority', rally: 'secondary', listen: 'none' });
    expect((data['statement'] as string[])[0]).to.equal('Hermès — notre choix');
    const english = JSON.parse(
      (await reader.get(`${path.replace('/fr/', '/en/')}/wheel.json`)).html,
    ) as typeof data;
    expect([english['language'], (english['statement'] as string[])[0]]).to.deep.equal([
      'en',
      'Hermès — our choice',
    ]);
  });

  it('draws the same bytes every time', async () => {
    const one = await reader.get(`${path}/roue.svg`);
    expect(one.headers['content-type']).to.match(/^image\/svg\+xml/);
    expect((await author.get(`${path}/roue.svg`)).html).to.equal(one.html);
    expect((await reader.get(`${path}/revisions/1/roue.svg`)).html).to.equal(one.html);
  });

  it('answers HEAD with the headers alone', async () => {
    const answer = await reader.send(path, { method: 'head' });
    expect([answer.status, answer.html]).to.deep.equal([200, '']);
    expectPrivate(answer);
  });

  it('says what to do about a key, a revision or a file that does not exist', async () => {
    for (const unknown of [`${path}x`, '/fr/s/__proto__', '/fr/e/constructor', path.replace('/s/', '/e/')]) {
      const { status, $ } = await reader.get(unknown);
      expect(status, unknown).to.equal(404);
      expect($('main').text()).to.include('Recopiez-le en entier');
    }
    for (const number of ['2', '0', '01', '-1', '1e0', 'x', '99999999999'])
      expect((await reader.get(`${path}/revisions/${number}`)).status, number).to.equal(404);
    expect((await reader.get(`${path}/roue.exe`)).status).to.equal(404);
  });

  it('keeps a revision as it was, under its own address', async () => {
    const draft = await openChange(author, await saveStrategy(author, FULL));
    const changed = await author.follow(await author.submit(draft, 'save', { refusal: 'listen' }));
    const base = linkPath(changed, 'read-link');
    const [first, latest] = [await reader.get(`${base}/revisions/1`), await reader.get(base)];
    expect(first.$('.refusals').text()).to.include('Vendre');
    expect(latest.$('.refusals').text()).to.include('Écouter').and.not.to.include('Vendre');
    expect(first.$('.notice').text()).to.match(/version\s1\b.*Ce n’est plus la dernière/);
    expect(latest.$('.notice')).to.have.length(0);
  });

  const sizes: Record<string, Fields> = {
    no: {},
    one: { 'co-create': 'secondary' },
    twelve: Object.fromEntries(APPROACH_KEYS.map((key) => [key, 'priority'])),
  };
  for (const [size, approaches] of Object.entries(sizes))
    it(`counts ${size} chosen sectors alike in picture, file, table and record`, async () => {
      const saved = linkPath(await saveStrategy(author, { approaches }), 'read-link');
      const page = await reader.get(saved);
      const file = await reader.get(`${saved}/roue.svg`);
      const record = JSON.parse((await reader.get(`${saved}/roue.json`)).html) as {
        choices: Record<string, string>;
      };
      const states = ({ $ }: Answer, selector: string) =>
        Object.fromEntries(
          $(selector)
            .map((_, each) => [[$(each).attr('data-approach'), $(each).attr('data-state')]])
            .get() as [string, string][],
        );
      const expected = { ...Object.fromEntries(APPROACH_KEYS.map((key) => [key, 'none'])), ...approaches };
      expect(states(page, 'svg.wheel g[data-approach]')).to.deep.equal(expected);
      expect(states(page, '.wheel-table tr[data-approach]')).to.deep.equal(expected);
      expect(states(file, 'g[data-approach]')).to.deep.equal(expected);
      expect(record.choices).to.deep.equal(expected);
    });
});
