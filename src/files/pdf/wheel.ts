import { CENTRE, SIZE } from '../../wheel/drawing/circle.ts';
import { braces, familyLabels } from '../../wheel/drawing/families.ts';
import { BANDS } from '../../wheel/drawing/geometry.ts';
import type { HubLine, SectorShape, WheelShapes } from '../../wheel/drawing/geometry.ts';
import type { LabelShape } from '../../wheel/drawing/labels.ts';
import { PALETTE } from '../../wheel/drawing/svg.ts';
import type { Face, Faces } from '../faces.ts';
import { sum } from './boxes.ts';
import { asTyped } from './sheet.ts';
import type { Pdf } from './sheet.ts';
import type { Lang } from '../../i18n/languages.ts';

const LINE_WIDTH = 1.4;
const DOT_RADIUS = 1.4;
const HATCH = { step: 4, width: 2 } as const;

export function drawWheel(pdf: Pdf, shapes: WheelShapes, lang: Lang, faces: Faces, at: WheelPlace): void {
  const { sectors, hub } = shapes;
  pdf
    .save()
    .translate(at.x, at.y)
    .scale(at.side / SIZE)
    .lineJoin('round');
  for (const sector of sectors) drawSector(pdf, sector);
  pdf.lineWidth(1);
  for (const brace of braces()) pdf.path(brace).stroke(PALETTE.line);
  // Turned letters would be copied one by one, between the lines of other texts: the table has the same words.
  asTyped(pdf, ' ', () => {
    for (const { label } of [...sectors, ...familyLabels(lang)])
      drawLabel(pdf, label, label.bold ? faces.bold : faces.regular);
  });
  for (const line of hub) drawHubLine(pdf, line, line.bold ? faces.bold : faces.regular);
  pdf.restore();
}

interface WheelPlace {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

function drawSector(pdf: Pdf, { state, suggested, frame, inner, outer, dots }: SectorShape): void {
  pdf.lineWidth(LINE_WIDTH);
  if (state === 'priority') {
    for (const ring of [inner, outer]) pdf.path(ring).fillAndStroke(PALETTE.priority, PALETTE.priority);
  } else {
    if (state === 'secondary') hatch(pdf, inner);
    pdf.path(frame).stroke(PALETTE.line);
  }
  if (suggested === undefined) return;
  for (const [x, y] of dots) pdf.circle(x, y, DOT_RADIUS);
  pdf.fill(state === 'priority' ? PALETTE.paper : PALETTE.priority);
}

/** Paper is often grey: a secondary sector is hatched, as when a page is printed. */
function hatch(pdf: Pdf, ring: string): void {
  const reach = BANDS.priority[1];
  pdf.save().path(ring).clip().lineWidth(HATCH.width);
  for (let at = -2 * reach; at <= 2 * reach; at += HATCH.step * Math.SQRT2)
    pdf.moveTo(CENTRE + at - reach, CENTRE - reach).lineTo(CENTRE + at + reach, CENTRE + reach);
  pdf.stroke(PALETTE.secondary).restore();
}

function drawLabel(pdf: Pdf, { text, bold, angle, radius, flipped, size }: LabelShape, face: Face): void {
  const advances = face.advances(text, size);
  const turn = (length: number) => ((flipped ? -1 : 1) * (length / radius) * 180) / Math.PI;
  let start = -sum(advances) / 2;
  pdf
    .font(bold ? 'bold' : 'regular')
    .fontSize(size)
    .fillColor(PALETTE.text);
  for (const [index, letter] of Array.from(text).entries()) {
    const advance = advances[index] ?? 0;
    const towards = angle + turn(start + advance / 2);
    pdf.save().rotate(flipped ? towards - 180 : towards, { origin: [CENTRE, CENTRE] });
    const y = flipped ? CENTRE + radius : CENTRE - radius;
    pdf.text(letter, CENTRE - advance / 2, y, { lineBreak: false, baseline: 'alphabetic' }).restore();
    start += advance;
  }
}

function drawHubLine(pdf: Pdf, { text, bold, size, y }: HubLine, face: Face): void {
  pdf
    .font(bold ? 'bold' : 'regular')
    .fontSize(size)
    .fillColor(PALETTE.text);
  pdf.text(text, CENTRE - face.width(text, size) / 2, y, { lineBreak: false, baseline: 'alphabetic' });
}
