import { expect } from 'chai';
import fc from 'fast-check';
import { readingsOf } from '../../src/i18n/fold.ts';
import { RULES, judge, sayReason, testWordList, toReasons, wordFound } from '../../src/comments/guard.ts';
import type { Facts, Searched } from '../../src/comments/guard.ts';
import { DEFAULT_SETTINGS } from '../../src/comments/settings.ts';
import type { CommentSettings } from '../../src/comments/settings.ts';
import type { CommentFields } from '../../src/comments/form.ts';
import { messagesFor } from '../../src/i18n/messages.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const NOON = Date.UTC(2026, 10, 22, 12);
const FIELDS: CommentFields = {
  name: 'Ada',
  email: 'ada@exemple.fr',
  website: null,
  comment: 'Merci pour cette roue.',
  parent: null,
  notify: false,
  remember: false,
  decoy: false,
};
const OPEN: CommentSettings = { ...DEFAULT_SETTINGS, holdAll: false };
const STRANGER = { published: false, recognised: false };

describe('the guard', () => {
  it('puts what is blocked into spam, whoever is recognised, and floods are told first', () => {
    const blocked = { kind: 'spam', reasons: [{ rule: 'blocked', detail: '' }] };
    expect(judge(facts({ blocked: true }))).to.deep.equal(blocked);
    expect(judge(facts({ blocked: true, ...STRANGER }))).to.deep.equal(blocked);
    const flooding = judge(facts({ blocked: true, fromAddress: [NOON, NOON, NOON] }));
    expect(flooding.kind).to.equal('too-many');
  });

  it('publishes a plain comment of somebody who is recognised, when the owner reads afterwards', () => {
    expect(judge(facts())).to.deep.equal({ kind: 'publish' });
  });

  it('holds everything by default', () => {
    expect(rulesOf(facts({ settings: DEFAULT_SETTINGS }))).to.deep.equal(['all']);
    expect(rulesOf(facts({ settings: DEFAULT_SETTINGS, ...STRANGER }))).to.deep.equal(['first', 'all']);
  });

  it('holds the first comment of an e-mail', () => {
    expect(rulesOf(facts(STRANGER))).to.deep.equal(['first']);
  });

  it('holds a comment of an e-mail that was published before, when the browser is another one', () => {
    expect(rulesOf(facts({ published: true, recognised: false }))).to.deep.equal(['unknown']);
  });

  it('sends what fell into the decoy to the spam folder, with its reason', () => {
    expect(judge(facts({ fields: { ...FIELDS, decoy: true } }))).to.deep.equal({
      kind: 'spam',
      reasons: [{ rule: 'decoy', detail: '' }],
    });
  });

  it('counts what falls into the decoy', () => {
    const verdict = judge(facts({ fields: { ...FIELDS, decoy: true }, fromAddress: [NOON, NOON, NOON] }));
    expect(verdict.kind).to.equal('too-many');
  });

  it('gathers every reason to hold', () => {
    const fields = { ...FIELDS, website: 'https://a.fr/', comment: 'casino http://a.fr http://b.fr' };
    const held = facts({ ...STRANGER, fields, settings: { ...DEFAULT_SETTINGS, words: ['casino'] } });
    expect(rulesOf(held)).to.deep.equal(['links', 'website', 'word', 'first', 'all']);
  });
});

describe('trust in known writers', () => {
  const settings = { ...DEFAULT_SETTINGS, trustKnown: true };

  it('needs the setting and the cookie of a published comment', () => {
    expect(judge(facts({ settings, recognised: true })).kind).to.equal('publish');
    expect(judge(facts({ settings, recognised: false })).kind).to.equal('hold');
    expect(judge(facts({ settings: DEFAULT_SETTINGS, recognised: true })).kind).to.equal('hold');
  });

  it('still holds for links', () => {
    const fields = { ...FIELDS, comment: 'http://a.fr http://b.fr' };
    expect(rulesOf(facts({ settings, recognised: true, fields }))).to.deep.equal(['links']);
  });
});

describe('the quotas', () => {
  const ago = (...minutes: readonly number[]): readonly number[] =>
    minutes.map((each) => NOON - each * MINUTE_MS);

  it('take three comments of an address in ten minutes', () => {
    expect(judge(facts({ fromAddress: ago(1, 2) })).kind).to.equal('publish');
    expect(judge(facts({ fromAddress: ago(1, 2, 6) }))).to.deep.equal({
      kind: 'too-many',
      retryAfterMs: 4 * MINUTE_MS,
    });
    expect(judge(facts({ fromAddress: ago(1, 2, 10) })).kind).to.equal('publish');
    const almost = [...ago(1, 2), NOON - 10 * MINUTE_MS + 1];
    expect(judge(facts({ fromAddress: almost }))).to.deep.equal({ kind: 'too-many', retryAfterMs: 1 });
  });

  it('take twenty comments of an address in a day', () => {
    const spread = Array.from({ length: 20 }, (_, index) => NOON - (index + 1) * HOUR_MS);
    expect(judge(facts({ fromAddress: spread.slice(1) })).kind).to.equal('publish');
    expect(judge(facts({ fromAddress: spread }))).to.deep.equal({
      kind: 'too-many',
      retryAfterMs: 4 * HOUR_MS,
    });
  });

  it('take ten times as many of a network', () => {
    const spread = Array.from({ length: 30 }, (_, index) => NOON - index * 1000);
    expect(judge(facts({ fromNetwork: spread.slice(1) })).kind).to.equal('publish');
    expect(judge(facts({ fromNetwork: spread }))).to.deep.equal({
      kind: 'too-many',
      retryAfterMs: 10 * MINUTE_MS - 29_000,
    });
  });

  it('make one wait for the slowest of them, after which one more is taken', () => {
    const times = fc.array(fc.integer({ min: NOON - 25 * HOUR_MS, max: NOON }), { maxLength: 30 });
    fc.assert(
      fc.property(times, times, (fromAddress, fromNetwork) => {
        const given = facts({ fromAddress, fromNetwork });
        const verdict = judge(given);
        if (verdict.kind !== 'too-many') return true;
        const { retryAfterMs } = verdict;
        const kindAt = (now: number): string => judge({ ...given, now }).kind;
        return kindAt(NOON + retryAfterMs - 1) === 'too-many' && kindAt(NOON + retryAfterMs) === 'publish';
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe('links', () => {
  for (const [comment, links] of [
    ['http://a.fr', 0],
    ['http://a.fr https://b.fr', 2],
    ['HTTP://a.fr www.b.fr', 2],
    ['http://www.a.fr', 0],
    ['<a href="http://a.fr">http://a.fr</a>', 2],
    ['[url=http://a.fr]x[/url] www.b.fr www.c.fr', 3],
    ['awww. http:', 0],
  ] as const)
    it(links === 0 ? `pass in "${comment}"` : `hold "${comment}", as ${links}`, () => {
      const verdict = judge(facts({ fields: { ...FIELDS, comment } }));
      const expected = { kind: 'hold', reasons: [{ rule: 'links', detail: String(links) }] };
      expect(verdict).to.deep.equal(links === 0 ? { kind: 'publish' } : expected);
    });

  it('are counted against the number that the owner decides', () => {
    const fields = { ...FIELDS, comment: 'http://a.fr http://b.fr' };
    expect(judge(facts({ fields, settings: { ...OPEN, linksHeld: 3 } })).kind).to.equal('publish');
    const one = { ...FIELDS, comment: 'http://a.fr' };
    expect(rulesOf(facts({ fields: one, settings: { ...OPEN, linksHeld: 1 } }))).to.deep.equal(['links']);
  });

  it('hold a website that the text repeats', () => {
    const website = 'https://www.exemple.fr/';
    const held = (comment: string): readonly string[] =>
      rulesOf(facts({ fields: { ...FIELDS, website, comment } }));
    expect(held('Voyez Exemple.fr pour plus.')).to.deep.equal(['website']);
    expect(held('Voyez http://exemple.fr/page')).to.deep.equal(['website']);
    expect(held('Par exemple, en France.')).to.deep.equal([]);
  });
});

describe('a list of words', () => {
  for (const [entry, text] of [
    ['cialis', 'Du CIALIS pas cher'],
    ['cialis', 'cialis'],
    ['cialis', '(cialis)'],
    ['cialis', 'du-cialis.'],
    ['cialis', 'ci\u00adalis'],
    ['cialis', '\uff43\uff49\uff41\uff4c\uff49\uff53'],
    ['crédit', 'un credit facile'],
    ['credit', 'un cre\u0301dit facile'],
    ['Cœur', 'un COEUR'],
    ['prêt immobilier', 'Un pret   immobilier'],
    ['prêt immobilier', 'un prêt-immobilier'],
    ['prêt immobilier', 'un prêt\nimmobilier'],
    ['exemple.com', 'sur exemple.com'],
    ['казино', 'лучшее КАЗИНО'],
    ['казино', 'лучшее кaзинo'],
    ['cialis', 'du с\u0456\u0430lis'],
    ['cialis', 'du \u0421\u0406\u0410LIS'],
    ['cialis', 'du cia\u01c0is'],
    ['viagra', 'VIAGRA, V\u0399\u0391GR\u0391, v\u0456\u0430gr\u0430'],
    ['viagra', 'V\u0406AGRA'],
    ['casino', '\u{1d4b8}\u{1d4b6}\u{1d4c8}\u{1d4be}\u{1d4c3}\u{1d45c}'],
    ['CASINO', 'С\u0391S\u0399\u039d\u039f'],
    ['poker', 'un роker, un рo\u043aer'],
    ['prêt immobilier', 'un рr\u0450t immоbilier'],
    ['mot', '\u0271ot'],
  ] as const)
    it(`finds "${entry}" in "${text}"`, () => {
      expect(wordFound([entry], { ...FIELDS, comment: text })).to.equal(entry);
    });

  for (const [entry, text] of [
    ['cialis', 'un spécialiste socialiste de la commercialisation'],
    ['maillot', 'des maillots'],
    ['prêt immobilier', 'un prêt pour un immobilier'],
    ['sex', 'Essex, Sussex'],
    ['porn', 'un pompon, un pom pom'],
    ['mall', 'un mail'],
    ['cil', 'cll, ciI'],
    ['cialis', 'sp\u00e9\u0441\u0456aliste, so\u0441\u0456\u0430liste'],
    ['sur', 'sûreté'],
    ['', 'un texte'],
    ['!!!', 'un texte !!!'],
  ] as const)
    it(`does not find "${entry}" in "${text}"`, () => {
      expect(wordFound([entry], { ...FIELDS, comment: text })).to.equal(undefined);
    });

  it('looks at the name, the e-mail, the website and the text, each by itself', () => {
    expect(wordFound(['casino'], { ...FIELDS, name: 'Casino Royal' })).to.equal('casino');
    expect(wordFound(['casino'], { ...FIELDS, email: 'ada@casino.fr' })).to.equal('casino');
    expect(wordFound(['casino'], { ...FIELDS, website: 'https://un.casino/' })).to.equal('casino');
    expect(wordFound(['ada ada'], FIELDS)).to.equal(undefined);
  });

  it('names the entry in the reason, as the owner wrote it', () => {
    const verdict = judge(
      facts({
        settings: { ...OPEN, words: ['poker', 'Crédit'] },
        fields: { ...FIELDS, comment: 'un credit' },
      }),
    );
    expect(verdict).to.deep.equal({ kind: 'hold', reasons: [{ rule: 'word', detail: 'Crédit' }] });
  });

  it('tells which past comments it would have held', () => {
    const comments: readonly (Searched & { readonly id: number })[] = [
      { ...FIELDS, id: 1 },
      { ...FIELDS, id: 2, comment: 'Un spécialiste' },
      { ...FIELDS, id: 3, comment: 'Du cialis' },
    ];
    const caught = testWordList(['viagra', 'cialis'], comments);
    expect(caught.map(({ comment, word }) => [comment.id, word])).to.deep.equal([[3, 'cialis']]);
    expect(testWordList([], comments)).to.deep.equal([]);
  });

  it('finds a word of any text that stands alone in it, in capitals too, and never inside a longer one', () => {
    const word = fc.stringMatching(/^[a-zà-öø-ÿ]{1,12}$/);
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 8 }), (entry, others) => {
        const found = (text: string): string | undefined =>
          wordFound([entry], { name: '', email: '', website: null, comment: text });
        expect(found([...others, entry, ...others].join(' '))).to.equal(entry);
        expect(found([...others, entry.toUpperCase()].join(', '))).to.equal(entry);
        expect(found(`0${entry}0`)).to.equal(undefined);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('finds a word whose letters are taken from other scripts, any of them, and never inside a longer one', () => {
    const twins = fc.array(fc.nat({ max: 3 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{2,12}$/), twins, (entry, chosen) => {
        const disguised = Array.from(entry, (letter, at) => disguise(letter, chosen[at] ?? 0)).join('');
        const found = (comment: string) => wordFound([entry], { ...FIELDS, name: '', email: '', comment });
        expect(found(`avant ${disguised}, après`), disguised).to.equal(entry);
        expect(found(`avant0${disguised}, 1${disguised}`)).to.equal(undefined);
      }),
      { seed: 7, numRuns: 1_000 },
    );
  });

  it('finds a word in what sites of fancy letters make of it', () => {
    for (const comment of ['ᴄᴀꜱɪɴᴏ', 'ϲasino', 'ᴠotre ᴄasino', '𝒸𝒶𝓈𝒾𝓃ℴ', 'ⓒⓐⓢⓘⓝⓞ', 'ｃａｓｉｎｏ'])
      expect(wordFound(['casino'], { ...FIELDS, comment }), comment).to.equal('casino');
  });

  it('reads French as it is spelled: no word is caught that was not before', () => {
    const letters = fc.constantFrom(
      ...Array.from('abcdefghijklmnopqrstuvwxyzàâäçéèêëîïôöùûüÿæœABCÉÈŒ ’-.0123456789'),
    );
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 40 }), (text) => {
        const [spelled, ...looking] = readingsOf(text.join(''));
        for (const each of looking) expect(each).to.deep.equal(spelled);
      }),
      { seed: 7, numRuns: 1_000 },
    );
  });

  it('never throws, and finds nothing when it is empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (entry, comment) => {
        const found = wordFound([entry], { ...FIELDS, comment });
        return (
          (found === undefined || found === entry) && wordFound([], { ...FIELDS, comment }) === undefined
        );
      }),
      { seed: 7, numRuns: 1_000 },
    );
  });
});

describe('a reason', () => {
  it('reads as a moderator needs it', () => {
    const said = (rule: (typeof RULES)[number], detail = ''): string =>
      sayReason(messagesFor('fr'), { rule, detail });
    expect(said('links', '2')).to.equal('2 liens');
    expect(said('links', '1')).to.equal('1 lien');
    expect(said('word', 'casino')).to.equal('mot\u00a0: casino');
    expect(said('first')).to.equal('1er commentaire');
    for (const rule of RULES) expect(sayReason(messagesFor('en'), { rule, detail: '2' })).to.not.equal('');
  });

  it('comes back from where it is stored', () => {
    const reasons = [{ rule: 'word', detail: 'casino' }] as const;
    expect(toReasons(JSON.stringify(reasons))).to.deep.equal(reasons);
    expect(toReasons('[{"rule":"gone","detail":""},{"rule":"first"},7,null]')).to.deep.equal([]);
    expect(toReasons('{}')).to.deep.equal([]);
  });
});

/** Letters that look like ours: Cyrillic, Greek, wide and mathematical ones, where there are any. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  a: 'а\u03b1',
  b: 'ЬВ',
  c: 'сϲ',
  d: 'ԁ',
  e: 'е',
  h: 'һН',
  i: 'іι',
  j: 'ј',
  k: 'к',
  l: '\u01c0',
  m: 'М',
  n: 'Ν',
  o: 'оο',
  p: 'рρ',
  q: 'ԛ',
  r: 'г',
  s: 'ѕ',
  t: 'Т',
  u: 'υ',
  v: 'ѵν',
  w: 'ԝ',
  x: 'х',
  y: 'у',
  z: 'Ζ',
};

function disguise(letter: string, choice: number): string {
  const wide = String.fromCodePoint(0xff41 + letter.charCodeAt(0) - 0x61);
  const bold = String.fromCodePoint(0x1d41a + letter.charCodeAt(0) - 0x61);
  return [letter, wide, bold, Array.from(LOOKALIKES[letter] ?? letter)[0]][choice] ?? letter;
}

function facts(change: Partial<Facts> = {}): Facts {
  const known = { fromAddress: [], fromNetwork: [], published: true, recognised: true, blocked: false };
  return { fields: FIELDS, settings: OPEN, now: NOON, ...known, ...change };
}

function rulesOf(given: Facts): readonly string[] {
  const verdict = judge(given);
  return verdict.kind === 'hold' ? verdict.reasons.map(({ rule }) => rule) : [];
}
