import { renderWheel } from './svg.ts';
import { wheelRows } from '../table.ts';
import type { WheelRow } from '../table.ts';
import type { Wheel } from '../wheel.ts';
import type { Lang } from '../../i18n/languages.ts';

/** A wheel as a page shows it: the drawing, and the table that says the same in words. */
export interface WheelPicture {
  readonly svg: string;
  readonly rows: readonly WheelRow[];
}

interface PictureOptions {
  readonly lang: Lang;
  readonly idPrefix: string;
  readonly brand?: string;
  /** In a form the drawing is decoration: the fields say it all. */
  readonly hidden?: boolean;
  readonly compact?: boolean;
}

/** Draws a wheel and its twin table from one and the same wheel. */
export function wheelPicture(wheel: Wheel, options: PictureOptions): WheelPicture {
  return { svg: renderWheel(wheel, { ...options, target: 'inline' }), rows: wheelRows(wheel, options.lang) };
}
