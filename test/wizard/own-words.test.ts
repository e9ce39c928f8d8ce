import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { linkPath, openChange, saveStrategy, stepPath, walkToReview } from '../support/builders.ts';

const BRAND = { brand: 'Camif', rival: 'Rivalo', gene: 'Niort', 'rich-story': '3', 'no-dream': '2' };
const CHOICES = { 'build-world': 'priority', teach: 'secondary' };
const WORDS = 'Rue de l’Ourcq, deux copains et un four';

describe('saying a clause in one’s own words', () => {
  let site: TestSite;
  let browser: Browser;
  before(async () => (site = await openSite()));
  beforeEach(() => (browser = new Browser(site.app)));
  after(() => site.close());

  const review = () => walkToReview(browser, BRAND, CHOICES);
  const send = async (page: Answer, fields: Fields) =>
    browser.follow(await browser.submit(page, 'test', fields));

  it('replaces the generated line, word for word, and keeps that one readable beside it', async () => {
    const page = await review();
    const before = page.$('[data-clause=assets]').text();
    const { $ } = await send(page, { 'words-assets': WORDS });
    expect($('[data-clause=assets]').text()).to.equal(WORDS);
    expect($('#words-assets').val()).to.equal(WORDS);
    expect($('#words-assets').closest('.own-words').text()).to.include(before);
  });

  it('gives the generated line back when the field is emptied', async () => {
    const page = await review();
    const before = page.$('[data-clause=assets]').text();
    const next = await send(await send(page, { 'words-assets': WORDS }), { 'words-assets': '' });
    expect(next.$('[data-clause=assets]').text()).to.equal(before);
  });

  it('replaces choice and support as one line', async () => {
    const page = await review();
    expect(page.$('[data-clause=choice]').text()).to.include('Ensuite');
    const { $ } = await send(page, { 'words-choice': 'Un monde, et rien d’autre' });
    expect($('[data-clause=choice]').text()).to.equal('Un monde, et rien d’autre');
  });

  it('makes a clause appear that the diagnosis says nothing of', async () => {
    const page = await walkToReview(browser, { brand: 'Camif', rival: 'Rivalo' }, CHOICES);
    expect(page.$('[data-clause]')).to.have.length(1);
    const { $ } = await send(page, { 'words-start': 'Le four est froid', 'words-gene': 'Niort' });
    expect($('[data-clause=start]').text()).to.equal('Le four est froid');
    expect($('[data-clause=gene]').text()).to.equal('Niort');
  });

  it('keeps words for what was not chosen or refused, without showing them', async () => {
    const page = await walkToReview(browser, { brand: 'Camif', rival: 'Rivalo' }, {});
    const next = await send(page, { 'words-choice': 'Un monde', 'words-refusal': 'Pas de promotions' });
    expect(next.$('[data-clause=choice], [data-clause=refusal]')).to.have.length(0);
    expect(next.$('#words-choice').val()).to.equal('Un monde');
    expect(next.$('#words-refusal').val()).to.equal('Pas de promotions');
    const refused = await send(next, { refusal: 'sell' });
    expect(refused.$('[data-clause=refusal]').text()).to.equal('Pas de promotions');
  });

  it('makes one line of what is typed on several', async () => {
    const { $ } = await send(await review(), { 'words-gene': ' Une ligne\r\n puis\tune autre ' });
    expect($('[data-clause=gene]').text()).to.equal('Une ligne puis une autre');
  });

  it('takes 280 characters, and refuses 281 with every word kept and the field in sight', async () => {
    const full = '🦊'.repeat(280);
    const page = await send(await review(), { 'words-gene': full });
    expect(page.$('[data-clause=gene]').text()).to.equal(full);
    const refused = await browser.submit(page, 'test', {
      'words-gene': `${full}x`,
      'cost-build-world': 'Du temps',
    });
    expect(refused.status).to.equal(422);
    expect(refused.$('#words-gene').val()).to.equal(`${full}x`);
    expect(refused.$('#cost-build-world').val()).to.equal('Du temps');
    expect(refused.$('.error-summary a[href="#words-gene"]')).to.have.length(1);
    expect(refused.$('#words-gene').closest('.own-words').find('.has-error')).to.have.length(1);
  });

  it('warns when the words name the rival, and shows them all the same', async () => {
    const { $ } = await send(await review(), { 'words-gene': 'Ce que RIVALO ne fera pas' });
    expect($('[data-clause=gene]').text()).to.equal('Ce que RIVALO ne fera pas');
    expect($('[data-names-rival=gene]').text()).to.include('Rivalo');
    expect($('[data-names-rival]')).to.have.length(1);
  });

  it('marks the language of words that were typed on a page in the other one', async () => {
    const page = await send(await review(), { 'words-gene': WORDS });
    expect(page.$('[data-clause=gene]').attr('lang')).to.equal(undefined);
    const english = await browser.get(stepPath(page, 'review', 'en'));
    expect(english.$('[data-clause=gene]').attr('lang')).to.equal('fr');
    const kept = await send(english, { 'words-start': 'An oven gone cold' });
    expect(kept.$('[data-clause=gene]').attr('lang'), 'untouched').to.equal('fr');
    expect(kept.$('[data-clause=start]').attr('lang')).to.equal(undefined);
  });

  describe('judged already', () => {
    const judged = async () =>
      send(await review(), {
        'swap-assets': 'yes',
        'swap-gene': 'no',
        'swap-choice': 'partly',
        'swap-start': 'no',
      });

    it('asks again about what was rewritten, and says so', async () => {
      const { $ } = await send(await judged(), { 'words-assets': WORDS });
      expect($('[name=swap-assets]:checked')).to.have.length(0);
      expect($('[data-judge-again=assets]').text()).to.include('jugez-la de nouveau');
      expect($('[name=swap-gene]:checked').val()).to.equal('no');
      expect($('.swap-left').text()).to.match(/^Encore 1\sclause à juger/);
    });

    it('takes a new judgement that comes with the new words', async () => {
      const { $ } = await send(await judged(), { 'words-assets': WORDS, 'swap-assets': 'no' });
      expect($('[name=swap-assets]:checked').val()).to.equal('no');
      expect($('[data-judge-again]')).to.have.length(0);
      expect($('[data-swap]').attr('data-swap')).to.equal('own');
    });

    it('takes the same judgement as before, once it is given again', async () => {
      const rewritten = await send(await judged(), { 'words-assets': WORDS });
      const { $ } = await send(rewritten, { 'swap-assets': 'yes' });
      expect($('[name=swap-assets]:checked').val()).to.equal('yes');
      expect($('[data-judge-again]')).to.have.length(0);
    });

    it('asks again when the generated line under the words changes', async () => {
      const page = await send(await judged(), { 'words-gene': WORDS, 'swap-gene': 'partly' });
      await browser.submit(await browser.get(stepPath(page, 'diagnosis')), 'continue', { gene: 'Poitiers' });
      const { $ } = await browser.get(stepPath(page, 'review'));
      expect($('[data-clause=gene]').text()).to.equal(WORDS);
      expect($('[name=swap-gene]:checked')).to.have.length(0);
      expect($('[data-judge-again=gene]')).to.have.length(1);
    });

    it('lands on the same page when the form is sent twice', async () => {
      const page = await judged();
      const once = await browser.submit(page, 'test', { 'words-assets': WORDS });
      const twice = await browser.submit(page, 'test', { 'words-assets': WORDS });
      expect([once.status, twice.status]).to.deep.equal([303, 303]);
      const { $ } = await browser.follow(twice);
      expect($('[name=swap-assets]:checked')).to.have.length(0);
    });

    it('shows both versions where another tab changed what this one judges', async () => {
      const page = await judged();
      await browser.submit(await browser.get(stepPath(page, 'diagnosis')), 'continue', { gene: 'Poitiers' });
      const late = await browser.submit(page, 'test', { 'words-start': 'Le four est froid' });
      expect(late.status).to.equal(409);
      expect(late.$('#words-start').val()).to.equal('Le four est froid');
      expect(late.$('.conflict table').text()).to.include('Le four est froid');
    });
  });
});

describe('planning a priority', () => {
  let site: TestSite;
  let browser: Browser;
  before(async () => (site = await openSite()));
  beforeEach(() => (browser = new Browser(site.app)));
  after(() => site.close());

  const PLAN = {
    'for-build-world': 'Les acheteuses du mardi',
    'where-build-world': 'Sous les avis, chaque matin.',
    'first-build-world': 'Le plan de la maison, pièce par pièce',
    'cost-build-world': 'Trois jours de Camille',
    'owner-build-world': 'Camille',
    'why-build-world': 'Nos murs parlent',
  };

  it('gives the priority its own line, in label form, without its final stops', async () => {
    const page = await walkToReview(browser, BRAND, CHOICES);
    expect(page.$('details[data-plan=build-world]')).to.have.length(1);
    expect(page.$('[data-plan=teach]'), 'a secondary approach').to.have.length(0);
    const { $ } = await browser.follow(await browser.submit(page, 'test', PLAN));
    expect($('p[data-plan=build-world]').text()).to.equal(
      'Faire rêver — pour qui\u00a0: Les acheteuses du mardi\u202f; où\u00a0: Sous les avis, chaque matin\u202f; d’abord\u00a0: Le plan de la maison, pièce par pièce\u202f; coût\u00a0: Trois jours de Camille.',
    );
  });

  it('has no label for a field that is only a full stop', async () => {
    const page = await walkToReview(browser, BRAND, CHOICES);
    const typed = { 'for-build-world': '.', 'cost-build-world': 'Trois jours' };
    const { $ } = await browser.follow(await browser.submit(page, 'test', typed));
    expect($('p[data-plan=build-world]').text()).to.equal('Faire rêver — coût\u00a0: Trois jours.');
  });

  it('leads from the opposite of a priority to its price', async () => {
    const { $ } = await walkToReview(browser, BRAND, CHOICES);
    expect($('.plan a[href="#cost-build-world"]')).to.have.length(1);
    expect($('#cost-build-world')).to.have.length(1);
  });

  it('refuses a line too long, opened, with every word kept', async () => {
    const page = await walkToReview(browser, BRAND, CHOICES);
    const refused = await browser.submit(page, 'test', { ...PLAN, 'owner-build-world': 'x'.repeat(81) });
    expect(refused.status).to.equal(422);
    expect(refused.$('details[data-plan=build-world]').attr('open')).to.not.equal(undefined);
    for (const [name, text] of Object.entries({ ...PLAN, 'owner-build-world': 'x'.repeat(81) }))
      expect(refused.$(`#${name}`).val(), name).to.equal(text);
    expect(refused.$('.error-summary').text()).to.include('«\u00a0Faire rêver\u00a0», qui en répond');
  });

  it('reaches the page, the roadmap and the data', async () => {
    const page = await walkToReview(browser, BRAND, CHOICES);
    const owner = await browser.follow(await browser.submit(page, 'save', { ...PLAN, 'words-gene': WORDS }));
    const path = linkPath(owner, 'read-link');
    const read = await new Browser(site.app).get(path);
    expect(read.$('.roadmap').text()).to.include('Le plan de la maison, pièce par pièce.');
    expect(read.$('.roadmap li').first().text()).not.to.include('Prendre les deux mesures');
    expect(read.$('main').text()).to.include('Camille').and.to.include('Les acheteuses du mardi');
    const json = JSON.parse((await new Browser(site.app).get(`${path}/roue.json`)).html) as Record<
      string,
      unknown
    >;
    expect(json['words']).to.deep.equal({ gene: WORDS });
    expect(json['plan']).to.deep.equal({
      'build-world': {
        why: 'Nos murs parlent',
        for: 'Les acheteuses du mardi',
        where: 'Sous les avis, chaque matin.',
        first: 'Le plan de la maison, pièce par pièce',
        cost: 'Trois jours de Camille',
        owner: 'Camille',
      },
    });
    expect(json['statement']).to.include(WORDS);
  });
});

describe('showing where a strategy starts from', () => {
  let site: TestSite;
  let browser: Browser;
  before(async () => (site = await openSite()));
  beforeEach(() => (browser = new Browser(site.app)));
  after(() => site.close());

  const START = 'Le four est froid depuis mars';

  const read = async (path: string) => (await new Browser(site.app).get(path)).html;
  const savedWith = async (fields: Fields) => {
    const page = await walkToReview(browser, BRAND, CHOICES);
    return browser.follow(await browser.submit(page, 'save', { 'words-start': START, ...fields }));
  };

  it('names the very lines, and is ticked at first', async () => {
    const { $ } = await walkToReview(browser, BRAND, CHOICES);
    expect($('#show-start').is(':checked')).to.equal(true);
    for (const clause of ['start', 'assets'])
      expect($('#show-start-hint').text()).to.include($(`[data-clause=${clause}]`).text());
  });

  it('leaves start and assets out of the page, its files and its data when unticked', async () => {
    const shown = await read(linkPath(await savedWith({}), 'read-link'));
    expect(shown).to.include(START);
    const path = linkPath(await savedWith({ 'show-start': [] }), 'read-link');
    expect(await read(path))
      .not.to.include(START)
      .and.not.to.include('Nous nous appuyons');
    const json = JSON.parse(await read(`${path}/roue.json`)) as Record<string, unknown>;
    expect(json['words']).to.deep.equal({});
    expect(JSON.stringify(json['statement'])).not.to.include('four');
  });

  it('is decided by the newest version for all addresses', async () => {
    const owner = await savedWith({});
    const path = linkPath(owner, 'read-link');
    const change = await openChange(browser, owner);
    await browser.submit(change, 'save', { 'show-start': [], gene: 'Niort', 'words-gene': 'Autre chose' });
    expect(await read(`${path}/1`)).not.to.include(START);
    expect(await read(path)).not.to.include(START);
  });

  it('comes with the diagnosis, where that is shared', async () => {
    const owner = await savedWith({ 'show-start': [], 'share-diagnosis': 'on' });
    expect(await read(linkPath(owner, 'read-link'))).to.include(START);
  });

  it('is asked before the first words about it are typed, and by whoever stays away', async () => {
    const blank = await walkToReview(browser, { brand: 'Camif' }, CHOICES);
    expect(blank.$('#show-start')).to.have.length(1);
    const page = await walkToReview(browser, BRAND, { abstain: 'on', 'abstain-reason': 'Trop peu de temps' });
    expect(page.$('#show-start-hint').text()).to.include('Nous nous appuyons');
    expect(page.$('.swap [data-clause=assets]').text()).to.include('Nous nous appuyons');
    const owner = await browser.follow(await browser.submit(page, 'save', { 'show-start': [] }));
    expect(await read(linkPath(owner, 'read-link'))).not.to.include('Nous nous appuyons');
  });

  it('stays as it is for a form that does not ask', async () => {
    const page = await walkToReview(browser, BRAND, CHOICES);
    const answer = await browser.post(stepPath(page, 'review'), { action: 'test', 'words-start': START });
    expect((await browser.follow(answer)).$('#show-start').is(':checked')).to.equal(true);
  });

  it('is on for a strategy saved before it could be asked', async () => {
    const owner = await saveStrategy(browser, { diagnosis: BRAND, approaches: CHOICES });
    expect(await read(linkPath(owner, 'read-link'))).to.include('Nous nous appuyons');
  });
});
