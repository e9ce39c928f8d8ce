import { renderWheel } from './svg.ts';
import { wheelRows } from '../table.ts';
import type { WheelRow } from '../table.ts';
import type { Wheel } from '../wheel.ts';
import type { Lang } from '../../i18n/languages.ts';

export interface WheelPicture {
  readonly svg: string;
  readonly rows: readonly WheelRow[];
}

interface PictureOptions {
  readonly lang: Lang;
  readonly idPrefix: string;
  readonly brand?: string;
  readonly hidden?: boolean;
}

export function wheelPicture(wheel: Wheel, options: PictureOptions): WheelPicture {
  return { svg: renderWheel(wheel, { ...options, target: 'inline' }), rows: wheelRows(wheel, options.lang) };
}
