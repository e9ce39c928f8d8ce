import { expect } from 'chai';
import request from 'supertest';
import { encode } from 'uqr';
import { qrCode } from '../../src/web/qr.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Fields } from '../support/browser.ts';
import { linkPath, saveStrategy } from '../support/builders.ts';
import { expectPrivate } from '../support/private-page.ts';
import { pdfOf } from './pdf.ts';
import { pngOf } from './png.ts';
import { APPROACH_KEYS } from '../support/method.ts';

const RIVAL = 'Vuittonesque';
const WHY =
  'Parce que chaque plainte sans réponse en fait naître trois autres, et que nous savons réparer ce que tous les autres remplacent par du neuf.';
const JUDGED = { 'swap-start': 'no', 'swap-assets': 'no', 'swap-gene': 'no', 'swap-choice': 'partly' };
const FULL = {
  diagnosis: {
    brand: 'Maison Durand',
    rival: RIVAL,
    gene: 'Nous réparons à vie, gratuitement → partout',
    'criticised-quality': '3',
    unanswered: '3',
    'rich-story': '3',
    'useful-expertise': '3',
  },
  approaches: {
    listen: 'priority',
    answer: 'priority',
    reassure: 'secondary',
    teach: 'secondary',
    'co-create': 'secondary',
  },
  review: {
    ...JUDGED,
    'swap-refusal': 'no',
    'why-listen': WHY,
    'why-answer': WHY,
    refusal: ['sell', 'entertain', 'rally'],
    'review-date': '2027-03-01',
  },
};

const PLAN = {
  'for-answer': 'les acheteuses du mardi',
  'where-answer': 'sous les avis, chaque matin',
  'first-answer': 'Une réponse signée de la main de Marthe',
  'cost-answer': 'Une demi-journée de Marthe',
  'owner-answer': 'Marthe Durand',
  'where-listen': 'au comptoir, le samedi',
};

interface Told {
  readonly statement: readonly string[];
  readonly why: Readonly<Record<string, string>>;
}

interface File {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly bytes: Buffer;
}

describe('the files of a saved strategy', () => {
  let site: TestSite;
  let author: Browser;
  let path: string;
  let editKey: string;
  before(async () => {
    site = await openSite();
    author = new Browser(site.app);
    const owner = await saveStrategy(author, FULL);
    path = linkPath(owner, 'read-link');
    editKey = linkPath(owner, 'edit-link').split('/').pop() ?? '';
  });
  after(() => site.close());

  const get = async (address: string): Promise<File> => {
    const response = await request(site.app)
      .get(address)
      .buffer(true)
      .parse((stream, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          done(null, Buffer.concat(parts));
        });
      });
    return {
      status: response.status,
      headers: response.headers,
      bytes: response.body as Buffer,
    };
  };
  const english = (address: string): string => address.replace('/fr/', '/en/');
  const saved = async (fields: Record<string, Fields>): Promise<string> =>
    linkPath(await saveStrategy(author, fields), 'read-link');

  for (const [lang, address, locale, title] of [
    ['French', (read: string) => `${read}/roue.pdf`, 'fr-FR', 'Maison Durand — notre choix'],
    ['English', (read: string) => `${english(read)}/wheel.pdf`, 'en-GB', 'Maison Durand — our choice'],
  ] as const)
    it(`prints on one page of A4, tagged, titled and in ${lang}`, async () => {
      const { status, headers, bytes } = await get(address(path));
      expect([status, headers['content-type']]).to.deep.equal([200, 'application/pdf']);
      const pdf = pdfOf(bytes);
      expect(pdf).to.include({ pages: 1, tagged: true, title, locale });
      expect(pdf.size).to.deep.equal([595, 842]);
      expect(bytes.toString('latin1')).to.include('/DisplayDocTitle true');
    });

  it('gives its headings, its lists, its link, its wheel and its code as what they are', async () => {
    const { elements, alternatives } = pdfOf((await get(`${path}/roue.pdf`)).bytes);
    expect(Object.fromEntries(elements)).to.include({
      Document: 1,
      H1: 1,
      H2: 8,
      H3: 2 + 3,
      L: 2 + 2 + 3,
      Figure: 2,
      Link: 1,
    });
    expect(alternatives).to.have.length(2);
    expect(alternatives[0]).to.match(/^Roue des choix\s: 2 priorités \(Écouter et Répondre\), 3 approches/);
    expect(alternatives[1]).to.equal('Code QR de l’adresse de cette page');
  });

  it('brings along the two families of the site and no other', async () => {
    for (const read of [`${path}/roue`, `${english(path)}/wheel`])
      expect(pdfOf((await get(`${read}.pdf`)).bytes).fonts).to.deep.equal([
        'BricolageGrotesque-Bold',
        'BricolageGrotesque-ExtraBold',
        'BricolageGrotesque-Regular',
        'WheelSerif-Regular',
      ]);
  });

  it('says on paper all that the page says, and only what is marked or refused of the wheel', async () => {
    for (const read of [`${path}/roue`, `${english(path)}/wheel`]) {
      const words = pdfOf((await get(`${read}.pdf`)).bytes).words;
      const { statement, why } = JSON.parse((await get(`${read}.json`)).bytes.toString()) as Told;
      const page = (await author.get(read.replace(/\/\w+$/, ''))).$;
      const shown = (selector: string) =>
        page(selector)
          .map((_, each) => page(each).text())
          .get();
      const expected = [
        'Maison Durand',
        ...statement.slice(1, -1),
        ...Object.values(why),
        ...shown('.verdict, .refusals li, .phases h3, .phases ul li'),
        ...shown('p[data-swap], .one-pager > header .hint'),
      ];
      expect(expected.length).to.be.greaterThan(25);
      for (const each of expected) expect(words, read).to.include(squeezed(each));
      const blank = read.includes('/en/') ? 'Amplify' : 'Amplifier';
      expect(words.split(blank), blank).to.have.length(1);
    }
  });

  it('prints the words and the plan of its author, and leaves no room for what is not filled in', async () => {
    const review = {
      ...FULL.review,
      'words-choice': 'Répondre le mardi, nommément, et ne rien vendre ce jour-là',
      'words-refusal': 'Aucun jeu, aucune remise, aucune vedette',
      ...PLAN,
    };
    const own = await saved({ ...FULL, review });
    const planned = pdfOf((await get(`${own}/roue.pdf`)).bytes);
    const english = pdfOf((await get(`${own.replace('/fr/', '/en/')}/wheel.pdf`)).bytes);
    expect(planned.pages).to.equal(1);
    const typed = [review['words-choice'], review['words-refusal'], ...Object.values(PLAN)];
    for (const each of typed)
      for (const { words } of [planned, english]) expect(words, each).to.include(squeezed(each));
    expect(planned.words).to.include(
      squeezed('qui en répond Marthe Durand quand Du 22 novembre 2026 au 1er mars 2027'),
    );
    expect(english.words).to.include(squeezed('22 November 2026 to 1 March 2027'));
    const plain = pdfOf((await get(`${path}/roue.pdf`)).bytes).words;
    for (const label of ['pour qui', 'qui en répond']) expect(plain).not.to.include(squeezed(label));
  });

  it('leaves the start and the strengths out of every file where their author hides them', async () => {
    const hidden = await saved({ ...FULL, review: { ...FULL.review, 'show-start': [] } });
    const [told, untold] = [
      pdfOf((await get(`${path}/roue.pdf`)).bytes).words,
      pdfOf((await get(`${hidden}/roue.pdf`)).bytes).words,
    ];
    for (const line of ['Notre point de départ', 'Nous nous appuyons sur']) {
      expect(told).to.include(squeezed(line));
      expect(untold).not.to.include(squeezed(line));
    }
  });

  for (const [lang, folder, file] of [
    ['French', '/fr/', 'roue.pdf'],
    ['English', '/en/', 'wheel.pdf'],
  ] as const)
    it(`tells where its page is and whose idea it was, in ${lang}`, async () => {
      const read = path.replace('/fr/', folder);
      const { words, links, drawing } = pdfOf((await get(`${read}/${file}`)).bytes);
      const address = `http://wheel.test${read}`;
      expect(links).to.deep.equal([address]);
      expect(words).to.include(address);
      expect(words).to.match(/ThomasFourdin,.+quineressemblequ’àvous.+(5août|5August)2010/);
      expect(drawing.replace(/\s+/g, ' ')).to.include(operatorsOf(qrCode(address).path));
    });

  it('draws a code of its address on both pictures', async () => {
    for (const [file, side, left, bottom] of [
      ['roue.png', 150, 76, 1500 - 76],
      ['carte.png', 108, 44, 630 - 44 + 8],
    ] as const) {
      const { colourAt } = pngOf((await get(`${path}/${file}`)).bytes);
      const { data, size } = encode(`http://wheel.test${path}`, { ecc: 'M', border: 0 });
      const middleOf = (module: number) => ((module + 0.5) * side) / size;
      for (const [row, line] of data.entries())
        for (const [column, dark] of line.entries()) {
          const [x, y] = [left + middleOf(column), bottom - side + middleOf(row)].map(Math.floor);
          const place = `${file} ${row} ${column}`;
          expect(colourAt(x ?? 0, y ?? 0), place).to.equal(dark ? '000000' : 'ffffff');
        }
    }
  });

  it('holds neither the key to change it nor the rival', async () => {
    for (const address of [`${path}/roue.pdf`, `${path}/carte.png`, `${path}/roue.png`, `${path}/roue.svg`]) {
      const { bytes, headers } = await get(address);
      const words = address.endsWith('.pdf') ? pdfOf(bytes).words + pdfOf(bytes).title : '';
      const everything = bytes.toString('latin1') + words + JSON.stringify(headers);
      for (const secret of [RIVAL, editKey])
        expect(everything.includes(secret), `${address} holds ${secret}`).to.equal(false);
    }
  });

  it('says that a shared diagnosis is online, and no word of it otherwise', async () => {
    const shared = await saved({ ...FULL, review: { ...FULL.review, 'share-diagnosis': 'on' } });
    const [told, untold] = [await get(`${shared}/roue.pdf`), await get(`${path}/roue.pdf`)];
    expect(pdfOf(told.bytes).words).to.include('Lediagnosticselitsurlapageenligne');
    expect(pdfOf(told.bytes).pages).to.equal(1);
    expect(pdfOf(untold.bytes).words).not.to.include('iagnostic');
  });

  it('leads from the page to each file, of that revision', async () => {
    for (const [page, folder] of [
      [path, path],
      [english(path), english(path)],
    ] as const) {
      const { $ } = await author.get(page);
      const links = $(`main a[href^="${folder}/"]`)
        .map((_, each) => $(each).attr('href'))
        .get()
        .filter((href) => /\.\w+$/.test(href));
      expect(links).to.have.length(6);
      for (const link of links) expect((await get(link)).status, link).to.equal(200);
    }
    expect((await get(`${path}/revisions/1/roue.pdf`)).bytes).to.deep.equal(
      (await get(`${path}/roue.pdf`)).bytes,
    );
  });

  it('keeps every file out of caches and indexes, and refuses unknown keys and revisions', async () => {
    for (const file of ['roue.pdf', 'roue.png', 'carte.png', 'roue.svg', 'roue.json']) {
      const found = await author.get(`${path}/${file}`);
      expectPrivate(found);
      expect(found.headers['x-content-type-options']).to.equal('nosniff');
      expect(found.headers['content-disposition']).to.match(
        /^inline; filename="(roue|carte)-Maison-Durand\.\w+"/,
      );
      expect((await author.get(`${path}x/${file}`)).status).to.equal(404);
      expect((await author.get(`${path}/revisions/2/${file}`)).status).to.equal(404);
      expect((await author.post(`${path}/${file}`)).status).to.equal(405);
    }
  });

  it('draws an upright picture of 1200 by 1500 pixels, and the card of a link as 1200 by 630', async () => {
    const [wheel, card] = [await get(`${path}/roue.png`), await get(`${path}/carte.png`)];
    expect([wheel.headers['content-type'], card.headers['content-type']]).to.deep.equal([
      'image/png',
      'image/png',
    ]);
    expect(pngOf(wheel.bytes)).to.include({ width: 1200, height: 1500 });
    expect(pngOf(card.bytes)).to.include({ width: 1200, height: 630 });
    for (const { colours } of [pngOf(wheel.bytes), pngOf(card.bytes)])
      for (const colour of ['ffffff', '142a6e', '5584ee', '7b859c', '141b2d'])
        expect(colours.get(colour) ?? 0, colour).to.be.greaterThan(400);
  });

  it('writes on its pictures: the words of one language are not those of the other', async () => {
    const [french, other] = [await get(`${path}/roue.png`), await get(`${english(path)}/wheel.png`)];
    expect(french.bytes.equals(other.bytes)).to.equal(false);
    const [one, two] = [
      await saved({ diagnosis: { brand: 'Alpha' } }),
      await saved({ diagnosis: { brand: 'Beta' } }),
    ];
    for (const file of ['roue.png', 'carte.png'])
      expect((await get(`${one}/${file}`)).bytes.equals((await get(`${two}/${file}`)).bytes)).to.equal(false);
  });

  it('makes the same bytes for the same revision, each time', async () => {
    for (const file of ['roue.pdf', 'roue.png', 'carte.png']) {
      const { bytes } = await get(`${path}/${file}`);
      expect((await get(`${path}/${file}`)).bytes.equals(bytes), file).to.equal(true);
    }
  });

  it('goes over two pages when all twelve are priorities, and loses nothing', async () => {
    const all = await saved({
      approaches: Object.fromEntries(APPROACH_KEYS.map((key) => [key, 'priority'])),
      review: Object.fromEntries(APPROACH_KEYS.map((key) => [`why-${key}`, `${key} ${WHY}`.slice(0, 140)])),
    });
    const { bytes } = await get(`${all}/roue.pdf`);
    const { pages, words } = pdfOf(bytes);
    expect(pages).to.equal(2);
    for (const key of APPROACH_KEYS) expect(words).to.include(squeezed(`${key} ${WHY}`.slice(0, 140)));
  });

  it('prints a strategy of staying away', async () => {
    const away = await saved({ approaches: { abstain: 'on', 'abstain-reason': 'Nous sommes douze' } });
    const words = pdfOf((await get(`${away}/roue.pdf`)).bytes).words;
    expect(words).to.include(
      squeezed('Nous choisissons de rester hors des médias sociaux. Raison : « Nous sommes douze ».'),
    );
    expect(pngOf((await get(`${away}/carte.png`)).bytes).colours.size).to.be.greaterThan(20);
  });

  for (const [name, missing] of [
    ['🦊 Renard & Fils 👩‍👩‍👧', true],
    ['دار الهند', true],
    ['漢'.repeat(80), true],
    ['Ελλάδα и Россия', false],
    ['</text><script>alert(1)</script>', false],
    [']]>&amp;<!-- (\\) %PDF-1.7 endstream', false],
    ['W'.repeat(80), false],
  ] as const)
    it(`draws ${name.slice(0, 20)} or says what it cannot draw, and copies as typed`, async () => {
      const read = await saved({ ...FULL, diagnosis: { ...FULL.diagnosis, brand: name, gene: name } });
      const { status, bytes } = await get(`${read}/roue.pdf`);
      expect(status).to.equal(200);
      const { pages, title, words } = pdfOf(bytes);
      expect([pages, title]).to.deep.equal([1, `${name} — notre choix`]);
      expect(words).to.include(squeezed(name));
      expect(words.includes('Lesigne□remplace')).to.equal(missing);
      const card = await get(`${read}/carte.png`);
      expect([card.status, pngOf(card.bytes).width]).to.deep.equal([200, 1200]);
    });

  it('makes a crowd wait, and tells a flood when to come back', async () => {
    const crowd = await Promise.all(Array.from({ length: 8 }, () => saved({})));
    const addresses = crowd.flatMap((read) => [
      `${read}/roue.png`,
      `${english(read)}/card.png`,
      `${read}/carte.png`,
    ]);
    const answers = await Promise.all(addresses.map(get));
    const refused = answers.filter(({ status }) => status === 503);
    expect(new Set(answers.map(({ status }) => status))).to.deep.equal(new Set([200, 503]));
    for (const { headers, bytes } of refused) {
      expect(headers['retry-after']).to.equal('5');
      expect(bytes.toString()).to.match(/Trop de fichiers|Too many files/);
    }
    expect((await get(addresses[0] ?? '')).status).to.equal(200);
  });
});

/** What a path of a code is in a PDF: `M4 4h7v1h-7z` as move, line, line, line, close. */
function operatorsOf(path: string): string {
  return [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)]
    .map(([, x, y, length]) => [Number(x), Number(y), Number(x) + Number(length)] as const)
    .map(([x, y, end]) => `${x} ${y} m ${end} ${y} l ${end} ${y + 1} l ${x} ${y + 1} l h`)
    .join(' ');
}

function squeezed(text: string): string {
  return text.replace(/[\s\u00AD]+/g, '');
}
