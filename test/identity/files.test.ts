import { expect } from 'chai';
import { drawnStrategy } from '../support/drawn.ts';
import { pdfOf } from '../files/pdf.ts';
import { draw } from '../../src/files/draw.ts';
import type { Drawing } from '../../src/files/draw.ts';
import { loadFaces } from '../../src/files/faces.ts';
import { signatureOf } from '../../src/files/gist.ts';
import { textsOf } from '../../src/strategies/strategy.ts';

const LONG = 'Association pour la défense des fromages au lait cru de Marg';

describe('The name of the site in its files', () => {
  it('stands in the PDF beside the credit of the idea', async () => {
    for (const site of ['La Roue', LONG, 'Дом Фурдена', 'A <script>x</script> %0d%0a'])
      expect(await wordsFor(site), site).to.include(`${site.replaceAll(' ', '')}·D’aprèsThomasFourdin`);
  });

  it('leaves out what the faces lack, and stands for nothing where nothing is left', async () => {
    expect(await wordsFor('🎡 Maison 🎡')).to.include('Maison·D’aprèsThomasFourdin');
    for (const site of ['🎡', '工場', 'مصنع'])
      expect(await wordsFor(site), site)
        .to.include('D’aprèsThomasFourdin')
        .and.not.include('·D’après');
  });

  it('leaves the one-pager on one page, however long it is', async () => {
    expect(pdfOf(Buffer.from(await draw(drawingOf('pdf', LONG)))).pages).to.equal(1);
  });

  it('changes the bytes of each kind of file', async () => {
    for (const kind of ['pdf', 'wheel', 'card'] as const) {
      const [one, other] = [await draw(drawingOf(kind, 'La Roue')), await draw(drawingOf(kind, LONG))];
      expect(Buffer.from(one).equals(Buffer.from(other)), kind).to.equal(false);
    }
  });

  it('is left out where it has no letter at all', () => {
    const credit = 'D’après personne';
    expect(signatureOf(loadFaces(), { site: '…', credit })).to.equal(credit);
    expect(signatureOf(loadFaces(), { site: 'A', credit })).to.equal(`A · ${credit}`);
  });
});

async function wordsFor(site: string): Promise<string> {
  return pdfOf(Buffer.from(await draw(drawingOf('pdf', site)))).words;
}

function drawingOf(kind: Drawing['kind'], site: string): Drawing {
  const strategy = drawnStrategy();
  const revision = { number: 1, savedAt: 0, catalogue: '1', strategy, texts: textsOf(strategy) };
  const address = 'http://wheel.test/fr/s/key';
  return {
    kind,
    revision,
    measures: [],
    address,
    lang: 'fr',
    site,
    timeZone: 'Europe/Paris',
    logo: undefined,
  };
}
