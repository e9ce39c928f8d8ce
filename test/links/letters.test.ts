import { expect } from 'chai';
import fc from 'fast-check';
import { addressKey } from '../../src/mail/fingerprint.ts';
import { bothLinksLetter, fillSlots, myLinksLetter, slotsIn } from '../../src/links/letters.ts';
import { ourHead } from '../support/letterhead.ts';
import { NOW } from '../support/app.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import type { Lang } from '../../src/i18n/languages.ts';

const id = fc.stringMatching(/^[\w-]{1,64}$/);

function allLetters(lang: Lang) {
  return [
    bothLinksLetter(ourHead(lang), { readId: 'r1', editId: 'e1', kept: true }),
    bothLinksLetter(ourHead(lang), { readId: 'r1', editId: 'e1', kept: false }),
    myLinksLetter(ourHead(lang), [
      { id: 'e1', savedAt: NOW },
      { id: 'e2', savedAt: NOW },
    ]),
  ];
}

describe('the letters that carry links', () => {
  const faults = {
    fr: /['"“”]|[^\u00a0]:(?!\/\/)|[^\u202f][;!?]|«[^\u00a0]|[^\u00a0]»| {2}|undefined|null/,
    en: /['"«»\u00a0\u202f]|\s[:;!?]| {2}|undefined|null/,
  };
  for (const lang of LANGS)
    it(`are set as ${lang} is set, with each link alone on its line`, () => {
      for (const { subject, body } of allLetters(lang)) {
        const filled = fillSlots(body, () => 'https://roue.example/key');
        const lines = [subject, ...filled.split('\n')].filter((line) => line !== '');
        for (const line of lines.filter((each) => !each.startsWith('https:')))
          expect(line, line).not.to.match(faults[lang]);
        expect(filled).not.to.match(/\S +https:|https:\S+ |\[\[/);
      }
    });

  it('hold a slot for each link, and give each one back', () => {
    fc.assert(
      fc.property(id, id, fc.constantFrom(...LANGS), (readId, editId, lang) => {
        const { body } = bothLinksLetter(ourHead(lang), { readId, editId, kept: false });
        expect(slotsIn(body)).to.deep.equal([
          { kind: 'read', lang, id: readId },
          { kind: 'edit', lang, id: editId },
        ]);
        const filled = fillSlots(body, ({ kind, id: of }) => `https://x.example/${kind}/${of}`);
        expect(filled).to.include(`\nhttps://x.example/read/${readId}\n`);
        expect(filled).to.include(`\nhttps://x.example/edit/${editId}\n`);
      }),
    );
  });

  it('say of a link that ended that it ended', () => {
    const { body } = bothLinksLetter(ourHead('en'), { readId: 'r', editId: 'e', kept: false });
    expect(fillSlots(body, () => undefined).match(/This link no longer works\./g)).to.have.length(2);
  });

  it('leave alone what only looks like a slot', () => {
    for (const text of [
      'x [[edit fr a]]',
      '[[edit fr a]] x',
      '> [[edit fr a]]',
      '[[edit de a]]',
      '[[edit fr ]]',
    ])
      expect(fillSlots(text, () => 'filled')).to.equal(text);
  });
});

describe('the fingerprint of an address', () => {
  it('is the same for every spelling, another for another address or another key', () => {
    const key = addressKey('zoe@exemple.fr', 'k');
    expect(addressKey(' Zoe@EXEMPLE.fr ', 'k')).to.equal(key);
    expect(
      new Set([key, addressKey('zoe@exemple.com', 'k'), addressKey('zoe@exemple.fr', 'l')]),
    ).to.have.property('size', 3);
    expect(key).not.to.include('zoe');
  });
});
