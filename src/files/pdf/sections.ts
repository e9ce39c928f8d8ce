import { formatDate, formatDay, formatList } from '../../i18n/format.ts';
import { wheelShapes } from '../../wheel/drawing/geometry.ts';
import { conclusionOf } from '../../wheel/table.ts';
import type { Wheel } from '../../wheel/wheel.ts';
import { beside, lowered, stack } from './boxes.ts';
import type { Box } from './boxes.ts';
import { drawableName } from '../drawable.ts';
import { COLUMN, FULL, body, hint, section } from './type.ts';
import type { Setting } from './type.ts';
import { indicatorTable, wheelTable } from './tables.ts';
import { drawWheel } from './wheel.ts';
import { INK, group, leaf, rule, text } from './sheet.ts';
import type { Place, Sheet, Type } from './sheet.ts';
import type { Lang } from '../../i18n/languages.ts';

const DATE_WIDTH = 176;
const WHEEL_SIDE = 236;
const WHEEL_GAP = 20;

export function onePagerSections(setting: Setting): readonly Box[] {
  return [
    header(setting),
    wheelSection(setting),
    ...statementSection(setting),
    ...leftAsideSection(setting),
    ...whySection(setting),
    ...roadmapSection(setting),
    ...indicatorSection(setting),
    ...swapSection(setting),
    reviewSection(setting),
    ...notes(setting),
  ];
}

function header({ sheet, words, lang, content, points }: Setting): Box {
  const shown = drawableName(content.brand, words.statement.defaultBrand, sheet.faces.bold.has);
  const saved = words.strategies.savedOn(formatDate(lang, content.savedAt), content.number);
  const size = points(shown.text.length > 28 ? 15 : 23);
  const dateWidth = points(DATE_WIDTH);
  const brand = text(
    sheet,
    content.brand,
    { size, bold: true, tag: 'H1', shown },
    { x: FULL.x, width: FULL.width - dateWidth - 14 },
  );
  const date = text(
    sheet,
    saved,
    { size: points(8.6), colour: INK.soft, align: 'right' },
    { x: FULL.x + FULL.width - dateWidth, width: dateWidth },
  );
  const line = beside([brand, lowered(date, 0, size * 0.16)], 'bottom');
  return stack([line, lowered(rule(sheet, FULL, 1, INK.text), 4)]);
}

function wheelSection(setting: Setting): Box {
  const { sheet, wheel, words, lang, content, points } = setting;
  const side = Math.max(points(WHEEL_SIDE), WHEEL_SIDE);
  const right: Place = { x: FULL.x + side + WHEEL_GAP, width: FULL.width - side - WHEEL_GAP };
  const verdict = text(sheet, content.verdict, { size: points(12.4), bold: true }, right);
  return beside(
    [
      picture(sheet, wheel, lang, side),
      stack([verdict, wheelTable(sheet, content.wheel.rows, words.wheel.table, points(8.5), right)], 9),
    ],
    'middle',
  );
}

function picture(sheet: Sheet, wheel: Wheel, lang: Lang, side: number): Box {
  const x = FULL.x - 4;
  const draw = (y: number) => {
    drawWheel(sheet.pdf, wheelShapes(wheel, lang), lang, sheet.faces, { x, y, side });
  };
  return {
    height: side,
    draw: (y, parent) => {
      const options = { alt: conclusionOf(wheel, lang), bbox: [x, y, x + side, y + side] };
      leaf(sheet, 'Figure', options, { height: side, draw }).draw(y, parent);
    },
  };
}

function statementSection(setting: Setting): readonly Box[] {
  const { content, words } = setting;
  const paragraphs = content.statement.map((line) => {
    const bold = line.name === 'title';
    return body(setting, line.text, { bold });
  });
  return [section(setting, words.strategies.statement, stack(paragraphs, 1.6))];
}

function leftAsideSection(setting: Setting): readonly Box[] {
  const { content, words, lang } = setting;
  const { blanks, refusals } = content;
  if (blanks.length === 0) return [];
  const t = words.strategies;
  const list =
    refusals.length > 0
      ? body(setting, refusals.map(({ label }) => label).join(' \u00B7 '), { bold: true })
      : body(setting, `${t.leftAsideBlank} ${formatList(lang, blanks)}.`);
  const rest = refusals.length > 0 && blanks.length > refusals.length ? ` ${t.leftAsideRest}` : '';
  const until = t.leftAsideUntil(formatDay(lang, content.reviewDate));
  return [section(setting, t.leftAside, stack([list, hint(setting, until + rest)], 1))];
}

function whySection(setting: Setting): readonly Box[] {
  const { sheet, content, words, points } = setting;
  if (content.why.length === 0) return [];
  const labelWidth = 82;
  const rows = content.why.map(({ label, text: why }) =>
    group(
      sheet,
      'LI',
      beside([
        text(sheet, label, { size: points(9.4), bold: true, tag: 'Lbl' }, { x: COLUMN.x, width: labelWidth }),
        text(
          sheet,
          why,
          { size: points(9.4), tag: 'LBody' },
          { x: COLUMN.x + labelWidth, width: COLUMN.width - labelWidth },
        ),
      ]),
    ),
  );
  return [section(setting, words.strategies.why, group(sheet, 'L', stack(rows, 2)))];
}

function roadmapSection(setting: Setting): readonly Box[] {
  const { sheet, content, words, points } = setting;
  if (content.roadmap.length === 0) return [];
  const gap = 14;
  const width = (COLUMN.width - gap * (content.roadmap.length - 1)) / content.roadmap.length;
  const phases = content.roadmap.map(({ title, actions }, index) => {
    const place = { x: COLUMN.x + index * (width + gap), width };
    const heading = text(sheet, title, { size: points(8.8), bold: true, tag: 'H3' }, place);
    const items = actions.map((action) => bullet(setting, action, place));
    return stack([heading, group(sheet, 'L', stack(items, 1.4))], 1.5);
  });
  return [section(setting, words.strategies.roadmap, beside(phases))];
}

function bullet({ sheet, points }: Setting, words: string, { x, width }: Place): Box {
  const indent = 8;
  const type: Type = { size: points(8.4) };
  const dot = text(sheet, '\u2022', { ...type, tag: 'Lbl' }, { x, width: indent });
  const said = text(sheet, words, { ...type, tag: 'LBody' }, { x: x + indent, width: width - indent });
  return group(sheet, 'LI', beside([dot, said]));
}

function indicatorSection(setting: Setting): readonly Box[] {
  const { sheet, content, words, points } = setting;
  if (content.indicators.length === 0) return [];
  return [
    section(
      setting,
      words.strategies.indicators,
      indicatorTable(sheet, content.indicators, words.strategies.indicatorColumns, points(8.4), COLUMN),
    ),
  ];
}

function swapSection(setting: Setting): readonly Box[] {
  const { swap } = setting.content;
  if (swap === undefined) return [];
  const t = setting.words.strategies;
  return [section(setting, t.swap, body(setting, `${t.swapView} ${swap.count} ${swap.message}`))];
}

function reviewSection(setting: Setting): Box {
  const { words, lang, content } = setting;
  const day = formatDay(lang, content.reviewDate);
  return section(setting, words.strategies.reviewDate, body(setting, day, { bold: true }), INK.text);
}

function notes(setting: Setting): readonly Box[] {
  const { sheet, content, words } = setting;
  const { missingSigns, diagnosisOnline } = words.strategies.pdfNotes;
  const said = [
    ...(sheet.gaps.found ? [missingSigns] : []),
    ...(content.diagnosis === undefined ? [] : [diagnosisOnline]),
  ];
  return said.length === 0 ? [] : [hint(setting, said.join(' '), FULL)];
}
