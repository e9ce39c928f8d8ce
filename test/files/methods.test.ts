import { rmSync } from 'node:fs';
import { expect } from 'chai';
import request from 'supertest';
import { messagesFor } from '../../src/i18n/messages.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Fields } from '../support/browser.ts';
import { linkPath } from '../support/builders.ts';
import { writeMethods } from '../observatory/method-files.ts';
import { xmlFault } from '../wheel/xml.ts';
import { pdfOf } from './pdf.ts';
import { pngOf } from './png.ts';

const SIZES = [6, 7, 12, 14, 16] as const;

const ownOf = (label: string) => ({
  'own-1-label': label,
  'own-1-verb': 'réparer devant tout le monde',
  'own-1-noun': 'la réparation',
  'own-1-family': 'care',
});

const squeezed = (text: string) => text.replace(/\s+/g, '');

describe('the files of a strategy with any method', () => {
  let site: TestSite;
  let folder: string;
  let author: Browser;
  before(async () => {
    const sized = SIZES.map((sectors) => ({ id: `ways-of-${'abcdefghijklmnopq'[sectors] ?? ''}`, sectors }));
    folder = writeMethods(...sized, { id: 'en-francais', sectors: 6, langs: ['fr'] });
    site = await openSite({ METHODS_DIR: folder });
    author = new Browser(site.app);
  });
  after(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });

  async function savedWith(method: string, approaches: Fields, review: Fields = {}): Promise<string> {
    const form = await author.get(`/fr/roue/diagnostic?methode=${method}`);
    const step = await author.follow(await author.submit(form, 'continue', { brand: 'Maison Durand' }));
    const bilan = await author.follow(await author.submit(step, 'continue', approaches));
    return linkPath(await author.follow(await author.submit(bilan, 'save', review)), 'read-link');
  }

  async function bytesOf(path: string): Promise<Buffer> {
    const response = await request(site.app).get(path).buffer(true).responseType('blob');
    expect(response.status, path).to.equal(200);
    return response.body as Buffer;
  }

  for (const sectors of SIZES)
    it(`draw ${sectors} sectors on one page, and as pictures`, async () => {
      const method = `ways-of-${'abcdefghijklmnopq'[sectors] ?? ''}`;
      const read = await savedWith(method, { listen: 'priority', reassure: 'secondary' });
      const pdf = pdfOf(await bytesOf(`${read}/roue.pdf`));
      expect([pdf.pages, pdf.alternatives.length]).to.deep.equal([1, 2]);
      expect(pdf.words).to.include('Écouter');
      const svg = (await bytesOf(`${read}/roue.svg`)).toString();
      expect(xmlFault(svg)).to.equal(undefined);
      expect(svg.match(/data-approach=/g)).to.have.length(sectors);
      const json = JSON.parse((await bytesOf(`${read}/roue.json`)).toString()) as { choices: object };
      expect(Object.keys(json.choices)).to.have.length(sectors);
      for (const picture of ['roue.png', 'carte.png'])
        expect(pngOf(await bytesOf(`${read}/${picture}`)).width).to.equal(1200);
    });

  it('list an approach of one’s own with its plan, and no line for what it lacks', async () => {
    const approaches = { ...ownOf('Réparer'), 'own-1': 'priority', listen: 'priority' };
    const review = { 'why-own-1': 'Parce que nous savons', 'first-own-1': 'Ouvrir un atelier' };
    const read = await savedWith('social-media', approaches, review);
    for (const [path, measure] of [
      [`${read}/roue.pdf`, 'nous mesurons'],
      [`${read.replace('/fr/', '/en/')}/wheel.pdf`, 'we measure'],
    ] as const) {
      const pdf = pdfOf(await bytesOf(path));
      expect(pdf.pages).to.equal(1);
      for (const text of ['Réparer', 'Parce que nous savons', 'Ouvrir un atelier'])
        expect(pdf.words).to.include(squeezed(text));
      expect(pdf.elements.get('H3'), 'two priorities and three phases').to.equal(2 + 3);
      expect(pdf.words.split(squeezed(measure)), 'that of the other priority alone').to.have.length(2);
    }
    const json = JSON.parse((await bytesOf(`${read}/roue.json`)).toString()) as {
      own: readonly { label: string }[];
      choices: Readonly<Record<string, string>>;
    };
    expect([json.own[0]?.label, json.choices['own-1']]).to.deep.equal(['Réparer', 'priority']);
    const card = (await bytesOf(`${read}/roue.svg`)).toString();
    expect(card).to.include('>Réparer<');
  });

  it('say on paper that signs are missing where a label has letters that no face has', async () => {
    const { missingSigns } = messagesFor('fr').strategies.pdfNotes;
    for (const label of ['漢字 🦊', 'Ёлка', 'مقهى']) {
      const read = await savedWith('social-media', { ...ownOf(label), 'own-1': 'priority' });
      const pdf = pdfOf(await bytesOf(`${read}/roue.pdf`));
      expect(pdf.words).to.include(squeezed(label));
      expect(pdf.words.includes(squeezed(missingSigns)), label).to.equal(label !== 'Ёлка');
      expect((await bytesOf(`${read}/roue.png`)).length).to.be.greaterThan(10_000);
    }
  });

  it('go by the language of a method in one language', async () => {
    const read = await savedWith('en-francais', { listen: 'priority' });
    await bytesOf(`${read}/roue.pdf`);
    const other = await author.get(`${read.replace('/fr/', '/en/')}/wheel.pdf`);
    expect([other.status, other.location]).to.deep.equal([303, `${read}/roue.pdf`]);
  });
});
