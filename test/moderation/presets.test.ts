import { expect } from 'chai';
import { DEFAULT_SETTINGS, PRESETS } from '../../src/comments/settings.ts';
import { settingsIn } from '../../src/comments/settings-store.ts';
import { starterWords } from '../../src/comments/starter-words.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { arrive } from '../support/comments.ts';
import { FRENCH, reasonsOf, write } from '../support/discussion.ts';
import { signedIn } from '../support/moderators.ts';
import { tableIn } from '../support/rows.ts';
import { htmlFaults } from '../support/valid-html.ts';

const SETTINGS = '/fr/moderation/reglages';
const WORDS = '/fr/moderation/mots';
const FORM = 'form:has([name="spamDays"])';
const WORDS_FORM = 'form:has(#words)';

let site: TestSite;
let browser: Browser;
function withSite(): void {
  beforeEach(async () => {
    site = await openSite();
    ({ browser } = await signedIn(site));
  });
  afterEach(() => site.close());
}

const fill = (page: Answer, preset: keyof typeof PRESETS, fields: Record<string, string> = {}) =>
  browser.submit(page, '', { ...fields, preset }, FORM);
const save = (page: Answer) => browser.submit(page, '', {}, FORM);
const openGroups = (page: Answer) =>
  page
    .$('details.settings-group[open] > summary')
    .map((_, each) => page.$(each).text())
    .get();

describe('a preset', () => {
  withSite();

  for (const [name, decided] of Object.entries(PRESETS))
    it(`fills the form, stores nothing, and is stored by the button of the form: ${name}`, async () => {
      const page = await browser.get(SETTINGS);
      const filled = await fill(page, name as keyof typeof PRESETS, { spamDays: '12' });
      expect(filled.status).to.equal(200);
      expect(await htmlFaults(filled.html)).to.deep.equal([]);
      expect(filled.$('.notice[role="status"]').text()).to.include('enregistrez-le');
      expect(await settingsIn(site.db)).to.deep.equal(DEFAULT_SETTINGS);
      expect(filled.$('#spamDays').val(), 'what was typed stays').to.equal('12');
      expect(filled.$(`.preset:has(#preset-${name})`).text()).to.include(
        'C’est ce qui est dans le formulaire',
      );
      await save(filled);
      expect(await settingsIn(site.db)).to.deep.equal({ ...DEFAULT_SETTINGS, ...decided, spamDays: 12 });
    });

  it('says what it would change', async () => {
    const page = await browser.get(SETTINGS);
    const after = page.$('.preset:has(#preset-after)').text().replace(/\s+/g, ' ');
    expect(after).to.include('Relire avant de publier : Oui → Non').and.to.include(': 2 → 1');
    expect(page.$('.preset:has(#preset-all) button')).to.have.length(0);
  });

  it('keeps what is wrong in the form, to be told when it is saved', async () => {
    const filled = await fill(await browser.get(SETTINGS), 'regulars', { spamDays: 'x' });
    expect(filled.$('#spamDays').val()).to.equal('x');
    const refused = await save(filled);
    expect(refused.status).to.equal(422);
    expect(openGroups(refused)).to.include('Ce qui est gardé');
  });

  it('leaves the rest folded, but for what is not as usual', async () => {
    expect(openGroups(await browser.get(SETTINGS))).to.deep.equal([]);
    await browser.submit(await browser.get(SETTINGS), '', { spamDays: '10', linksHeld: '7' }, FORM);
    expect(openGroups(await browser.get(SETTINGS))).to.deep.equal(['Avant de publier', 'Ce qui est gardé']);
  });

  it('that nobody knows is no preset', async () => {
    const saved = await browser.submit(await browser.get(SETTINGS), '', { preset: 'toString' }, FORM);
    expect(saved.status).to.equal(303);
    expect(await settingsIn(site.db)).to.deep.equal(DEFAULT_SETTINGS);
  });
});

describe('to publish first', () => {
  withSite();
  const last = async () => (await tableIn(site, 'comment')).at(-1);

  it('shows the comment of a stranger at once, but for a link or a word of the list', async () => {
    const filled = await fill(await browser.get(SETTINGS), 'after', { words: 'casino en ligne' });
    await save(filled);
    await write(site, { comment: 'Bonjour à vous.', email: 'a@example.org' });
    expect((await last())?.['status']).to.equal('published');
    expect((await new Browser(site.app).get(FRENCH)).html).to.include('Bonjour à vous.');
    await write(site, { comment: 'Voir http://a.example/', email: 'b@example.org' });
    expect([(await last())?.['status'], ...reasonsOf(await last())]).to.deep.equal(['pending', 'links: 1']);
    await write(site, { comment: 'Un casino en ligne.', email: 'c@example.org' });
    expect([(await last())?.['status'], ...reasonsOf(await last())]).to.deep.equal([
      'pending',
      'word: casino en ligne',
    ]);
  });

  it('is not what a site does by itself (control)', async () => {
    await write(site, { comment: 'Bonjour à vous.', email: 'a@example.org' });
    expect((await last())?.['status']).to.equal('pending');
  });
});

describe('our lists of words', () => {
  withSite();

  it('are shown, added to the form, tried, saved, and taken out again', async () => {
    await arrive(site, { status: 'published', text: 'Le meilleur casino en ligne', name: 'Max' });
    const page = await browser.get(WORDS);
    expect(await htmlFaults(page.html)).to.deep.equal([]);
    expect(page.$('p[lang="fr"]').text()).to.include('casino en ligne');
    const added = await browser.submit(page, 'add-fr', { words: 'VIAGRA\nmon mot' }, WORDS_FORM);
    expect(await htmlFaults(added.html)).to.deep.equal([]);
    const count = starterWords('fr').length;
    expect(added.$('.notice[role="status"]').text()).to.include(
      `${count - 1} expressions ajoutées au formulaire, 1 y était déjà`,
    );
    expect(added.$('tbody').text(), 'tried at once').to.include('Max');
    expect((await settingsIn(site.db)).words, 'not saved').to.deep.equal([]);
    const both = await browser.submit(added, 'add-en', {}, WORDS_FORM);
    await browser.submit(both, 'save', {}, WORDS_FORM);
    const stored = (await settingsIn(site.db)).words;
    expect(stored.slice(0, 2)).to.deep.equal(['VIAGRA', 'mon mot']);
    expect(stored).to.include('casino en ligne').and.to.include('online casino');
    const standing = await browser.get(WORDS);
    expect(standing.$('button[value="add-fr"]')).to.have.length(0);
    const removed = await browser.submit(standing, 'remove-fr', {}, WORDS_FORM);
    const without = await browser.submit(removed, 'remove-en', {}, WORDS_FORM);
    await browser.submit(without, 'save', {}, WORDS_FORM);
    expect((await settingsIn(site.db)).words).to.deep.equal(['mon mot']);
  });

  it('that do not fit any more are refused with every word kept', async () => {
    const many = Array.from({ length: 450 }, (_, index) => `mot${index}`).join('\n');
    const refused = await browser.submit(await browser.get(WORDS), 'add-fr', { words: many }, WORDS_FORM);
    expect(refused.status).to.equal(422);
    expect(String(refused.$('#words').val())).to.include('mot449');
    expect((await settingsIn(site.db)).words).to.deep.equal([]);
  });
});
