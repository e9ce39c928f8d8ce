import { expect } from 'chai';
import { messagesFor } from '../../src/i18n/messages.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import type { PrivacyFacts, Retention } from '../../src/i18n/retention.ts';
import { DEFAULT_SETTINGS } from '../../src/comments/settings.ts';
import { retentionWith } from '../../src/site/privacy-page.ts';
import { pathTo } from '../../src/addresses/links.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { decideSetting } from '../support/discussion.ts';

const IN_FORCE = retentionWith(DEFAULT_SETTINGS, 14);
const NAMES = Object.keys(IN_FORCE) as (keyof Retention)[];
/** A number for each, found nowhere else. */
const MARKED = Object.fromEntries(NAMES.map((name, index) => [name, 701 + index])) as unknown as Retention;
const NOBODY = { controller: '', authority: '', contact: '' };
const SOMEBODY = { controller: 'Anne Martin', authority: 'CNIL', contact: 'anne@example.org' };

function textWith(lang: Lang, facts: Partial<PrivacyFacts>): string {
  const all = { ...MARKED, ...SOMEBODY, approaches: undefined, isOnServer: false, hasMail: true, ...facts };
  return messagesFor(lang)
    .privacy.sections(all)
    .flatMap(({ title, paragraphs }) => [title, ...paragraphs])
    .join('\n');
}

const NUMBER_WORDS: Readonly<Record<Lang, RegExp>> = {
  fr: /(?<!\p{L})(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|soixante|quatre-vingt|cent|mille|demi)/iu,
  en: /(?<!\p{L})(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|sixty|ninety|hundred|thousand|half)(?!\p{L})/iu,
};

describe('What the privacy page says', () => {
  for (const lang of LANGS) {
    it(`says every number that is in force, in ${lang}`, () => {
      for (const name of NAMES) {
        const text = textWith(lang, {});
        expect(text, name).to.contain(String(MARKED[name]));
        expect(textWith(lang, { [name]: 999 }), name).not.to.contain(String(MARKED[name]));
      }
    });

    it(`says no number of its own, in ${lang}`, () => {
      const rest = textWith(lang, {}).replace(/7\d\d/g, '');
      expect(rest).not.to.match(/\d/);
      expect(rest).not.to.match(NUMBER_WORDS[lang]);
      expect('effacé après trente jours, erased after thirty days').to.match(NUMBER_WORDS[lang]);
    });

    it(`says one of a thing as one, in ${lang}`, () => {
      const ones = Object.fromEntries(NAMES.map((name) => [name, 1]));
      expect(textWith(lang, ones)).not.to.match(
        /(?<!\d)1\u00a0(?:jours|heures|minutes|days|hours|months|minutes|wheels)/,
      );
    });

    it(`says of a server what keeps erased data there, and for as long as its owner says, in ${lang}`, () => {
      const known = textWith(lang, { isOnServer: true });
      expect(known).to.match(
        lang === 'fr'
          ? /Le journal et les sauvegardes du serveur de base de données/
          : /journal and the backups of the database server/,
      );
      expect(known).to.include(String(MARKED.backupDays));
      const unknown = textWith(lang, { isOnServer: true, backupDays: 0 });
      expect(unknown).to.match(lang === 'fr' ? /jusqu’à leur remplacement/ : /until they are replaced/);
      for (const text of [known, unknown])
        expect(text).not.to.match(/que fait le site|that the site makes|by itself|par lui-même/);
    });

    it(`says nothing of an address that is not there, in ${lang}`, () => {
      const promise = lang === 'fr' ? /écrivez-nous|Nous répondons/ : /write to us|we answer/i;
      expect(textWith(lang, SOMEBODY)).to.match(promise);
      const text = textWith(lang, NOBODY);
      expect(text).not.to.match(promise);
      expect(text).to.contain(
        lang === 'fr' ? 'n’indique pas encore à qui l’écrire' : 'does not say yet whom to write to',
      );
    });

    it(`names who is responsible and the authority, where the owner did, in ${lang}`, () => {
      const facts = { controller: 'La Roue SARL\n1, rue des Lilas', authority: 'APD, Bruxelles' };
      const text = textWith(lang, facts);
      for (const words of ['La Roue SARL', '1, rue des Lilas', 'APD, Bruxelles.'])
        expect(text).to.contain(words);
      expect(text).not.to.contain('CNIL');
      expect(textWith(lang, NOBODY)).to.contain('CNIL');
    });

    it(`says plainly what is not kept or not done, in ${lang}`, () => {
      const text = textWith(lang, { addressMonths: 0, editMinutes: 0, noticeMinutes: 0, backupDays: 0 });
      expect(text).not.to.match(/(?<!\d)0/);
    });
  }

  it('takes each setting of the owner’s into account', () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      ...{ addressMonths: 3, spamDays: 41, trashDays: 42, warnDays: 43, purgeDays: 44 },
      ...{ noticeMinutes: 45, editMinutes: 46, captchaHours: 47 },
    };
    expect(retentionWith(settings, 48)).to.deep.equal({
      ...IN_FORCE,
      ...{ addressMonths: 3, spamDays: 41, trashDays: 42, warnDays: 43, purgeDays: 44 },
      ...{ noticeMinutes: 45, editMinutes: 46, questionHours: 47, backupDays: 48 },
    });
  });
});

const SENTENCES: Readonly<Record<string, readonly [value: string, Readonly<Record<Lang, string>>]>> = {
  addressMonths: ['7', { fr: 'effacée au bout de 7 mois au plus', en: 'erased after 7 months at most' }],
  spamDays: ['11', { fr: 'indésirable est effacé après 11 jours', en: 'spam is erased after 11 days' }],
  trashDays: ['12', { fr: 'à la corbeille après 12 jours', en: 'in the trash after 12 days' }],
  warnDays: ['13', { fr: 'rappelé à la modération après 13 jours', en: 'reminded after 13 days' }],
  purgeDays: ['97', { fr: 'et effacé après 97 jours', en: 'it is erased after 97 days' }],
  noticeMinutes: ['17', { fr: 'une fois toutes les 17 minutes', en: 'once every 17 minutes' }],
  editMinutes: ['19', { fr: 'dans les 19 minutes', en: 'within 19 minutes' }],
  captchaHours: ['29', { fr: 'reste noté 29 heures', en: 'stays noted for 29 hours' }],
};

describe('The privacy page', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite({
      BACKUP_DAYS: '23',
      SMTP_URL: 'smtp://127.0.0.1:1',
      MAIL_FROM: 'site@example.org',
      MODERATOR_EMAIL: 'moderator@example.org',
    });
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  const pageIn = async (lang: Lang) =>
    (await browser.get(pathTo('privacy', lang, {}))).$('main').text().replaceAll('\u00a0', ' ');

  for (const [name, [value, words]] of Object.entries(SENTENCES))
    it(`follows ${name} at once`, async () => {
      for (const lang of LANGS) expect(await pageIn(lang)).not.to.contain(words[lang]);
      await decideSetting(site, name, value);
      for (const lang of LANGS) expect(await pageIn(lang)).to.contain(words[lang]);
    });

  it('says how long the backups of this site hold', async () => {
    expect(await pageIn('fr')).to.contain('23 jours au plus');
    expect(await pageIn('en')).to.contain('for 23 days at most');
  });
});
