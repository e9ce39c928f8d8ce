import { expect } from 'chai';
import { loadFaces } from '../../src/files/faces.ts';
import { closeSheet, openSheet } from '../../src/files/pdf/sheet.ts';
import { trendBox } from '../../src/files/pdf/trend.ts';
import type { Trend } from '../../src/indicators/trend.ts';
import { trendOf } from '../indicators/trends.ts';
import { pdfOf } from './pdf.ts';
import type { Pdf } from './pdf.ts';

const QUARTER = [
  ['2026-09-01', '3.2'],
  ['2026-10-15', '1.9'],
  ['2026-11-29', '1.4'],
] as const;
const PLACE = { x: 44, width: 240 };

describe('the drawing of an indicator in a PDF', () => {
  it('is a figure with its words, and has the values as text', async () => {
    const pdf = await drawn(trendOf(QUARTER, { label: 'Délai', baseline: '3.5', target: '1' }));
    expect(pdf.elements.get('Figure')).to.equal(1);
    expect(pdf.alternatives.join().replaceAll('\u00a0', ' ')).to.equal(
      'Délai : 3 relevés, de 3,2 le 1er septembre 2026 à 1,4 le 29 novembre 2026. Départ : 3,5. Cible : 1.',
    );
    expect(pdf.words).to.equal('Départ3,51,4Cible11erseptembre202629novembre2026');
  });

  it('draws a point for each reading, and the target dashed', async () => {
    const { drawing } = await drawn(trendOf(QUARTER, { target: '1' }));
    const circles = drawing.match(/(?:\S+ ){6}c\n(?:\S+ ){6}c\n(?:\S+ ){6}c\n(?:\S+ ){6}c\n/g);
    expect(circles).to.have.length(QUARTER.length);
    expect(drawing.match(/\[[\d.]+ [\d.]+\] 0 d\n/g)).to.have.length(1);
  });

  it('keeps what is copied as it was typed, where the fonts lack its letters', async () => {
    const pdf = await drawn(trendOf(QUARTER, { unit: '漢字' }));
    expect(pdf.words).to.include('1,4漢字');
  });

  it('is nothing without a reading', () => {
    const sheet = openSheet({ title: 'x', creator: 'La Roue', locale: 'fr-FR', at: 0 }, loadFaces());
    expect(trendBox(sheet, trendOf([]), 'fr', PLACE, 8)).to.be.undefined;
  });
});

async function drawn(trend: Trend): Promise<Pdf> {
  const sheet = openSheet({ title: 'x', creator: 'La Roue', locale: 'fr-FR', at: 0 }, loadFaces());
  const root = sheet.pdf.struct('Document');
  sheet.pdf.addStructure(root);
  trendBox(sheet, trend, 'fr', PLACE, 8)?.draw(50, root);
  root.end();
  return pdfOf(await closeSheet(sheet));
}
