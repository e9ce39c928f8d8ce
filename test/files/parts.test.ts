import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import { drawnStrategy } from '../support/drawn.ts';
import fc from 'fast-check';
import { PageError } from '../../src/errors.ts';
import { balancedWidth, fitted } from '../../src/files/boxes.ts';
import { cardSvg } from '../../src/files/card.ts';
import { drawable, drawableName } from '../../src/files/drawable.ts';
import { ROLES, loadFaces, setName, setText } from '../../src/files/faces.ts';
import { NAME_LIMIT, inlineAs } from '../../src/web/text/file-name.ts';
import { keepRecent } from '../../src/files/recent.ts';
import { gistOf } from '../../src/files/gist.ts';
import { renderQueue } from '../../src/files/queue.ts';
import type { RenderQueue } from '../../src/files/queue.ts';
import { posterSvg } from '../../src/files/poster.ts';
import { cutLines, wrapText } from '../../src/files/wrap.ts';
import { textsOf } from '../../src/strategies/strategy.ts';
import type { Strategy } from '../../src/strategies/strategy.ts';
import { qrCode } from '../../src/web/qr.ts';
import { turnsInMemory } from '../../src/web/server/turns.ts';
import { xmlFault } from '../wheel/xml.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { APPROACHES, APPROACH_KEYS, wheelOf } from '../support/method.ts';

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
  const shown = (text: string) => drawable(text, faces.standIn.text.has);

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
    const name = (typed: string) => drawableName(typed, 'Notre marque', faces.standIn.brand.has).text;
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
          expect(faces.standIn.text.has(sign.codePointAt(0) ?? 0), sign).to.equal(true);
      }),
    );
  });

  it('has one glyph for each letter of a label', () => {
    for (const { label } of APPROACHES)
      for (const lang of LANGS)
        for (const face of [faces.own.label, faces.own.heading])
          expect(face.advances(label[lang], 14)).to.have.length(Array.from(label[lang]).length);
  });
});

describe('the face of a text', () => {
  it('is that of its role for all that the site says, and for what French, English and their neighbours type', () => {
    for (const role of ROLES)
      for (const typed of [
        'L’île — « voilà » ; 10\u202F%\u00A0! ?',
        'Łódź, Škoda, Győr, Ñandú',
        'co\u2011créer → offrir',
      ])
        expect(setText(faces, role, typed)).to.include({
          face: faces.own[role],
          complete: true,
          text: typed,
        });
  });

  it('is one other face for the whole text where its own lacks a letter that the other has', () => {
    for (const role of ROLES)
      for (const typed of ['Ελλάδα et nous', 'Россия', 'Việt Nam'])
        expect(setText(faces, role, typed)).to.include({ face: faces.standIn[role], complete: true });
  });

  it('stays its own where neither has what is missing', () => {
    expect(setText(faces, 'text', '漢字 et 🦊')).to.include({ face: faces.own.text, text: '□ et □' });
    expect(setName(faces, 'brand', '🦊 Renard', 'Notre marque')).to.include({
      face: faces.own.brand,
      text: 'Renard',
    });
  });

  it('measures a part of it at any size', () => {
    const { width } = setText(faces, 'text', 'choix');
    expect(width('choix', 20)).to.be.closeTo(faces.own.text.width('choix', 20), 1e-9);
    expect(width('choix', 40)).to.be.closeTo(2 * width('choix', 20), 1e-9);
  });
});

describe('lines of text', () => {
  const measure = (text: string) => Array.from(text).length;

  it('break at spaces, and inside a word only when it is too long', () => {
    expect(wrapText('un deux trois', 8, measure)).to.deep.equal(['un deux', 'trois']);
    expect(wrapText('a\u00A0: bcdefghij', 4, measure)).to.deep.equal(['a\u00A0:', 'bcde', 'fghi', 'j']);
  });

  it('lose no letter, and are no wider than they may be', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 30 }), (text, width) => {
        const lines = wrapText(text, width, measure);
        expect(lines.join('').replaceAll(' ', '')).to.equal(text.replaceAll(' ', ''));
        for (const line of lines) expect(measure(line)).to.be.at.most(width);
      }),
    );
  });

  it('end in an ellipsis when they are cut', () => {
    expect(cutLines(['un deux', 'trois'], 2, 8, measure)).to.deep.equal(['un deux', 'trois']);
    expect(cutLines(['un deux', 'trois ou', 'quatre'], 2, 8, measure)).to.deep.equal(['un deux', 'trois o…']);
  });

  it('are about as long as each other once they are balanced', () => {
    const lines = (width: number) => wrapText('aaaa bbbb cccc dddd e', width, measure);
    const width = balancedWidth(19, (narrower) => lines(narrower).length);
    expect(lines(19)).to.deep.equal(['aaaa bbbb cccc dddd', 'e']);
    expect(lines(width)).to.deep.equal(['aaaa bbbb', 'cccc dddd e']);
  });

  it('are set in the largest size that has room, and in the smallest where none has', () => {
    const box = (size: number) => ({ height: size, size, draw: () => undefined });
    for (const [height, size] of [
      [100, 40],
      [35, 30],
      [10, 10],
      [5, 10],
    ] as const)
      expect(fitted([40, 30, 20, 10], height, box).size, String(height)).to.equal(size);
  });
});

describe('the pictures of a strategy', () => {
  const ADDRESS = 'https://roue.example/fr/s/abcdefghijklmnopqrstuv';
  const PICTURES = { card: cardSvg, picture: posterSvg };
  const drawn = (own: Partial<Strategy>, lang: 'fr' | 'en' = 'fr') => {
    const one = { ...strategy, ...own };
    const revision = {
      number: 1,
      savedAt: 0,
      catalogue: '2026-12',
      strategy: one,
      texts: textsOf(one),
    };
    const gist = gistOf(revision, { address: ADDRESS, site: 'La Roue', logo: undefined }, lang);
    return Object.entries(PICTURES).map(([name, draw]) => ({ name, svg: draw(gist, lang, faces) }));
  };
  const textsIn = (svg: string) =>
    [
      ...svg.matchAll(
        /<text x="([\d.]+)" y="([\d.]+)" font-family="([^"]+)" font-weight="(\d+)" font-size="([\d.]+)"[^>]*>([^<]*)</g,
      ),
    ].map(([, x, y, family, weight, size, said = '']) => ({
      x: Number(x),
      y: Number(y),
      family,
      weight: Number(weight),
      size: Number(size),
      said: said.replace(/&#39;/g, '’'),
    }));
  const wordsOf = (svg: string) =>
    textsIn(svg)
      .map(({ said }) => said)
      .join(' ');

  it('are well-formed whatever the brand, and never name the rival', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.constantFrom('</text><script>', ']]>', '\u0008', '\uFFFE')),
        (brand) => {
          for (const { svg } of drawn({ brand })) {
            expect(xmlFault(svg)).to.equal(undefined);
            expect(svg).not.to.match(/<script|Vuittonesque|href="(?!#)/);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  for (const lang of LANGS)
    it(`carry address, code and credit alike, ${lang === 'fr' ? 'in French' : 'in English'}`, () => {
      for (const { name, svg } of drawn({}, lang)) {
        const words = wordsOf(svg);
        expect(words, name).to.include(ADDRESS.replace('https://', ''));
        expect(words, name).to.match(/Thomas Fourdin, .+qui ne ressemble qu’à vous.+(5 août|5 August) 2010/);
        expect(svg, name).to.include(`d="${qrCode(ADDRESS).path}"`);
      }
    });

  it('are set in the two families of the site, the brand boldest and largest', () => {
    for (const { name, svg } of drawn({ refusals: ['sell'] })) {
      const texts = textsIn(svg);
      expect([...new Set(texts.map(({ family }) => family))].sort(), name).to.deep.equal([
        'Bricolage Grotesque',
        'Wheel Serif',
      ]);
      const [brand] = texts;
      expect(brand?.said).to.equal('Maison Durand');
      for (const { said, weight, size } of texts.slice(1)) {
        expect(weight, said).to.be.lessThan(brand?.weight ?? 0);
        expect(size, said).to.be.lessThan(brand?.size ?? 0);
      }
    }
  });

  it('give the sentence of the choice the size of display, and refusals the weight of priorities', () => {
    for (const { name, svg } of drawn({ refusals: ['sell', 'rally'] })) {
      const texts = textsIn(svg);
      const sentence = texts.filter(({ family }) => family === 'Wheel Serif');
      expect(sentence.map(({ said }) => said).join(' ')).to.match(/^D’abord, nous voulons écouter/);
      for (const { size } of sentence) expect(size, name).to.be.at.least(40);
      const look = (label: string) => {
        const found = texts.find(({ said }) => said.includes(label));
        return [found?.weight, found?.size];
      };
      expect(look('Vendre'), name).to.deep.equal(look('Écouter'));
    }
  });

  it('say whole what somebody typed at its longest', () => {
    const typed = `${'Répondre chaque mardi à celles et ceux qui attendent ; '.repeat(6)}fin`
      .slice(0, 280)
      .trim();
    const own = {
      brand: 'Établissements '.repeat(6).slice(0, 80).trim(),
      words: { choice: { text: typed, lang: 'fr' } },
      refusals: ['sell', 'rally', 'build-world'],
    } as const;
    for (const { name, svg } of drawn(own)) {
      const words = wordsOf(svg);
      for (const each of [own.brand, typed]) expect(words, name).to.include(each);
      expect(words, name).not.to.include('…');
    }
  });

  it('keep every text on the paper, and say so where the end of one is left out', () => {
    const choices = wheelOf(Object.fromEntries(APPROACH_KEYS.map((key) => [key, 'priority'])));
    const sizes = { card: [1200, 630], picture: [1200, 1500] } as const;
    for (const brand of ['W'.repeat(80), 'Zoé', '漢字 🦊'])
      for (const { name, svg } of drawn({ brand, choices })) {
        const [width, height] = sizes[name === 'card' ? 'card' : 'picture'];
        for (const { x, y, said } of textsIn(svg)) {
          expect(x, said).to.be.within(30, width - 30);
          expect(y, said).to.be.within(30, height - 30);
        }
        const words = wordsOf(svg);
        if (!words.includes('co-créer nos offres')) expect(words).to.include('…');
      }
  });
});

describe('the queue of drawings', () => {
  it('runs one, lets eight wait in order, and sends the tenth away', async () => {
    const queue = renderQueue(turnsInMemory());
    const { started, jobs, end } = jobsOf(queue, addresses(9));
    await setImmediate();
    const refused = await queue(from('203.0.113.99'), () => Promise.resolve(0)).catch(
      (error: unknown) => error,
    );
    expect(refused).to.be.instanceOf(PageError);
    expect(refused).to.deep.include({ status: 503, headers: { 'Retry-After': '5' } });
    for (let index = 0; index < 9; index += 1) {
      expect(started).to.have.length(index + 1);
      await end(index);
    }
    expect(await Promise.all(jobs)).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(started).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await queue(from('203.0.113.99'), () => Promise.resolve('free'))).to.equal('free');
  });

  it('gives the place of a job that fails to the next', async () => {
    const queue = renderQueue(turnsInMemory(), { name: 'one', atOnce: 1, waiting: 1 });
    const [failed, next] = await Promise.allSettled([
      queue(from('203.0.113.1'), () => Promise.reject(new Error('broken'))),
      queue(from('203.0.113.1'), () => Promise.resolve('next')),
    ]);
    expect(failed.status).to.equal('rejected');
    expect(next).to.deep.equal({ status: 'fulfilled', value: 'next' });
  });

  for (const [who, home] of [
    ['one address', () => '203.0.113.7'],
    ['one home of IPv6', (index: number) => `2001:db8:7:7::${index}`],
  ] as const)
    it(`takes one job of ${who} at a time: others come before its second`, async () => {
      const { started, end } = jobsOf(renderQueue(turnsInMemory()), [
        home(1),
        home(2),
        home(3),
        '198.51.100.1',
        '2001:db8:7:8::1',
      ]);
      for (const index of [0, 3, 4, 1, 2]) await end(index);
      expect(started).to.deep.equal([0, 3, 4, 1, 2]);
    });

  it('refuses one address its tenth job, and no other address anything for that', async () => {
    const queue = renderQueue(turnsInMemory());
    const crowd = addresses(1).flatMap((address) => Array.from({ length: 9 }, () => address));
    const { jobs, end } = jobsOf(queue, crowd);
    await setImmediate();
    const refused = await queue(from(crowd[0] ?? ''), () => Promise.resolve(0)).catch(
      (error: unknown) => error,
    );
    expect(refused).to.be.instanceOf(PageError);
    const other = queue(from('198.51.100.1'), () => Promise.resolve('drawn'));
    for (const index of jobs.keys()) await end(index);
    expect(await other).to.equal('drawn');
  });

  it('holds nobody for an address that all share behind a proxy', async () => {
    for (const near of ['127.0.0.1', '::1', '::ffff:10.0.0.3', 'fd00::1']) {
      const { started, end } = jobsOf(renderQueue(turnsInMemory()), [near, near, '198.51.100.1']);
      for (const index of [0, 1, 2]) await end(index);
      expect(started, near).to.deep.equal([0, 1, 2]);
    }
  });
});

describe('what was drawn lately', () => {
  const room = { entries: 3, bytes: 100 };
  const made = (length: number) => Promise.resolve(new Uint8Array(length));

  it('is kept as soon as it is begun', async () => {
    const recent = keepRecent(room);
    expect(recent.find('a')).to.be.undefined;
    const making = recent.keep('a', made(1));
    expect(recent.find('a')).to.equal(making);
    await making;
    expect(recent.find('a')).to.equal(making);
  });

  for (const [what, size] of [
    ['more are kept than may be', 1],
    ['all together are too large', 40],
  ] as const)
    it(`is forgotten when it was not asked for longest, once ${what}`, async () => {
      const recent = keepRecent({ entries: size === 1 ? 2 : 10, bytes: 100 });
      for (const key of ['a', 'b']) await recent.keep(key, made(size));
      void recent.find('a');
      await recent.keep('c', made(size));
      expect(['a', 'b', 'c'].filter((key) => recent.find(key) !== undefined)).to.deep.equal(['a', 'c']);
    });

  it('is not kept when it is larger than all that may be', async () => {
    const recent = keepRecent(room);
    await recent.keep('a', made(101));
    expect(recent.find('a')).to.be.undefined;
  });

  it('is not kept when it failed', async () => {
    const recent = keepRecent(room);
    await recent.keep('a', Promise.reject(new Error('broken'))).catch(() => undefined);
    expect(recent.find('a')).to.be.undefined;
  });
});

function addresses(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `203.0.113.${index}`);
}

/** Somebody who waits. */
function from(address: string) {
  return { address, left: new AbortController().signal };
}

/** A job for each address, which ends when it is told to; which ones began, in order. */
function jobsOf(queue: RenderQueue, askers: readonly string[]) {
  const started: number[] = [];
  const ends = new Map<number, () => void>();
  const jobs = askers.map((address, index) =>
    queue(
      from(address),
      () =>
        new Promise<number>((resolve) => {
          started.push(index);
          ends.set(index, () => {
            resolve(index);
          });
        }),
    ),
  );
  const end = async (index: number) => {
    await setImmediate();
    ends.get(index)?.();
    await jobs[index];
    await setImmediate();
  };
  return { started, jobs, end };
}

const strategy = drawnStrategy({ rival: 'Vuittonesque' });
