import { CENTRE } from '../../wheel/drawing/circle.ts';
import { braces, familyLabels } from '../../wheel/drawing/families.ts';
import { BANDS, wheelShapes } from '../../wheel/drawing/geometry.ts';
import type { HubLine, SectorShape } from '../../wheel/drawing/geometry.ts';
import type { LabelShape } from '../../wheel/drawing/labels.ts';
import { frameOf, leadersOf } from '../../wheel/drawing/rim.ts';
import { PALETTE } from '../../wheel/drawing/svg.ts';
import type { Wheel } from '../../wheel/wheel.ts';
import { setText } from '../faces.ts';
import type { SetText } from '../faces.ts';
import { sum } from '../boxes.ts';
import { asTyped } from './sheet.ts';
import type { Pdf, Sheet } from './sheet.ts';
import type { Lang } from '../../i18n/languages.ts';

const LINE_WIDTH = 1.4;
const DOT_RADIUS = 1.4;
const HATCH = { step: 4, width: 2 } as const;

export function drawWheel(sheet: Sheet, wheel: Wheel, lang: Lang, at: WheelPlace): void {
  const { pdf } = sheet;
  const { method } = wheel;
  const { sectors, hub } = wheelShapes(wheel, lang);
  const { margin, side } = frameOf(method);
  const scale = at.side / side;
  pdf
    .save()
    .translate(at.x + margin * scale, at.y + margin * scale)
    .scale(scale)
    .lineJoin('round');
  for (const sector of sectors) drawSector(pdf, sector);
  pdf.lineWidth(1);
  for (const brace of braces(method)) pdf.path(brace).stroke(PALETTE.line);
  const leaders = leadersOf(method, lang);
  if (leaders !== '') pdf.path(leaders).stroke(PALETTE.line);
  // Turned letters would be copied one by one, between the lines of other texts: the table has the same words.
  asTyped(pdf, ' ', () => {
    for (const { label } of [...sectors, ...familyLabels(method, lang)]) drawLabel(sheet, label);
  });
  for (const line of hub) drawHubLine(sheet, line);
  pdf.restore();
}

function setIn(
  { faces, gaps }: Sheet,
  { text, bold }: { readonly text: string; readonly bold: boolean },
): SetText {
  const set = setText(faces, bold ? 'heading' : 'label', text);
  if (!set.complete) gaps.found = true;
  return set;
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

/** Squeezed to the width that the shapes give a label, as in a page. */
function drawLabel(sheet: Sheet, label: LabelShape): void {
  const { pdf } = sheet;
  const { angle, radius, flipped, size, width } = label;
  const { face, text } = setIn(sheet, label);
  const advances = face.advances(text, size);
  const squeeze = width / sum(advances);
  const turn = (length: number) => ((flipped ? -1 : 1) * (length / radius) * 180) / Math.PI;
  let start = -width / 2;
  pdf.font(face.name).fontSize(size).fillColor(PALETTE.text);
  for (const [index, letter] of Array.from(text).entries()) {
    const advance = (advances[index] ?? 0) * squeeze;
    const towards = angle + turn(start + advance / 2);
    pdf.save().rotate(flipped ? towards - 180 : towards, { origin: [CENTRE, CENTRE] });
    const y = flipped ? CENTRE + radius : CENTRE - radius;
    pdf.scale(squeeze, 1, { origin: [CENTRE, CENTRE] });
    pdf
      .text(letter, CENTRE - advance / squeeze / 2, y, { lineBreak: false, baseline: 'alphabetic' })
      .restore();
    start += advance;
  }
}

function drawHubLine(sheet: Sheet, line: HubLine): void {
  const { pdf } = sheet;
  const { size, y } = line;
  const { face, text } = setIn(sheet, line);
  pdf.font(face.name).fontSize(size).fillColor(PALETTE.text);
  pdf.text(text, CENTRE - face.width(text, size) / 2, y, { lineBreak: false, baseline: 'alphabetic' });
}
