import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { approachesFields, linkPath, openChange, saveStrategy, stepPath } from '../support/builders.ts';
import { countIn, storedIn } from '../support/tables.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Saves the next revision of a strategy, as its owner does; the answer is their page. */
async function saveNext(
  browser: Browser,
  owner: Answer,
  approaches: Fields,
  review: Fields = {},
): Promise<Answer> {
  const draft = await openChange(browser, owner);
  const step = await browser.get(stepPath(draft, 'approaches'));
  await browser.submit(step, 'continue', approachesFields(approaches));
  const page = await browser.get(stepPath(draft, 'review'));
  return browser.follow(await browser.submit(page, 'save', review));
}

function entry({ $ }: Answer, number: number): string {
  return $(`.history [data-revision="${number}"]`)
    .text()
    .replace(/[ \n]+/g, ' ')
    .trim();
}

describe('noting what changed and why', () => {
  let site: TestSite;
  let browser: Browser;
  let owner: Answer;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
    owner = await saveStrategy(browser);
  });
  afterEach(() => site.close());

  it('is asked when a saved strategy is changed, and not before there is one', async () => {
    expect((await openChange(browser, owner)).$('textarea#change-note[name="change-note"]')).to.have.length(
      1,
    );
    const copy = await browser.follow(await browser.post(`${linkPath(owner, 'edit-link')}/dupliquer`));
    expect(copy.$('#change-note')).to.have.length(0);
  });

  it('stands in the history of both pages, with the date and what moved', async () => {
    site.time.now += 100 * DAY_MS;
    const changed = await saveNext(
      browser,
      owner,
      { listen: 'secondary', rally: 'priority' },
      { 'change-note': '  Les avis <b>baissent</b>\r\nle club grandit ' },
    );
    for (const page of [changed, await browser.get(linkPath(owner, 'read-link'))]) {
      expect(entry(page, 2)).to.match(/^Version 2, 2 mars 2027/);
      expect(page.$('[data-revision=2] .note').html()).to.include('<br>');
      expect(page.$('[data-revision=2] .note bdi').first().text()).to.equal('Les avis <b>baissent</b>');
      expect(
        page
          .$('[data-revision=2] .moves li')
          .map((_, each) => page.$(each).text())
          .get(),
      ).to.deep.equal([
        'Écouter\u00a0: prioritaire → secondaire',
        'Fédérer\u00a0: laissée de côté → prioritaire',
      ]);
      expect(entry(page, 1)).to.match(/^Version 1, 22 novembre 2026/);
    }
    const english = await browser.get(linkPath(owner, 'read-link').replace('/fr/', '/en/'));
    expect(entry(english, 2)).to.include('Listen: priority → secondary');
  });

  it('is kept with the draft: when it is redrawn, sent back with a fault, and in the other language', async () => {
    const draft = await openChange(browser, owner);
    const note = 'Parce que l’année a été longue';
    const faulty = await browser.submit(draft, 'save', { 'change-note': note, 'review-date': 'x' });
    expect([faulty.status, faulty.$('#change-note').text()]).to.deep.equal([422, note]);
    const english = await browser.follow(await browser.submit(draft, 'language', { 'change-note': note }));
    expect([english.$('html').attr('lang'), english.$('#change-note').text()]).to.deep.equal(['en', note]);
    expect((await browser.get(stepPath(draft, 'review'))).$('#change-note').text()).to.equal(note);
    expect(await countIn(site, 'revision')).to.equal(1);
  });

  for (const [what, note] of [
    ['281 characters', 'é'.repeat(281)],
    ['a character that cannot be read', 'a\u202eb'],
    ['two notes', ['one', 'two']],
  ] as const)
    it(`is told about ${what} at its own field`, async () => {
      const draft = await openChange(browser, owner);
      const refused = await browser.submit(draft, 'save', { 'change-note': note });
      expect(refused.status).to.equal(422);
      expect(refused.$('.error-summary a[href="#change-note"]')).to.have.length(1);
      expect(refused.$('#change-note').attr('aria-invalid')).to.equal('true');
      expect(refused.$('#change-note').attr('aria-describedby')).to.include('change-note-error');
      expect(refused.$('#change-note').text()).to.equal(typeof note === 'string' ? note : note[0]);
    });

  it('takes 280 characters, counted as people count them', async () => {
    const note = '🦊'.repeat(280);
    const changed = await saveNext(browser, owner, { listen: 'secondary' }, { 'change-note': note });
    expect(changed.$('[data-revision=2] .note').text()).to.equal(note);
  });

  it('goes with one version only, however often that form is sent', async () => {
    const draft = await openChange(browser, owner);
    const sent = { 'change-note': 'Une raison', 'why-listen': 'Parce que' };
    for (let time = 0; time < 3; time++)
      expect((await browser.submit(draft, 'save', sent)).location).to.equal(linkPath(owner, 'edit-link'));
    expect(await countIn(site, 'revision')).to.equal(2);
    const later = await browser.get(stepPath(draft, 'review'));
    expect(later.$('#change-note').text()).to.equal('');
    const third = await browser.follow(await browser.submit(later, 'save', { 'why-listen': 'Autrement' }));
    expect(third.$('[data-revision=3] .note')).to.have.length(0);
    const again = await browser.get(stepPath(draft, 'review'));
    const fourth = await browser.submit(again, 'save', {
      'why-listen': 'Encore',
      'change-note': 'Une raison',
    });
    expect((await browser.follow(fourth)).$('[data-revision=4] .note').text()).to.equal('Une raison');
  });

  it('may say why nothing changed: that is a version too', async () => {
    const draft = await openChange(browser, owner);
    const noted = await browser.submit(draft, 'save', { 'change-note': 'Relu, rien à changer' });
    expect(entry(await browser.follow(noted), 2)).to.include('Relu, rien à changer La roue n’a pas bougé.');
    expect((await browser.submit(draft, 'save', { 'change-note': 'Relu, rien à changer' })).status).to.equal(
      303,
    );
    expect(await countIn(site, 'revision')).to.equal(2);
  });

  it('waits in the draft while a newer version is in the way, and goes with mine when I save it over', async () => {
    const mine = await openChange(browser, owner);
    const theirs = new Browser(site.app);
    await saveNext(theirs, owner, { sell: 'priority' });
    const both = await browser.submit(mine, 'save', { 'why-listen': 'Mien', 'change-note': 'Ma raison' });
    expect(both.status).to.equal(409);
    expect(both.$('.note').text()).to.equal('Ma raison');
    expect((await browser.get(stepPath(mine, 'review'))).$('#change-note').text()).to.equal('Ma raison');
    const saved = await browser.follow(await browser.submit(both, 'save'));
    expect(entry(saved, 3))
      .to.include('Ma raison')
      .and.to.include('Vendre\u00a0: prioritaire → laissée de côté');
  });

  it('stands beside the other one when both were typed in two tabs', async () => {
    const draft = await openChange(browser, owner);
    await browser.submit(draft, 'test', { 'change-note': 'Une' });
    const both = await browser.submit(draft, 'test', { 'change-note': 'Deux' });
    expect(both.status).to.equal(409);
    expect(both.$('.conflict tbody').text()).to.include('Une').and.to.include('Deux');
  });
});

describe('a save that meets a newer version', () => {
  let site: TestSite;
  before(async () => (site = await openSite()));
  after(() => site.close());

  it('shows both wheels, the draft’s own first, and what would move', async () => {
    const [mine, theirs] = [new Browser(site.app), new Browser(site.app)];
    const owner = await saveStrategy(mine, { approaches: { listen: 'priority' } });
    const draft = await openChange(mine, owner);
    await saveNext(theirs, owner, { listen: 'secondary', sell: 'priority' });
    const both = await mine.submit(draft, 'save', { 'why-listen': 'Mien' });
    const states = both
      .$('svg.wheel')
      .map((_, wheel) => both.$(wheel).find('[data-approach=listen]').attr('data-state'))
      .get();
    expect(states).to.deep.equal(['priority', 'secondary']);
    expect(both.$('table.wheel-table').first().find('[data-approach=sell]').attr('data-state')).to.equal(
      'none',
    );
    expect(
      both
        .$('main > section .moves li')
        .map((_, each) => both.$(each).text())
        .get(),
    ).to.deep.equal([
      'Écouter\u00a0: secondaire → prioritaire',
      'Vendre\u00a0: prioritaire → laissée de côté',
    ]);
    const further = both.$('a.button').last().attr('href') ?? '';
    expect((await mine.get(further)).$('#why-listen').val()).to.equal('Mien');
  });
});

describe('bringing an older version back', () => {
  let site: TestSite;
  let browser: Browser;
  let owner: Answer;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
    owner = await saveStrategy(browser, { approaches: { listen: 'priority' } });
    owner = await saveNext(browser, owner, { rally: 'priority' });
  });
  afterEach(() => site.close());

  const press = async (page: Answer, number: number): Promise<Answer> =>
    browser.submit(page, '', {}, `[data-revision="${number}"] form`);
  const edit = (): string => linkPath(owner, 'edit-link');

  it('makes a version of its own, with a note in either language', async () => {
    const answer = await press(owner, 1);
    expect(answer.location).to.equal(`${edit()}?fait=version-reprise#done`);
    const page = await browser.follow(answer);
    expect(page.$('svg.wheel [data-approach=listen]').attr('data-state')).to.equal('priority');
    expect(entry(page, 3))
      .to.include('Reprise de la version 1')
      .and.to.include('Fédérer\u00a0: prioritaire →');
    const english = await browser.get(edit().replace('/fr/', '/en/'));
    expect(entry(english, 3)).to.include('Brought back from version 1');
    expect(await countIn(site, 'revision')).to.equal(3);
  });

  it('is offered for older versions only, and on the owner’s page only', async () => {
    expect(owner.$('[data-revision=2] form')).to.have.length(0);
    expect(owner.$('[data-revision=1] form')).to.have.length(1);
    expect((await browser.get(linkPath(owner, 'read-link'))).$('.history form')).to.have.length(0);
  });

  it('does nothing more when pressed again, nor for the latest itself', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => press(owner, 1)));
    const latest = await browser.post(`${edit()}/revisions/3/reprendre`);
    for (const { status, location } of [...answers, latest])
      expect([status, location]).to.deep.equal([303, `${edit()}?fait=version-reprise#done`]);
    expect(await countIn(site, 'revision')).to.equal(3);
  });

  it('passes over no version that its reader never saw', async () => {
    await saveNext(new Browser(site.app), owner, { sell: 'priority' });
    const before = (await storedIn(site)).revision;
    const answer = await press(owner, 1);
    expect(answer.status).to.equal(409);
    expect(answer.$('main').text()).to.include('Rien n’a été repris');
    expect((await storedIn(site)).revision).to.deep.equal(before);
    expect((await press(await browser.get(edit()), 1)).status).to.equal(303);
  });

  it('makes whoever was changing the strategy choose', async () => {
    const draft = await openChange(browser, owner);
    await press(owner, 1);
    const both = await browser.submit(draft, 'save', { 'why-rally': 'Le club' });
    expect(both.status).to.equal(409);
    expect((await browser.get(stepPath(draft, 'review'))).$('#why-rally').val()).to.equal('Le club');
  });

  it('needs the edit key and a version that exists', async () => {
    const before = (await storedIn(site)).revision;
    const read = linkPath(owner, 'read-link');
    for (const path of [
      `${read.replace('/s/', '/e/')}/revisions/1/reprendre`,
      ...['0', '9', 'x', '1e0', '-1'].map((number) => `${edit()}/revisions/${number}/reprendre`),
    ])
      expect((await browser.post(path)).status, path).to.equal(404);
    expect((await browser.get(`${edit()}/revisions/1/reprendre`)).status).to.equal(405);
    expect((await storedIn(site)).revision).to.deep.equal(before);
  });
});
