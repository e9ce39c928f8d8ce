import type { ApproachKey, FamilyKey, Method } from '../../method/method.ts';
import { arc, xy } from './circle.ts';
import { edgeAngles, placeOf } from './geometry.ts';
import { labelShape } from './labels.ts';
import type { LabelShape } from './labels.ts';
import type { Lang } from '../../i18n/languages.ts';

/** In the blank band, where a form has its crosses and a comparison its marks: these go without names. */
export const FAMILY_NAME = { size: 12, middle: 77.5 } as const;
export const BRACE_RADIUS = 87.5;

/** The arc that holds each family together, from its first cell to its last one, in wheel order. */
export function braces(method: Method): readonly string[] {
  return method.families.map(({ key }) => {
    const { first, last } = endsOf(method, key);
    const [from] = edgeAngles(placeOf(method, first), BRACE_RADIUS);
    const [, to] = edgeAngles(placeOf(method, last), BRACE_RADIUS);
    return `M${xy(from, BRACE_RADIUS)}${arc(to, BRACE_RADIUS, 1)}`;
  });
}

interface FamilyLabel {
  readonly key: FamilyKey;
  readonly label: LabelShape;
}

/** The name of each family along the middle of its arc, in wheel order. */
export function familyLabels(method: Method, lang: Lang): readonly FamilyLabel[] {
  return method.families.map(({ key, label }) => {
    const { first, last } = endsOf(method, key);
    const angle = (placeOf(method, first).middle + placeOf(method, last).middle) / 2;
    return { key, label: labelShape(label[lang], { angle, bold: false, ...FAMILY_NAME }) };
  });
}

function endsOf(method: Method, family: FamilyKey): Readonly<Record<'first' | 'last', ApproachKey>> {
  const keys = method.approaches.filter((each) => each.family === family).map(({ key }) => key);
  const [first, last] = [keys.at(0), keys.at(-1)];
  if (first === undefined || last === undefined) throw new Error(`the family ${family} has no approach`);
  return { first, last };
}
