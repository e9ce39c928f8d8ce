import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import request from 'supertest';
import { APPROACH_KEYS } from '../../src/wheel/approaches.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Fields } from '../support/browser.ts';
import { linkPath, saveStrategy } from '../support/builders.ts';
import { expectPrivate } from '../support/private-page.ts';
import { pngOf } from './png.ts';

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
  let folder: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'wheel-files-'));
    site = await openSite();
    author = new Browser(site.app);
    const owner = await saveStrategy(author, FULL);
    path = linkPath(owner, 'read-link');
    editKey = linkPath(owner, 'edit-link').split('/').pop() ?? '';
  });
  after(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });

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
      headers: response.headers as File['headers'],
      bytes: response.body as Buffer,
    };
  };
  const english = (address: string): string => address.replace('/fr/', '/en/');
  const saved = async (fields: Record<string, Fields>): Promise<string> =>
    linkPath(await saveStrategy(author, fields), 'read-link');
  const poppler = (tool: string, bytes: Buffer, ...options: readonly string[]): string => {
    const file = join(folder, 'read.pdf');
    writeFileSync(file, bytes);
    return execFileSync(tool, [...options, file, ...(tool === 'pdftotext' ? ['-'] : [])], {
      encoding: 'utf8',
    });
  };
  /** What a reader copies, without the ends of its lines. */
  const wordsOf = (bytes: Buffer): string => squeezed(poppler('pdftotext', bytes, '-raw'));

  for (const [lang, address, locale, title] of [
    ['French', (read: string) => `${read}/roue.pdf`, 'fr-FR', 'Maison Durand — notre choix'],
    ['English', (read: string) => `${english(read)}/wheel.pdf`, 'en-GB', 'Maison Durand — our choice'],
  ] as const)
    it(`prints on one page of A4, tagged, titled and in ${lang}`, async () => {
      const { status, headers, bytes } = await get(address(path));
      expect([status, headers['content-type']]).to.deep.equal([200, 'application/pdf']);
      const info = poppler('pdfinfo', bytes);
      expect(info).to.match(/^Tagged:\s+yes$/m);
      expect(info).to.match(/^Pages:\s+1$/m);
      expect(info).to.match(/^Page size:.*\(A4\)$/m);
      expect(info).to.match(new RegExp(`^Title:\\s+${title}$`, 'm'));
      expect(bytes.toString('latin1'))
        .to.include(`/Lang (${locale})`)
        .and.to.include('/DisplayDocTitle true');
    });

  it('gives its headings, its tables and its wheel as what they are', async () => {
    const { bytes } = await get(`${path}/roue.pdf`);
    const elements = poppler('pdfinfo', bytes, '-struct')
      .split('\n')
      .map((line) => line.trim().split(/[ :]/)[0] ?? '');
    const count = (name: string) => elements.filter((each) => each === name).length;
    expect(elements[0]).to.equal('Document');
    expect([count('H1'), count('H2'), count('H3')]).to.deep.equal([1, 7, 3]);
    expect([count('Figure'), count('Table')]).to.deep.equal([1, 2]);
    expect(count('TR')).to.equal(1 + APPROACH_KEYS.length + 1 + 4);
    const alt = Buffer.from('\uFEFFRoue des choix', 'utf16le').swap16().toString('latin1');
    const said = bytes.toString('latin1');
    expect(said.includes('(Roue des choix') || said.includes(alt)).to.equal(true);
  });

  it('says on paper all that the page says', async () => {
    for (const read of [`${path}/roue`, `${english(path)}/wheel`]) {
      const words = wordsOf((await get(`${read}.pdf`)).bytes);
      const data = JSON.parse((await get(`${read}.json`)).bytes.toString()) as {
        statement: readonly string[];
        why: Record<string, string>;
      };
      const page = (await author.get(read.replace(/\/\w+$/, ''))).$;
      const shown = (selector: string) =>
        page(selector)
          .map((_, each) => page(each).text())
          .get();
      const expected = [
        'Maison Durand',
        ...data.statement,
        ...Object.values(data.why),
        ...shown('.verdict, .refusals li, .phases h3, .phases ul li, .indicators th, .indicators tbody td'),
        ...shown('.one-pager h2, .one-pager time, p[data-swap], .one-pager > header .hint'),
        ...shown('.wheel-table tbody tr').map((row) => row.replace(/([a-zé])([A-Z])/, '$1 $2')),
      ];
      expect(expected.length).to.be.greaterThan(50);
      for (const each of expected) expect(words, read).to.include(squeezed(each));
    }
  });

  it('holds neither a key nor the rival', async () => {
    const readKey = path.split('/').pop() ?? '';
    for (const address of [`${path}/roue.pdf`, `${path}/carte.png`, `${path}/roue.png`, `${path}/roue.svg`]) {
      const { bytes, headers } = await get(address);
      const words = address.endsWith('.pdf') ? wordsOf(bytes) + poppler('pdfinfo', bytes) : '';
      const everything = bytes.toString('latin1') + words + JSON.stringify(headers);
      for (const secret of [RIVAL, readKey, editKey])
        expect(everything.includes(secret), `${address} holds ${secret}`).to.equal(false);
    }
  });

  it('says that a shared diagnosis is online, and no word of it otherwise', async () => {
    const shared = await saved({ ...FULL, review: { ...FULL.review, 'share-diagnosis': 'on' } });
    expect(wordsOf((await get(`${shared}/roue.pdf`)).bytes)).to.include('Lediagnosticselitsurlapageenligne');
    expect(wordsOf((await get(`${path}/roue.pdf`)).bytes)).not.to.include('iagnostic');
    expect(poppler('pdfinfo', (await get(`${shared}/roue.pdf`)).bytes)).to.match(/^Pages:\s+1$/m);
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
      expect(links).to.have.length(5);
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

  it('draws the wheel as a square picture of 1200 pixels, and the card of a link as 1200 by 630', async () => {
    const [wheel, card] = [await get(`${path}/roue.png`), await get(`${path}/carte.png`)];
    expect([wheel.headers['content-type'], card.headers['content-type']]).to.deep.equal([
      'image/png',
      'image/png',
    ]);
    expect(pngOf(wheel.bytes)).to.include({ width: 1200, height: 1200 });
    expect(pngOf(card.bytes)).to.include({ width: 1200, height: 630 });
    for (const { bytes } of [wheel, card])
      for (const colour of ['ffffff', '142a6e', '5584ee', '7b859c', '141b2d'])
        expect(pngOf(bytes).colours.get(colour) ?? 0, colour).to.be.greaterThan(400);
  });

  it('writes on its pictures: the words of one language are not those of the other', async () => {
    const [french, other] = [await get(`${path}/roue.png`), await get(`${english(path)}/wheel.png`)];
    expect(french.bytes.equals(other.bytes)).to.equal(false);
    const [one, two] = [
      await saved({ diagnosis: { brand: 'Alpha' } }),
      await saved({ diagnosis: { brand: 'Beta' } }),
    ];
    expect((await get(`${one}/roue.png`)).bytes).to.deep.equal((await get(`${two}/roue.png`)).bytes);
    expect((await get(`${one}/carte.png`)).bytes.equals((await get(`${two}/carte.png`)).bytes)).to.equal(
      false,
    );
  });

  it('makes the same bytes for the same revision, here and on another machine', async () => {
    const other = await openSite();
    try {
      const twin = linkPath(await saveStrategy(new Browser(other.app), FULL), 'read-link');
      for (const file of ['roue.pdf', 'roue.png', 'carte.png']) {
        const { bytes } = await get(`${path}/${file}`);
        expect((await get(`${path}/${file}`)).bytes.equals(bytes)).to.equal(true);
        const elsewhere = await request(other.app).get(`${twin}/${file}`).buffer(true).responseType('blob');
        expect((elsewhere.body as Buffer).equals(bytes), file).to.equal(true);
      }
    } finally {
      await other.close();
    }
  });

  it('goes over two pages when all twelve are priorities, and loses nothing', async () => {
    const all = await saved({
      approaches: Object.fromEntries(APPROACH_KEYS.map((key) => [key, 'priority'])),
      review: Object.fromEntries(APPROACH_KEYS.map((key) => [`why-${key}`, `${key} ${WHY}`.slice(0, 140)])),
    });
    const { bytes } = await get(`${all}/roue.pdf`);
    expect(poppler('pdfinfo', bytes)).to.match(/^Pages:\s+2$/m);
    const words = wordsOf(bytes);
    for (const key of APPROACH_KEYS) expect(words).to.include(squeezed(`${key} ${WHY}`.slice(0, 140)));
  });

  it('prints a strategy of staying away', async () => {
    const away = await saved({ approaches: { abstain: 'on', 'abstain-reason': 'Nous sommes douze' } });
    const words = wordsOf((await get(`${away}/roue.pdf`)).bytes);
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
      expect(poppler('pdfinfo', bytes)).to.match(/^Pages:\s+1$/m);
      const words = wordsOf(bytes);
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

function squeezed(text: string): string {
  return text.replace(/[\s\u00AD]+/g, '');
}
