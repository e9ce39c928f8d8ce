import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import fc from 'fast-check';
import { PageError } from '../../src/errors.ts';
import { LANGS } from '../../src/i18n/messages.ts';
import { cardSvg } from '../../src/strategies/exports/card.ts';
import { drawable, drawableName } from '../../src/strategies/exports/drawable.ts';
import { loadFaces } from '../../src/strategies/exports/faces.ts';
import { NAME_LIMIT, inlineAs } from '../../src/strategies/exports/file-name.ts';
import { keepRecent } from '../../src/strategies/exports/recent.ts';
import { renderQueue } from '../../src/strategies/exports/render-queue.ts';
import { cutLines, wrapText } from '../../src/strategies/exports/wrap.ts';
import type { Strategy } from '../../src/strategies/strategy.ts';
import { APPROACHES } from '../../src/wheel/approaches.ts';
import { turnsInMemory } from '../../src/web/turns.ts';
import { wheelOf } from '../../src/wheel/wheel.ts';
import { xmlFault } from '../wheel/xml.ts';

const faces = loadFaces();
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({
    unit: fc.constantFrom(
      'a',
      'É',
      '/',
      '\\',
      '"',
      '\r',
      '\n',
      '%',
      ';',
      "'",
      '.',
      ' ',
      '漢',
      'א',
      '🦊',
      '\uD800',
    ),
    maxLength: 80,
  }),
);

describe('the name of a file', () => {
  const cases: Readonly<Record<string, readonly [ascii: string, real: string]>> = {
    'Maison Durand': ['roue-Maison-Durand.pdf', 'roue-Maison-Durand.pdf'],
    Hermès: ['roue-Hermes.pdf', 'roue-Herm%C3%A8s.pdf'],
    'Cœur & Fils': ['roue-Coeur-Fils.pdf', 'roue-C%C5%93ur-Fils.pdf'],
    'C’est qui le Patron ?!': ['roue-C-est-qui-le-Patron.pdf', 'roue-C-est-qui-le-Patron.pdf'],
    '../../etc/passwd': ['roue-etc-passwd.pdf', 'roue-etc-passwd.pdf'],
    'C:\\con|<x>*?': ['roue-C-con-x.pdf', 'roue-C-con-x.pdf'],
    'a"; filename="b.exe': ['roue-a-filename-b-exe.pdf', 'roue-a-filename-b-exe.pdf'],
    'a\r\nSet-Cookie: b': ['roue-a-Set-Cookie-b.pdf', 'roue-a-Set-Cookie-b.pdf'],
    '🦊🦊': ['roue.pdf', 'roue.pdf'],
    شركة: ['roue.pdf', 'roue.pdf'],
    'דור 1948': ['roue-1948.pdf', 'roue-1948.pdf'],
    漢字: ['roue.pdf', 'roue-%E6%BC%A2%E5%AD%97.pdf'],
    '': ['roue.pdf', 'roue.pdf'],
    '\u202Efdp.exe': ['roue-fdp-exe.pdf', 'roue-fdp-exe.pdf'],
    ['W'.repeat(80)]: [`roue-${'W'.repeat(71)}.pdf`, `roue-${'W'.repeat(71)}.pdf`],
  };
  for (const [brand, [ascii, real]] of Object.entries(cases))
    it(`of ${JSON.stringify(brand.slice(0, 24))} is ${ascii.slice(0, 30)}`, () => {
      expect(inlineAs('roue', brand, 'pdf')).to.equal(
        `inline; filename="${ascii}"; filename*=UTF-8''${real}`,
      );
    });

  it('is safe and short whatever the brand', () => {
    fc.assert(
      fc.property(anyText, (brand) => {
        const header = inlineAs('carte', brand, 'png');
        const [, ascii = '', real = ''] =
          /^inline; filename="(carte(?:-[A-Za-z0-9-]+)?\.png)"; filename\*=UTF-8''([\w.%-]+)$/.exec(header) ??
          [];
        const name = decodeURIComponent(real);
        expect(name).to.match(/^carte(?:-[\p{L}\p{M}\p{N}-]+)?\.png$/u);
        expect(name).not.to.match(/--|-\./);
        for (const each of [ascii, name]) expect(each.length).to.be.within(9, NAME_LIMIT);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what a font can draw', () => {
  const shown = (text: string) => drawable(text, faces.regular.has);

  it('leaves alone what it can, spaces that do not break included', () => {
    for (const text of ['L’île — « voilà » ; 10\u202F%\u00A0→ ✓', 'Ελλάδα, Россия, Việt Nam', '', 'a  b'])
      expect(shown(text)).to.deep.equal({ text, complete: true });
  });

  it('shows one square for each run that it cannot', () => {
    expect(shown('漢字 et 🦊🦊 !')).to.deep.equal({ text: '□ et □ !', complete: false });
    expect(shown('👩‍👩‍👧 👍🏽 🇫🇷')).to.deep.equal({ text: '□', complete: false });
  });

  it('drops what draws nothing', () => {
    expect(shown('a\u0000\u0008b\u200Bc\u202Ed\u00ADe\uD800f\tg')).to.deep.equal({
      text: 'abcdef g',
      complete: true,
    });
  });

  it('keeps of a name what can be read', () => {
    const name = (typed: string) => drawableName(typed, 'Notre marque', faces.bold.has).text;
    expect(['🦊 Renard 🦊 & Fils 👩‍👩‍👧', '漢字 Paris', 'مقهى', '🦊'].map(name)).to.deep.equal([
      'Renard & Fils',
      '□ Paris',
      'Notre marque',
      'Notre marque',
    ]);
  });

  it('never asks for a glyph that the font lacks', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const sign of shown(text).text)
          expect(faces.regular.has(sign.codePointAt(0) ?? 0), sign).to.equal(true);
      }),
    );
  });

  it('has one glyph for each letter of a label', () => {
    for (const { label } of APPROACHES)
      for (const lang of LANGS)
        for (const face of [faces.regular, faces.bold])
          expect(face.advances(label[lang], 14)).to.have.length(Array.from(label[lang]).length);
  });
});

describe('lines of text', () => {
  const measure = (text: string) => Array.from(text).length;

  it('break at spaces, and inside a word only when it is too long', () => {
    expect(wrapText('un deux trois', 8, measure)).to.deep.equal(['un deux', 'trois']);
    expect(wrapText('a\u00A0: bcdefghij', 4, measure)).to.deep.equal(['a\u00A0:', 'bcde', 'fghi', 'j']);
  });

  it('end in an ellipsis when they are cut', () => {
    expect(cutLines(['un deux', 'trois'], 2, 8, measure)).to.deep.equal(['un deux', 'trois']);
    expect(cutLines(['un deux', 'trois ou', 'quatre'], 2, 8, measure)).to.deep.equal(['un deux', 'trois o…']);
  });
});

describe('the card of a link', () => {
  it('is well-formed whatever the brand, and never names the rival', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.constantFrom('</text><script>', ']]>', '\u0008', '\uFFFE')),
        (brand) => {
          const svg = cardSvg({ ...strategy, brand }, 'fr', faces);
          expect(xmlFault(svg)).to.equal(undefined);
          expect(svg).not.to.match(/<script|Vuittonesque|href="(?!#)/);
        },
      ),
    );
  });
});

describe('the queue of drawings', () => {
  it('runs two at once, lets eight wait in order, and sends the eleventh away', async () => {
    const queue = renderQueue(turnsInMemory());
    const started: number[] = [];
    const ends: (() => void)[] = [];
    const jobs = Array.from({ length: 10 }, (_, index) =>
      queue(
        () =>
          new Promise<number>((resolve) => {
            started.push(index);
            ends.push(() => {
              resolve(index);
            });
          }),
      ),
    );
    const refused = await queue(() => Promise.resolve(0)).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(PageError);
    expect(refused).to.deep.include({ status: 503, headers: { 'Retry-After': '5' } });
    expect(started).to.deep.equal([0, 1]);
    for (let index = 0; index < 10; index += 1) {
      ends[index]?.();
      await jobs[index];
      await setImmediate();
      expect(started).to.have.length(Math.min(index + 3, 10));
    }
    expect(await Promise.all(jobs)).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(started).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(await queue(() => Promise.resolve('free'))).to.equal('free');
  });

  it('gives the place of a job that fails to the next', async () => {
    const queue = renderQueue(turnsInMemory(), { name: 'one', atOnce: 1, waiting: 1 });
    const [failed, next] = await Promise.allSettled([
      queue(() => Promise.reject(new Error('broken'))),
      queue(() => Promise.resolve('next')),
    ]);
    expect(failed.status).to.equal('rejected');
    expect(next).to.deep.equal({ status: 'fulfilled', value: 'next' });
  });
});

describe('what was drawn lately', () => {
  it('is drawn once, even when many ask at the same time', async () => {
    const recent = keepRecent<string>(3);
    let drawn = 0;
    const make = () => Promise.resolve(`drawing ${(drawn += 1)}`);
    const answers = await Promise.all([recent('a', make), recent('a', make), recent('b', make)]);
    expect([...answers, await recent('a', make)]).to.deep.equal([
      'drawing 1',
      'drawing 1',
      'drawing 2',
      'drawing 1',
    ]);
  });

  it('is forgotten when it was not asked for longest', async () => {
    const recent = keepRecent<number>(2);
    let drawn = 0;
    const ask = (key: string) => recent(key, () => Promise.resolve((drawn += 1)));
    for (const key of ['a', 'b', 'a', 'c']) await ask(key);
    expect([await ask('a'), await ask('b')]).to.deep.equal([1, 4]);
  });

  it('is not kept when it failed', async () => {
    const recent = keepRecent<string>(2);
    const failed = await recent('a', () => Promise.reject(new Error('busy'))).catch(() => 'failed');
    expect([failed, await recent('a', () => Promise.resolve('drawn'))]).to.deep.equal(['failed', 'drawn']);
  });
});

const strategy: Strategy = {
  brand: 'Maison Durand',
  rival: 'Vuittonesque',
  gene: '',
  capacity: null,
  claims: {},
  choices: wheelOf({ listen: 'priority' }),
  abstainReason: null,
  swap: {},
  why: {},
  refusals: [],
  reviewDate: '2027-02-20',
  shareDiagnosis: false,
  countMe: false,
};
