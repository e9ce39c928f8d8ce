import { localeOf } from '../../i18n/format.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { onePager, wheelOfRevision } from '../../strategies/one-pager.ts';
import type { Revision } from '../../strategies/strategy.ts';
import { stack } from './boxes.ts';
import type { Box } from './boxes.ts';
import type { Faces } from '../faces.ts';
import { onePagerSections } from './sections.ts';
import type { Setting } from './type.ts';
import { PAGE, PAGE_HEIGHT, closeSheet, openSheet } from './sheet.ts';
import type { Sheet } from './sheet.ts';
import type { Lang } from '../../i18n/languages.ts';

/** The type grows with the white that is left, and shrinks a little before a second page is begun. */
const SCALES = [1.2, 1.12, 1.04, 0.98, 0.94, 0.91, 0.88, 0.85, 0.82];
const SECTION_GAP = 7;
/** White that is left over goes between the sections, up to this much each. */
const MOST_GAP = 16;

/**
 * The one-pager of a revision on A4, tagged, with the wheel as vectors: one page unless much was chosen and written. The
 * same bytes for the same revision.
 */
export async function strategyPdf(revision: Revision, lang: Lang, faces: Faces): Promise<Buffer> {
  const words = messagesFor(lang);
  const content = onePager(revision, lang);
  const title = words.statement.title(content.brand);
  const sheet = openSheet({ title, locale: localeOf(lang), at: revision.savedAt }, faces);
  const wheel = wheelOfRevision(revision);
  const set = (scale: number): Setting => ({
    sheet,
    words,
    lang,
    content,
    wheel,
    points: (size) => size * scale,
  });
  lay(sheet, largestThatFits(set));
  return closeSheet(sheet);
}

/** Found by halving; where none fits, the smallest goes on over two pages. */
function largestThatFits(set: (scale: number) => Setting): readonly Box[] {
  let scales: readonly number[] = SCALES;
  while (scales.length > 1) {
    const middle = Math.floor((scales.length - 1) / 2);
    const fits = heightOf(onePagerSections(set(scales[middle] ?? 1))) <= PAGE_HEIGHT;
    scales = fits ? scales.slice(0, middle + 1) : scales.slice(middle + 1);
  }
  return onePagerSections(set(scales[0] ?? 1));
}

function heightOf(sections: readonly Box[]): number {
  return stack(sections, SECTION_GAP).height;
}

function lay(sheet: Sheet, sections: readonly Box[]): void {
  const { pdf } = sheet;
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const left = (PAGE_HEIGHT - heightOf(sections)) / Math.max(sections.length - 1, 1);
  const gap = SECTION_GAP + Math.min(Math.max(left, 0), MOST_GAP - SECTION_GAP);
  let y: number = PAGE.top;
  for (const section of sections) {
    if (y > PAGE.top && y + section.height > PAGE.top + PAGE_HEIGHT + 0.01) {
      pdf.addPage();
      y = PAGE.top;
    }
    section.draw(y, root);
    y += section.height + gap;
  }
  root.end();
}
