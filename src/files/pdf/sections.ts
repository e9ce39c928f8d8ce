import { formatDate } from '../../i18n/format.ts';
import { beside, lowered, stack } from '../boxes.ts';
import type { Box } from '../boxes.ts';
import { setName } from '../faces.ts';
import { choiceSection } from './choice.ts';
import { planSections } from './plans.ts';
import { FULL, columnsOf, small, underHeading } from './type.ts';
import type { Setting } from './type.ts';
import { INK, group, rule, text } from './sheet.ts';
import type { Place } from './sheet.ts';

const DATE_WIDTH = 170;
const BRAND_SIZES = [46, 40, 35, 31, 27, 24, 21, 18.5];
const BRAND_LINES = 2;

export function onePagerSections(setting: Setting): readonly Box[] {
  return [
    header(setting),
    choiceSection(setting),
    ...planSections(setting),
    ...roadmapSection(setting),
    ...notes(setting),
  ];
}

function header(setting: Setting): Box {
  const { sheet, words, lang, content, points } = setting;
  const saved = words.strategies.savedOn(formatDate(lang, content.savedAt), content.number);
  const width = DATE_WIDTH * Math.min(points(1), 1);
  const place = { x: FULL.x + FULL.width - width, width };
  const date = small(setting, saved, place, { align: 'right' });
  const line = beside([brand(setting, FULL.width - width - 16), lowered(date, 0, 4)], 'bottom');
  return stack([lowered(line, 0, 5), rule(sheet, FULL, 2, INK.text)]);
}

/** As large as two lines of it may be; the smallest goes on over more. */
function brand({ sheet, words, content, points }: Setting, width: number): Box {
  const shown = setName(sheet.faces, 'brand', content.brand, words.statement.defaultBrand);
  const sizes = BRAND_SIZES.map((size) => size * Math.min(points(1), 1.1));
  const wide = (size: number) => shown.face.width(shown.text, size);
  const longest = (size: number) =>
    Math.max(...shown.text.split(' ').map((word) => shown.face.width(word, size)));
  const size =
    sizes.find((each) => wide(each) <= width) ??
    sizes.find((each) => wide(each) <= width * (BRAND_LINES - 0.3) && longest(each) <= width) ??
    Math.min(...sizes);
  return text(sheet, content.brand, { size, role: 'brand', tag: 'H1', shown }, { x: FULL.x, width });
}

function roadmapSection(setting: Setting): readonly Box[] {
  const { sheet, content, words, points } = setting;
  if (content.roadmap.length === 0) return [];
  const places = columnsOf(content.roadmap.length);
  const phases = content.roadmap.map(({ title, actions }, index) => {
    const place = places[index] ?? FULL;
    const heading = text(sheet, title, { size: points(9), role: 'heading', tag: 'H3' }, place);
    const items = actions.map((action) => bullet(setting, action, place));
    return stack([heading, group(sheet, 'L', stack(items, points(1.6)))], points(1.5));
  });
  return [underHeading(setting, words.strategies.roadmap, beside(phases))];
}

function bullet({ sheet, points }: Setting, words: string, { x, width }: Place): Box {
  const indent = 9;
  const size = points(9.2);
  const dot = text(sheet, '\u2022', { size, tag: 'Lbl' }, { x, width: indent });
  const said = text(sheet, words, { size, tag: 'LBody' }, { x: x + indent, width: width - indent });
  return group(sheet, 'LI', beside([dot, said]));
}

function notes(setting: Setting): readonly Box[] {
  const { sheet, content, words } = setting;
  const { missingSigns, diagnosisOnline } = words.strategies.pdfNotes;
  const said = [
    ...(sheet.gaps.found ? [missingSigns] : []),
    ...(content.diagnosis === undefined ? [] : [diagnosisOnline]),
  ];
  return said.length === 0 ? [] : [small(setting, said.join(' '), FULL)];
}
