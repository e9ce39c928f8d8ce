import { expect } from 'chai';
import { DEFAULT_SETTINGS } from '../../src/comments/settings.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import type { Browser } from '../support/browser.ts';
import { arrive, logged } from '../support/comments.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { signedIn } from '../support/moderators.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { settingsIn } from '../../src/comments/settings-store.ts';

const SETTINGS = '/fr/moderation/reglages';
const WORDS = '/fr/moderation/mots';
const FORM = 'form:has([name="spamDays"])';

let site: TestSite;
let browser: Browser;
/** A site of its own for the tests of one block. */
function withSite(): void {
  beforeEach(async () => {
    site = await openSite();
    ({ browser } = await signedIn(site));
  });
  afterEach(() => site.close());
}

describe('the settings', () => {
  withSite();

  it('show the defaults, each with its effect, and what the law says', async () => {
    const page = await browser.get(SETTINGS);
    expect(await htmlFaults(page.html)).to.deep.equal([]);
    for (const name of Object.keys(DEFAULT_SETTINGS)) {
      const field = page.$(`[name="${name}"]`);
      expect(field.length, name).to.be.greaterThan(0);
      const described =
        field.attr('aria-describedby') ?? field.closest('fieldset').attr('aria-describedby') ?? '';
      expect(page.$(`#${described.split(' ')[0] ?? ''}`).text(), name).not.to.equal('');
    }
    expect(page.html).to.include('93-3').and.to.include('82-652');
    expect((await browser.get('/en/moderation/settings')).html).to.include('93-3');
  });

  it('are stored, and each change is written down', async () => {
    const page = await browser.get(SETTINGS);
    const saved = await browser.submit(
      page,
      '',
      { spamDays: '10', trustKnown: 'on', words: 'casino\nviagra' },
      FORM,
    );
    expect((await browser.follow(saved)).$('[role="status"]').text()).to.include('3 réglages changés');
    expect(await settingsIn(site.db)).to.deep.equal({
      ...DEFAULT_SETTINGS,
      spamDays: 10,
      trustKnown: true,
      words: ['casino', 'viagra'],
    });
    const lines = (await logged(site)).filter(({ action }) => action === 'setting');
    expect(lines.map(({ actor }) => actor)).to.deep.equal(['Camille', 'Camille', 'Camille']);
    const log = (await browser.get('/fr/moderation/journal?action=setting')).$('tbody').text();
    expect(log).to.include('Garder les indésirables (jours)\u00a0: 30 → 10').and.to.include('casino, viagra');
    expect(log).to.include('Publier tout de suite les auteurs connus\u00a0: (vide) → oui');
  });

  it('that cannot be are drawn again with every word, and nothing is stored', async () => {
    const page = await browser.get(SETTINGS);
    const refused = await browser.submit(page, '', { spamDays: '0', warnDays: '90', purgeDays: '90' }, FORM);
    expect(refused.status).to.equal(422);
    expectRefused({ ...refused, $: refused.$ }, ['purgeDays', 'spamDays']);
    expect(refused.$('#spamDays').val()).to.equal('0');
    expect(await settingsIn(site.db)).to.deep.equal(DEFAULT_SETTINGS);
  });

  it('turn off what is not ticked', async () => {
    const page = await browser.get(SETTINGS);
    const ticked = page.$(FORM).serializeArray();
    const others = ticked.filter(({ name }) => name !== 'captcha').map(({ name, value }) => [name, value]);
    await browser.post(SETTINGS, Object.fromEntries(others) as Record<string, string>);
    expect((await settingsIn(site.db)).captcha).to.equal(false);
  });
});

describe('a list of words', () => {
  withSite();

  it('is tried on what was published, by whole words, and changes nothing', async () => {
    await arrive(site, { status: 'published', name: 'Léa', text: 'Je suis spécialiste du maillot.' });
    await arrive(site, { status: 'published', name: 'Max', text: 'Un CASINÓ en ligne' });
    await arrive(site, { status: 'pending', text: 'casino' });
    const page = await browser.get(WORDS);
    const tried = await browser.submit(page, 'try', { words: 'cialis\ncasino' }, 'form:has(#words)');
    expect(tried.status).to.equal(200);
    expect(tried.$('tbody tr')).to.have.length(1);
    expect(tried.$('tbody').text()).to.include('Max').and.to.include('CASINÓ');
    expect(tried.$('[role="status"]').text()).to.equal('1 commentaire aurait été retenu, sur 2.');
    expect(tried.$('#words').val()).to.equal('cialis\ncasino');
    expect(await htmlFaults(tried.html)).to.deep.equal([]);
    expect((await settingsIn(site.db)).words).to.deep.equal([]);
    await browser.submit(tried, 'save', {}, 'form:has(#words)');
    expect((await settingsIn(site.db)).words).to.deep.equal(['cialis', 'casino']);
    expect((await logged(site)).at(-1)).to.include({ action: 'setting' });
  });

  it('with a line that holds no word is drawn again', async () => {
    const refused = await browser.submit(
      await browser.get(WORDS),
      'try',
      { words: '!!!' },
      'form:has(#words)',
    );
    expectRefused(refused, ['words']);
  });
});
