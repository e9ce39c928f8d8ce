import type { Lang } from '../../i18n/languages.ts';
import { LOOKS, trendShapes } from '../../indicators/trend.ts';
import { PAGE_FRAME } from '../../indicators/trend-plot.ts';
import type { DotShape, LineShape, Trend, TrendShape } from '../../indicators/trend.ts';
import type { LabelShape } from '../../indicators/trend-labels.ts';
import { trendWords } from '../../indicators/trend-svg.ts';
import type { Box } from '../boxes.ts';
import { setText } from '../faces.ts';
import { INK, asTyped, leaf } from './sheet.ts';
import type { Place, Sheet } from './sheet.ts';

/** In sizes of the letters. */
const HEIGHT = 11;

/**
 * The drawing of an indicator as a figure as wide as its place, with letters of `size` points; it should be 22 times as wide as they
 * are, or its dates are smaller. Undefined without a reading.
 */
export function trendBox(
  sheet: Sheet,
  trend: Trend,
  lang: Lang,
  { x, width }: Place,
  size: number,
): Box | undefined {
  const drawn = trendShapes(trend, lang, { width, height: HEIGHT * size, size });
  if (drawn === undefined) return undefined;
  const { height, shapes } = drawn;
  return {
    height,
    draw: (y, parent) => {
      const options = { alt: trendWords(trend, lang), bbox: [x, y, x + width, y + height] };
      const draw = () => {
        for (const shape of shapes) drawShape(sheet, shape, { x, y, scale: size / PAGE_FRAME.size });
      };
      leaf(sheet, 'Figure', options, { height, draw }).draw(y, parent);
    },
  };
}

/** Where the drawing begins, added to each place: moved as a whole, its letters would not be copied by every reader. */
interface Corner {
  readonly x: number;
  readonly y: number;
  /** Of the widths of lines. */
  readonly scale: number;
}

function drawShape(sheet: Sheet, shape: TrendShape, corner: Corner): void {
  switch (shape.kind) {
    case 'line':
      drawLine(sheet, shape, corner);
      return;
    case 'dot':
      drawDot(sheet, shape, corner);
      return;
    case 'label':
      drawLabel(sheet, shape, corner);
  }
}

function drawLine({ pdf }: Sheet, { name, places }: LineShape, corner: Corner): void {
  const { width, dash, soft = false } = LOOKS[name];
  pdf
    .save()
    .lineWidth(width * corner.scale)
    .lineJoin('round');
  if (dash !== undefined) pdf.dash(dash[0] * corner.scale, { space: dash[1] * corner.scale });
  for (const [index, [x, y]] of places.entries()) {
    if (index === 0) pdf.moveTo(corner.x + x, corner.y + y);
    else pdf.lineTo(corner.x + x, corner.y + y);
  }
  pdf.stroke(soft ? INK.soft : INK.text).restore();
}

function drawDot({ pdf }: Sheet, { place: [x, y], radius }: DotShape, corner: Corner): void {
  pdf.circle(corner.x + x, corner.y + y, radius).fill(INK.text);
}

/** Smaller, where the face that has its letters is wider than the room. */
function drawLabel({ pdf, faces, gaps }: Sheet, label: LabelShape, corner: Corner): void {
  const { text, place, anchor, bold, soft, room } = label;
  const { face, text: shown, complete } = setText(faces, bold ? 'heading' : 'label', text);
  if (!complete) gaps.found = true;
  const size = label.size * Math.min(1, room / face.width(shown, label.size));
  const before = { start: 0, middle: 0.5, end: 1 }[anchor] * face.width(shown, size);
  const [x, y] = [corner.x + place[0] - before, corner.y + place[1]];
  const write = () =>
    pdf
      .font(face.name)
      .fontSize(size)
      .fillColor(soft ? INK.soft : INK.text)
      .text(shown, x, y, { lineBreak: false, baseline: 'alphabetic' });
  if (complete) write();
  else asTyped(pdf, text, write);
}
