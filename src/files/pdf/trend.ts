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

/** Of one as wide as its letters want it: height and width, in sizes of the letters. */
const HEIGHT = 9;

/**
 * The drawing of an indicator as a figure of so many points' letters, as wide as its place: 24 sizes at least, where dates are not
 * squeezed. Undefined without a reading.
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
        sheet.pdf.save().translate(x, y);
        for (const shape of shapes) drawShape(sheet, shape, size / PAGE_FRAME.size);
        sheet.pdf.restore();
      };
      leaf(sheet, 'Figure', options, { height, draw }).draw(y, parent);
    },
  };
}

function drawShape(sheet: Sheet, shape: TrendShape, scale: number): void {
  switch (shape.kind) {
    case 'line':
      drawLine(sheet, shape, scale);
      return;
    case 'dot':
      drawDot(sheet, shape);
      return;
    case 'label':
      drawLabel(sheet, shape);
  }
}

function drawLine({ pdf }: Sheet, { name, places }: LineShape, scale: number): void {
  const { width, dash, soft = false } = LOOKS[name];
  pdf
    .save()
    .lineWidth(width * scale)
    .lineJoin('round');
  if (dash !== undefined) pdf.dash(dash[0] * scale, { space: dash[1] * scale });
  for (const [index, [x, y]] of places.entries()) {
    if (index === 0) pdf.moveTo(x, y);
    else pdf.lineTo(x, y);
  }
  pdf.stroke(soft ? INK.soft : INK.text).restore();
}

function drawDot({ pdf }: Sheet, { place: [x, y], radius }: DotShape): void {
  pdf.circle(x, y, radius).fill(INK.text);
}

function drawLabel(sheet: Sheet, { text, place: [x, y], anchor, size, bold, soft, room }: LabelShape): void {
  const { pdf, faces, gaps } = sheet;
  const { face, text: shown, complete } = setText(faces, bold ? 'heading' : 'label', text);
  if (!complete) gaps.found = true;
  const own = face.width(shown, size);
  const squeeze = Math.min(1, room / own);
  const left = x - { start: 0, middle: 0.5, end: 1 }[anchor] * own * squeeze;
  const write = () => {
    pdf.save().translate(left, y).scale(squeeze, 1);
    pdf
      .font(face.name)
      .fontSize(size)
      .fillColor(soft ? INK.soft : INK.text);
    pdf.text(shown, 0, 0, { lineBreak: false, baseline: 'alphabetic' }).restore();
  };
  if (complete) write();
  else asTyped(pdf, text, write);
}
