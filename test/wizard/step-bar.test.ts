import { expect } from 'chai';
import { messagesFor } from '../../src/i18n/messages.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { pathTo } from '../../src/addresses/links.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import {
  approachesFields,
  beginDraft,
  diagnosisFields,
  stepPath,
  walkToReview,
} from '../support/builders.ts';
import { APPROACH_KEYS, CLAIM_KEYS, approach } from '../support/method.ts';

const AWKWARD = '<b>Ø & “Fils”</b>';
const ANSWERS = { 'criticised-quality': '3', unanswered: '2', distrust: '2', 'rich-story': '3' };

describe('the first two steps', () => {
  let site: TestSite;
  let browser: Browser;
  before(async () => (site = await openSite()));
  beforeEach(() => (browser = new Browser(site.app)));
  after(() => site.close());

  const lastOfForm = ({ $ }: Answer) => $('main form').first().children().last();

  for (const lang of LANGS)
    it(`end with a bar that leads on, and that names the brand once it is known (${lang})`, async () => {
      const { steps } = messagesFor(lang);
      const unnamed = await browser.get(pathTo('newDiagnosis', lang, {}));
      const draft = await beginDraft(browser, { brand: AWKWARD });
      for (const [page, brand, number] of [
        [unnamed, '', 1],
        [await browser.get(stepPath(draft, 'diagnosis', lang)), AWKWARD, 1],
        [await browser.get(stepPath(draft, 'approaches', lang)), AWKWARD, 2],
      ] as const) {
        const bar = lastOfForm(page);
        expect(bar.is('.step-bar')).to.equal(true);
        expect(bar.find('bdi').text()).to.equal(brand);
        expect(bar.find('.bar-step').text()).to.equal(steps.progress(number, 3));
        expect(bar.find('button').attr('value')).to.equal('continue');
        expect(page.$('button[value=continue]')).to.have.length(1);
      }
    });

  it('say in the bar that a step opened from the review leads back to it', async () => {
    const review = await walkToReview(browser, {}, { listen: 'priority' });
    const back = messagesFor('fr').steps.continueToReview;
    for (const step of ['diagnosis', 'approaches'] as const) {
      const page = await browser.get(`${stepPath(review, step)}?retour=bilan`);
      expect(lastOfForm(page).find('button').text()).to.equal(back);
    }
  });

  it('keep the bar, the brand and what was typed in a form that is refused', async () => {
    const draft = await beginDraft(browser, { brand: AWKWARD });
    const renamed = await browser.post(stepPath(draft, 'diagnosis'), diagnosisFields({ brand: '' }));
    const unexplained = await browser.submit(draft, 'continue', approachesFields({ abstain: 'on' }));
    for (const page of [renamed, unexplained]) {
      expect(page.status).to.equal(422);
      expect(lastOfForm(page).find('bdi').text()).to.equal(AWKWARD);
    }
    expect(renamed.$('#brand').val()).to.equal('');
  });

  it('go on without a word about which button was pressed: Enter in a field names none', async () => {
    const page = await browser.get('/fr/roue/diagnostic');
    const first = page.$('main form button').first();
    expect(first.attr('name')).to.equal(undefined);
    const begun = await browser.follow(await browser.post('/fr/roue/diagnostic', diagnosisFields()));
    expect(begun.$('.step-progress').attr('data-step')).to.equal('approaches');
    expect(begun.$('main form button').first().attr('name')).to.equal(undefined);
    const answer = await browser.post(
      stepPath(begun, 'approaches'),
      approachesFields({ listen: 'priority' }),
    );
    expect(answer.location).to.equal(stepPath(begun, 'review'));
  });
});

describe('the brand', () => {
  let site: TestSite;
  before(async () => (site = await openSite()));
  after(() => site.close());

  for (const lang of LANGS)
    it(`is named in the lead of the approaches and of the review, as it was typed (${lang})`, async () => {
      const browser = new Browser(site.app);
      const review = await walkToReview(browser, { brand: AWKWARD }, { listen: 'priority' });
      const { approaches, review: words, steps } = messagesFor(lang);
      for (const [step, lead] of [
        ['approaches', approaches.lead(APPROACH_KEYS.length)],
        ['review', words.lead],
      ] as const) {
        const { $ } = await browser.get(stepPath(review, step, lang));
        expect($('.lead').text().trim()).to.equal(`${steps.forBrand} ${AWKWARD}. ${lead}`);
      }
      const { $ } = await browser.get(stepPath(review, 'diagnosis', lang));
      expect($('.lead').text()).to.equal(
        messagesFor(lang).diagnosis.lead(CLAIM_KEYS.length, approach('listen').noun[lang]),
      );
    });
});

describe('what the diagnosis suggests', () => {
  let site: TestSite;
  let browser: Browser;
  before(async () => (site = await openSite()));
  beforeEach(() => (browser = new Browser(site.app)));
  after(() => site.close());

  it('stands first, priorities before the rest, and is linked at the top', async () => {
    const { $ } = await beginDraft(browser, ANSWERS);
    const rows = $('.approach:not(.own)').map((_, each) => $(each).attr('id') ?? '');
    const suggested = $('.approach[data-suggested]').map((_, each) => $(each).attr('id') ?? '');
    expect(suggested.length).to.be.greaterThan(2);
    expect(rows.get().slice(0, suggested.length)).to.deep.equal(suggested.get());
    expect(new Set(rows.get()).size).to.equal(12);
    const levels = $('.approach[data-suggested]').map((_, each) => $(each).attr('data-suggested') ?? '');
    expect(levels.get().join()).to.match(/^(?:priority,?)+(?:secondary,?)+$/);
    const links = $('.suggested-first a').map((_, each) => $(each).attr('href') ?? '');
    expect(links.get()).to.deep.equal(suggested.get().map((id) => `#${id}`));
    expect($('.suggested-first').text()).to.match(/^Suggérées\u00a0: Répondre, Rassurer, Écouter/);
  });

  it('leaves the others with their families, and no family without any', async () => {
    const { $ } = await beginDraft(browser, { 'criticised-quality': '3', unanswered: '3', distrust: '3' });
    const families = $('h2.family:not(.own-title)').map(
      (_, each) => $(each).attr('data-family') ?? 'suggested',
    );
    expect(families.get()).to.deep.equal(['suggested', 'craft', 'desire', 'movement']);
    for (const family of $('h2.family[data-family]').toArray()) {
      const own = $(family).nextUntil('h2', '.approach').toArray();
      expect(own.map((each) => $(each).attr('data-family'))).to.deep.equal(
        own.map(() => $(family).attr('data-family')),
      );
    }
  });

  it('is one approach when nothing stands out, and none when everything is true', async () => {
    const { $ } = await beginDraft(browser);
    expect($('.suggested-first a').attr('href')).to.equal('#approach-listen');
    expect($('.suggested-first').text()).to.equal('Suggérée\u00a0: Écouter');
    const allTrue = Object.fromEntries(Object.keys(diagnosisFields()).map((name) => [name, '3']));
    const none = await beginDraft(browser, { ...allTrue, brand: 'Tout' });
    expect(none.$('.suggested-first')).to.have.length(0);
    expect(none.$('h2.family').first().attr('data-family')).to.equal('care');
    expect(none.$('.approach').first().attr('id')).to.equal('approach-listen');
  });
});

describe('the start page', () => {
  let site: TestSite;
  before(async () => (site = await openSite()));
  after(() => site.close());

  for (const lang of LANGS)
    it(`says what the wheel is while no draft waits, and leads straight to the diagnosis (${lang})`, async () => {
      const { $ } = await new Browser(site.app).get(pathTo('start', lang, {}));
      expect($('h1').text()).to.equal(messagesFor(lang).start.title);
      expect($('main a').first().attr('href')).to.equal(pathTo('newDiagnosis', lang, {}));
      expect($('.empty')).to.have.length(1);
      expect($('dl dt')).to.have.length(12);
    });

  it('is the list of drafts once there are any, at the same place of the page', async () => {
    const browser = new Browser(site.app);
    expect((await browser.get('/fr/roue')).$('h1#drafts')).to.have.length(1);
    const draft = await beginDraft(browser, { brand: AWKWARD });
    const { $ } = await browser.get('/fr/roue');
    expect($('h1#drafts').text()).to.equal(messagesFor('fr').start.resumeTitle);
    expect($('main a').first().attr('href')).to.equal(stepPath(draft, 'approaches'));
    expect($('.drafts bdi').text()).to.equal(AWKWARD);
    expect($('a.button').attr('href')).to.equal('/fr/roue/diagnostic');
    expect($('.empty, dl')).to.have.length(0);
  });
});
