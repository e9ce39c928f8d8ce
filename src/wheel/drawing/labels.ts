import { arc, xy } from './circle.ts';
import { textWidth } from './letters.ts';

export interface LabelShape {
  readonly text: string;
  readonly bold: boolean;
  readonly angle: number;
  readonly radius: number;
  /** Written anticlockwise with its top towards the hub, so that it is not upside down. */
  readonly flipped: boolean;
  readonly size: number;
  /** Measured in Source Sans 3; another font is squeezed to it, so that labels never meet. */
  readonly width: number;
  readonly path: string;
}

interface LabelPlace {
  readonly angle: number;
  readonly bold: boolean;
  readonly size: number;
  /** The radius on which the middle of its capitals lies. */
  readonly middle: number;
  /** The most it may be wide: longer words are squeezed. */
  readonly room?: number;
}

/** Half the height of capitals, in sizes of the type. */
export const RISE = 0.33;
/** How far a baseline goes on either side, in degrees. */
const REACH = 30;

/** Words written along a circle, readable from below. */
export function labelShape(
  text: string,
  { angle, bold, size, middle, room = Infinity }: LabelPlace,
): LabelShape {
  const flipped = angle > 90 && angle < 270;
  const rise = size * RISE;
  const radius = flipped ? middle + rise : middle - rise;
  const width = Math.min(textWidth(text, size, bold), room);
  return { text, bold, angle, radius, flipped, size, width, path: baseline(angle, radius, flipped) };
}

function baseline(angle: number, radius: number, flipped: boolean): string {
  const reach = REACH * (flipped ? -1 : 1);
  return `M${xy(angle - reach, radius)}${arc(angle + reach, radius, flipped ? 0 : 1)}`;
}
