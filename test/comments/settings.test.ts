import { expect } from 'chai';
import {
  DEFAULT_SETTINGS,
  SETTINGS,
  SETTING_GROUPS,
  SETTING_NAMES,
  WORDS_MAX,
  WORD_MAX,
  fromStored,
  parseSettings,
  toStored,
} from '../../src/comments/settings.ts';
import type { CommentSettings, Setting } from '../../src/comments/settings.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { toInput } from '../../src/web/form.ts';

const NUMBERS = SETTING_NAMES.flatMap((name) => {
  const setting: Setting = SETTINGS[name];
  return setting.kind === 'number' ? [{ name, ...setting }] : [];
});
const FORM = toStored(DEFAULT_SETTINGS);

describe('the settings of comments', () => {
  it('stand as the house decided', () => {
    expect(DEFAULT_SETTINGS).to.include({
      holdAll: true,
      trustKnown: false,
      linksHeld: 2,
      closeAfterDays: 0,
      replies: true,
      noticeMinutes: 10,
      addressMonths: 12,
      spamDays: 30,
      trashDays: 30,
      warnDays: 60,
      purgeDays: 90,
      captcha: true,
      captchaHours: 24,
      captchaSeconds: 3,
      website: true,
      editMinutes: 15,
      language: 'fr',
    });
    expect(DEFAULT_SETTINGS.words).to.deep.equal([]);
  });

  it('come back as they were stored', () => {
    const changed: CommentSettings = {
      ...DEFAULT_SETTINGS,
      holdAll: false,
      trustKnown: true,
      linksHeld: 5,
      words: ['casino', 'prêt immobilier'],
      language: 'en',
    };
    expect(fromStored(toStored(changed))).to.deep.equal(changed);
    expect(fromStored({})).to.deep.equal(DEFAULT_SETTINGS);
    expect(fromStored({ linksHeld: '5', unknown: 'x' })).to.deep.equal({ ...DEFAULT_SETTINGS, linksHeld: 5 });
  });

  it('take the default for a row out of bounds, and keep the others', () => {
    expect(fromStored({ linksHeld: '0', spamDays: '7' })).to.deep.equal({ ...DEFAULT_SETTINGS, spamDays: 7 });
    expect(fromStored({ warnDays: '200', spamDays: '7' })).to.deep.equal(DEFAULT_SETTINGS);
  });

  for (const { name, min, max } of NUMBERS)
    it(`hold ${name} within its bounds`, () => {
      const around = { ...FORM, warnDays: '1', purgeDays: '730' };
      for (const good of [min, max])
        expect(saidOf({ ...around, [name]: String(good) }, name), String(good)).to.deep.equal([]);
      for (const bad of [String(min - 1), String(max + 1), '', 'abc', '1.5', '1e1', '9'.repeat(400)])
        expect(saidOf({ ...around, [name]: bad }, name), bad).to.have.length(1);
    });

  it('purge after the warning', () => {
    expect(saidOf({ ...FORM, warnDays: '90', purgeDays: '91' }, 'purgeDays')).to.deep.equal([]);
    expect(saidOf({ ...FORM, warnDays: '90', purgeDays: '90' }, 'purgeDays')).to.deep.equal([
      'L’effacement doit venir après l’avertissement',
    ]);
  });

  it('switch off what is not ticked', () => {
    const off = { ...FORM, holdAll: undefined, replies: undefined, captcha: undefined, website: undefined };
    const parsed = parseSettings(toInput(off));
    expect(parsed.ok && parsed.value).to.include({
      holdAll: false,
      replies: false,
      captcha: false,
      website: false,
    });
  });

  it('read one word or phrase a line, each once', () => {
    const parsed = parseSettings(
      toInput({ ...FORM, words: ' casino \r\n\r\nprêt immobilier\r\ncasino\r\n' }),
    );
    expect(parsed.ok && parsed.value.words).to.deep.equal(['casino', 'prêt immobilier']);
  });

  it('refuse a line that no word could ever match, a long one, and a long list', () => {
    const list = (count: number): string =>
      Array.from({ length: count }, (_, index) => `mot${index}`).join('\n');
    expect(saidOf({ ...FORM, words: 'casino\n!!!' }, 'words')).to.deep.equal([
      '«\u00a0!!!\u00a0» ne contient ni lettre ni chiffre\u00a0: retirez cette ligne',
    ]);
    expect(saidOf({ ...FORM, words: 'a'.repeat(WORD_MAX) }, 'words')).to.deep.equal([]);
    expect(saidOf({ ...FORM, words: 'a'.repeat(WORD_MAX + 1) }, 'words')).to.have.length(1);
    expect(saidOf({ ...FORM, words: list(WORDS_MAX) }, 'words')).to.deep.equal([]);
    expect(saidOf({ ...FORM, words: list(WORDS_MAX + 1) }, 'words')[0]).to.include(String(WORDS_MAX + 1));
  });

  it('speak one of our languages', () => {
    expect(saidOf({ ...FORM, language: 'de' }, 'language')).to.have.length(1);
  });

  it('stand in one group of their page each', () => {
    expect(Object.values(SETTING_GROUPS).flat().sort()).to.deep.equal([...SETTING_NAMES].sort());
  });

  it('have a label and an effect each, in both languages', () => {
    for (const lang of LANGS) {
      const { fields } = messagesFor(lang).comments.settings;
      expect(Object.keys(fields).sort()).to.deep.equal(Object.keys(DEFAULT_SETTINGS).sort());
      for (const { label, effect } of Object.values(fields)) {
        expect(label).to.not.equal('');
        expect(effect).to.match(/\.$/);
      }
    }
  });
});

function saidOf(body: unknown, name: string): readonly string[] {
  const parsed = parseSettings(toInput(body));
  const errors = parsed.ok ? [] : parsed.errors.filter((error) => error.name === name);
  return errors.map(({ message }) => message(messagesFor('fr')));
}
