import { FAMILIES } from '../approaches.ts';
import type { Family } from '../approaches.ts';
import { arc, xy } from './circle.ts';
import { FAMILY_SIZE, SECTOR_ANGLE, edgeAngles, placeOf } from './geometry.ts';
import { labelShape } from './labels.ts';
import type { LabelShape } from './labels.ts';
import type { Lang } from '../../i18n/languages.ts';

/** In the blank band, where a form has its crosses and a comparison its marks: these go without names. */
export const FAMILY_NAME = { size: 12, middle: 77.5 } as const;
export const BRACE_RADIUS = 87.5;

/** The arc that holds each family together, from its first cell to its last one, in wheel order. */
export function braces(): readonly string[] {
  return FAMILIES.map((_, index) => {
    const first = index * FAMILY_SIZE;
    const [from] = edgeAngles(placeOf(first), BRACE_RADIUS);
    const [, to] = edgeAngles(placeOf(first + FAMILY_SIZE - 1), BRACE_RADIUS);
    return `M${xy(from, BRACE_RADIUS)}${arc(to, BRACE_RADIUS, 1)}`;
  });
}

/** The name of each family along its middle sector, in wheel order. */
export function familyLabels(lang: Lang): readonly { readonly key: Family; readonly label: LabelShape }[] {
  return FAMILIES.map(({ key, label }, index) => {
    const angle = (index * FAMILY_SIZE + 1) * SECTOR_ANGLE;
    return { key, label: labelShape(label[lang], { angle, bold: false, ...FAMILY_NAME }) };
  });
}
