import { localeOf } from '../../i18n/format.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { onePager } from '../../strategies/one-pager.ts';
import type { Measured } from '../../indicators/measured.ts';
import type { Revision } from '../../strategies/strategy.ts';
import { stack } from '../boxes.ts';
import type { Box } from '../boxes.ts';
import type { Faces } from '../faces.ts';
import type { Gist } from '../gist.ts';
import { imprint } from './imprint.ts';
import { onePagerSections } from './sections.ts';
import type { Setting } from './type.ts';
import { PAGE, PAGE_HEIGHT, closeSheet, openSheet } from './sheet.ts';
import type { Sheet } from './sheet.ts';
import type { Lang } from '../../i18n/languages.ts';

/** The type grows with the white that is left, and shrinks a little before a second page is begun. */
const SCALES = [1.42, 1.34, 1.26, 1.19, 1.12, 1.06, 1, 0.96, 0.92, 0.88, 0.84, 0.8, 0.77];
const SECTION_GAP = 10;
/** What white goes between two sections of the first of several pages, and of a later one, at most. */
const MOST_GAP = { first: 120, later: 12 } as const;

interface Told {
  readonly revision: Revision;
  /** What readers may see of the follow-up. */
  readonly measures: readonly Measured[];
  readonly gist: Gist;
}

/** What stands on a page, from its top; the imprint is the last of all. */
type Page = readonly Box[];

/**
 * The one-pager of a revision on A4, tagged, with the wheel as vectors: one full page unless much was chosen and written.
 * The same bytes for the same revision at the same address.
 */
export async function strategyPdf(
  { revision, measures, gist }: Told,
  lang: Lang,
  faces: Faces,
): Promise<Buffer> {
  const words = messagesFor(lang);
  const content = onePager(revision, lang, measures);
  const title = words.statement.title(content.brand);
  const sheet = openSheet({ title, creator: gist.site, locale: localeOf(lang), at: revision.savedAt }, faces);
  const settingWith = (drawn: readonly Measured[]) => (scale: number) => ({
    sheet,
    words,
    lang,
    content,
    gist,
    drawn,
    points: (size: number) => size * scale,
  });
  lay(sheet, asManyAsFit(measures, settingWith));
  return closeSheet(sheet);
}

type SettingAt = (scale: number) => Setting;

/** A drawing of each indicator, or of the first of each priority, where that takes no other page. */
function asManyAsFit(
  measures: readonly Measured[],
  settingWith: (drawn: readonly Measured[]) => SettingAt,
): readonly Page[] {
  const plain = largestThatFits(settingWith([]));
  const all = measures.filter(({ state, points }) => state === 'priority' && points.length > 0);
  const firsts = all.filter(({ approach }, index) => approach !== all[index - 1]?.approach);
  const choices = all.length === firsts.length ? [all] : [all, firsts];
  const drawn = all.length === 0 ? [] : choices.map((each) => largestThatFits(settingWith(each)));
  return drawn.find((pages) => pages.length <= plain.length) ?? plain;
}

/** On one page, or else the largest that fits on two; the smallest goes on over as many as it needs. */
function largestThatFits(settingAt: SettingAt): readonly Page[] {
  const pagesAt = (scale: number) => pagesOf(settingAt(scale));
  const largest = (most: number) => pagesAt(largestScale((scale) => pagesAt(scale).length <= most));
  const onOne = largest(1);
  return onOne.length === 1 ? onOne : largest(2);
}

/** Found by halving; the smallest where none fits. */
function largestScale(fits: (scale: number) => boolean): number {
  let scales: readonly number[] = SCALES;
  while (scales.length > 1) {
    const middle = Math.floor((scales.length - 1) / 2);
    scales = fits(scales[middle] ?? 1) ? scales.slice(0, middle + 1) : scales.slice(middle + 1);
  }
  return scales[0] ?? 1;
}

function pagesOf(setting: Setting): readonly Page[] {
  const pages: Box[][] = [];
  for (const box of [...onePagerSections(setting), imprint(setting)]) {
    const page = pages.at(-1);
    if (page === undefined || heightOf([...page, box]) > PAGE_HEIGHT) pages.push([box]);
    else page.push(box);
  }
  return pages;
}

function heightOf(page: Page): number {
  return stack(page, SECTION_GAP).height;
}

/** The white that is left goes between the sections; the imprint stands at the foot of the last page. */
function lay({ pdf }: Sheet, pages: readonly Page[]): void {
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  for (const [index, page] of pages.entries()) {
    if (index > 0) pdf.addPage();
    const left = PAGE_HEIGHT - heightOf(page);
    const most = mostGap(index, pages.length);
    const gap = SECTION_GAP + Math.min(left / Math.max(page.length - 1, 1), most);
    const [foot, body] = index === pages.length - 1 ? [page.slice(-1), page.slice(0, -1)] : [[], page];
    stack(body, gap).draw(PAGE.top, root);
    for (const box of foot) box.draw(PAGE.top + PAGE_HEIGHT - box.height, root);
  }
  root.end();
}

function mostGap(index: number, pages: number): number {
  if (pages === 1) return Infinity;
  return index === 0 ? MOST_GAP.first : MOST_GAP.later;
}
