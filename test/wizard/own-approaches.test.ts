import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import {
  approachesFields,
  beginDraft,
  linkPath,
  openChange,
  saveStrategy,
  stepPath,
  walkToReview,
} from '../support/builders.ts';

const REPAIR: Fields = {
  'own-1-label': 'Réparer',
  'own-1-verb': 'réparer devant tout le monde',
  'own-1-noun': 'la réparation',
  'own-1-family': 'care',
  'own-1': 'priority',
};
const LEND: Fields = {
  'own-2-label': 'Prêter',
  'own-2-verb': 'prêter avant de vendre',
  'own-2-noun': 'le prêt',
  'own-2-family': 'movement',
  'own-2': 'secondary',
};

describe('an approach of one’s own', () => {
  let site: TestSite;
  let browser: Browser;
  before(async () => (site = await openSite()));
  beforeEach(() => (browser = new Browser(site.app)));
  after(() => site.close());

  const post = async (fields: Fields, action = 'continue'): Promise<Answer> =>
    browser.submit(await beginDraft(browser), action, approachesFields(fields));

  const statementOf = ({ $ }: Answer): string => $('.said, .statement').text();

  it('joins the wheel, the table and the statement', async () => {
    const review = await walkToReview(browser, {}, { ...REPAIR, ...LEND });
    expect(review.$('.wheel-table tbody tr')).to.have.length(14);
    expect(review.$('.wheel-table tr[data-approach=own-1]').attr('data-state')).to.equal('priority');
    expect(statementOf(review)).to.include('D’abord, nous voulons réparer devant tout le monde.');
    expect(statementOf(review)).to.include('Ensuite, nous voulons aussi prêter avant de vendre.');
  });

  it('stands at the end of its family, whatever its number', async () => {
    const { $ } = await walkToReview(browser, {}, { ...REPAIR, ...LEND });
    const keys = $('.wheel-table tbody tr')
      .map((_, row) => $(row).attr('data-approach'))
      .get();
    expect(keys.slice(2, 5)).to.deep.equal(['reassure', 'own-1', 'sell']);
    expect(keys.at(-1)).to.equal('own-2');
  });

  it('is drawn with its name even when it is left aside', async () => {
    const page = await browser.follow(await post({ ...REPAIR, 'own-1': 'none' }, 'preview'));
    expect(page.$('.painted-wheel [data-approach=own-1]').attr('data-state')).to.equal('none');
    expect(page.$('#own-1-label').attr('value')).to.equal('Réparer');
  });

  for (const [field, value] of [
    ['own-1-label', ''],
    ['own-1-label', 'Réparerensemble'],
    ['own-1-verb', ''],
    ['own-1-verb', 'ré'],
    ['own-1-verb', 'x'.repeat(61)],
    ['own-1-noun', ''],
    ['own-1-noun', 'x'.repeat(41)],
    ['own-1-family', 'nowhere'],
  ] as const)
    it(`is sent back with every word when ${field} is “${value.slice(0, 16)}”`, async () => {
      const page = await post({ ...REPAIR, [field]: value });
      expect(page.status).to.equal(422);
      expect(page.$('.error-summary a[href^="#own-1"]')).to.have.length(1);
      expect(page.$('#approach-own-1 details').is('[open]'), 'it is open').to.equal(true);
      for (const [name, typed] of Object.entries({ ...REPAIR, [field]: value }))
        if (/label|verb|noun/.test(name)) expect(page.$(`#${name}`).attr('value'), name).to.equal(typed);
    });

  it('needs a family', async () => {
    const page = await post({ ...REPAIR, 'own-1-family': '' });
    expect(page.status).to.equal(422);
    expect(page.$('.error-summary').text()).to.include('Choisissez la famille');
  });

  it('needs a name where it only has a state', async () => {
    const page = await post({ 'own-2': 'secondary' });
    expect(page.status).to.equal(422);
    expect(page.$('.error-summary').text()).to.include('Donnez un nom à votre approche');
    expect(page.$('#own-2-secondary').is(':checked')).to.equal(true);
  });

  it('takes no name that is on the wheel already, whatever its case and accents', async () => {
    expect((await post({ ...REPAIR, 'own-1-label': 'ECOUTER' })).status).to.equal(422);
    expect((await post({ ...REPAIR, ...LEND, 'own-2-label': 'reparer' })).status).to.equal(422);
  });

  it('is advised, never refused, on its style', async () => {
    const page = await browser.follow(
      await post({ ...REPAIR, 'own-1-verb': 'on répare et on rit.' }, 'preview'),
    );
    expect(page.$('#approach-own-1 .notice')).to.have.length(3);
    const plain = await browser.follow(await post(REPAIR, 'preview'));
    expect(plain.$('#approach-own-1 .notice')).to.have.length(0);
  });

  it('is neither suggested nor held against the diagnosis', async () => {
    const review = await walkToReview(browser, { 'criticised-quality': '3', unanswered: '2' }, REPAIR);
    expect(review.$('.contradictions, .departures').text()).not.to.include('Réparer');
    const step = await browser.get(stepPath(review, 'approaches'));
    expect(step.$('#approach-own-1').attr('data-suggested')).to.equal(undefined);
  });

  it('goes when its fields are emptied, and the other one keeps its place', async () => {
    const review = await walkToReview(browser, {}, { ...REPAIR, ...LEND });
    const step = await browser.get(stepPath(review, 'approaches'));
    const emptied = { ...approachesFields(), ...LEND, 'own-1-label': '', 'own-1-verb': '', 'own-1-noun': '' };
    const after = await browser.follow(
      await browser.submit(step, 'continue', { ...emptied, 'own-1': 'none' }),
    );
    const keys = after.$('.wheel-table tbody tr').map((_, row) => after.$(row).attr('data-approach'));
    expect(keys.get()).to.include('own-2').and.not.to.include('own-1');
  });

  it('stands alone, with its language, on a page of the other language', async () => {
    const review = await walkToReview(browser, {}, { ...REPAIR, listen: 'priority' });
    const english = await browser.get(stepPath(review, 'review', 'en'));
    const said = english.$('#said-choice');
    expect(said.text()).to.match(
      /^First, we want to listen .*\. We also chose “Réparer”: réparer devant tout le monde\.$/,
    );
    expect(
      said
        .find('[lang=fr]')
        .map((_, each) => english.$(each).text())
        .get(),
    ).to.deep.equal(['Réparer', 'réparer devant tout le monde']);
    expect(english.$('.wheel-table tr[data-approach=own-1] [lang=fr]').text()).to.equal('Réparer');
  });

  it('comes first there when it is the only priority', async () => {
    const review = await walkToReview(browser, {}, REPAIR);
    const english = await browser.get(stepPath(review, 'review', 'en'));
    expect(english.$('#said-choice').text()).to.equal(
      'First, we chose “Réparer”: réparer devant tout le monde.',
    );
  });

  it('keeps the language that it was typed in, and takes that of new words', async () => {
    const review = await walkToReview(browser, {}, REPAIR);
    const step = await browser.get(stepPath(review, 'approaches', 'en'));
    const same = await browser.follow(await browser.submit(step, 'continue', approachesFields(REPAIR)));
    expect(same.$('#said-choice [lang=fr]')).to.have.length(2);
    const again = await browser.get(stepPath(review, 'approaches', 'en'));
    const words = {
      ...REPAIR,
      'own-1-label': 'Mend',
      'own-1-verb': 'mend in plain sight',
      'own-1-noun': 'mending',
    };
    const changed = await browser.follow(await browser.submit(again, 'continue', approachesFields(words)));
    expect(changed.$('#said-choice').text()).to.equal('First, we want to mend in plain sight.');
  });

  it('may have a plan, whose first move opens the roadmap, and no measure of ours', async () => {
    const owner = await saveStrategy(browser, {
      approaches: REPAIR,
      review: { 'first-own-1': 'Ouvrir l’atelier le samedi', 'why-own-1': 'Nos pièces se démontent' },
    });
    const page = await browser.get(linkPath(owner, 'read-link'));
    expect(page.$('.roadmap .phases').text()).to.include('Ouvrir l’atelier le samedi.');
    expect(page.$('.roadmap .phases').text()).to.include('Faire le point sur «\u00a0Réparer\u00a0»');
    expect(page.$('.decision').text())
      .to.include('Nos pièces se démontent')
      .and.not.to.include('nous mesurons');
  });

  it('is told with its words in the data of the page', async () => {
    const owner = await saveStrategy(browser, { approaches: REPAIR });
    const { html } = await browser.get(`${linkPath(owner, 'read-link')}/roue.json`);
    const data = JSON.parse(html) as { own: readonly object[]; choices: Record<string, string> };
    expect(data.own).to.deep.equal([
      {
        key: 'own-1',
        label: 'Réparer',
        verb: 'réparer devant tout le monde',
        noun: 'la réparation',
        family: 'care',
        lang: 'fr',
      },
    ]);
    expect(data.choices['own-1']).to.equal('priority');
  });

  it('is not counted, and the review says so in place of asking', async () => {
    const review = await walkToReview(browser, {}, REPAIR);
    expect(review.$('#count-me')).to.have.length(0);
    expect(review.$('[data-not-counted]').text()).to.include('n’est pas comptée');
    await browser.submit(review, 'save', { 'count-me': 'on' });
    expect(await site.db.selectFrom('counted').selectAll().execute()).to.have.length(0);
  });

  it('is the same one in the history when only its case or its place changed', async () => {
    const owner = await saveStrategy(browser, { approaches: REPAIR });
    const draft = await openChange(browser, owner);
    const step = await browser.get(stepPath(draft, 'approaches'));
    const moved: Fields = Object.fromEntries(
      Object.entries({ ...REPAIR, 'own-1-label': 'REPARER', 'own-1': 'secondary' }).map(([name, value]) => [
        name.replace('own-1', 'own-2'),
        value,
      ]),
    );
    const emptied = { 'own-1-label': '', 'own-1-verb': '', 'own-1-noun': '', 'own-1': 'none' };
    const review = await browser.follow(
      await browser.submit(step, 'continue', approachesFields({ ...emptied, ...moved, listen: 'priority' })),
    );
    const saved = await browser.follow(await browser.submit(review, 'save'));
    const history = saved.$('#history, .history').text();
    expect(history).to.include('REPARER').and.to.include('prioritaire → secondaire');
  });

  it('is said to have come and gone in the history, where our own list stayed as it was', async () => {
    const owner = await saveStrategy(browser, { approaches: REPAIR });
    const step = await browser.get(stepPath(await openChange(browser, owner), 'approaches'));
    const emptied = { 'own-1-label': '', 'own-1-verb': '', 'own-1-noun': '', 'own-1': 'none' };
    const fields = approachesFields({ ...emptied, ...LEND });
    const review = await browser.follow(await browser.submit(step, 'continue', fields));
    const saved = await browser.follow(await browser.submit(review, 'save'));
    const moves = saved.$('#history .moves').first();
    const said = moves
      .find('li')
      .map((_, item) => saved.$(item).text())
      .get();
    expect(said).to.deep.equal(['Prêter (ajoutée) : secondaire', 'Réparer : prioritaire → retirée']);
  });

  it('is no mere difference of texts where a version was saved without it meanwhile', async () => {
    const owner = await saveStrategy(browser, {});
    const other = new Browser(site.app);
    const [mine, theirs] = [await openChange(browser, owner), await openChange(other, owner)];
    await other.submit(theirs, 'save', { 'change-note': 'Relu' });
    const step = await browser.get(stepPath(mine, 'approaches'));
    const review = await browser.follow(await browser.submit(step, 'continue', REPAIR));
    const newer = await browser.submit(review, 'save');
    expect(newer.status).to.equal(409);
    expect(newer.$('.moves').text()).to.include('Réparer (ajoutée) : prioritaire');
  });

  it('shows both when two tabs named it otherwise', async () => {
    const review = await walkToReview(browser, {}, REPAIR);
    const [one, other] = [
      await browser.get(stepPath(review, 'approaches')),
      await browser.get(stepPath(review, 'approaches')),
    ];
    await browser.submit(one, 'continue', approachesFields({ ...REPAIR, 'own-1-label': 'Recoudre' }));
    const conflict = await browser.submit(
      other,
      'continue',
      approachesFields({ ...REPAIR, 'own-1-label': 'Rapiécer' }),
    );
    expect(conflict.status).to.equal(409);
    expect(conflict.html).to.include('Recoudre').and.to.include('Rapiécer');
  });
});
