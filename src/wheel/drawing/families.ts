import type { FamilyKey, Method } from '../../method/method.ts';
import { arc, round, xy } from './circle.ts';
import { edgeAngles, placeOf } from './geometry.ts';
import type { Band } from './geometry.ts';
import { labelShape } from './labels.ts';
import type { LabelShape } from './labels.ts';
import type { Lang } from '../../i18n/languages.ts';

/** In the blank band, where a form has its crosses and a comparison its marks: these go without names. */
export const FAMILY_NAME = { size: 12, middle: 77.5 } as const;
export const BRACE_RADIUS = 87.5;
/** The least there is between two names. */
const GAP = 8;

/** The arc that holds each family together, from its first cell to its last one, in wheel order. */
export function braces(method: Method): readonly string[] {
  return method.families.map(({ key }) => {
    const [from, to] = endsOf(method, key, BRACE_RADIUS);
    const middle = (from + to) / 2;
    // An arc of more than half a turn would be drawn the short way.
    const half = to - from > 180 ? arc(middle, BRACE_RADIUS, 1) : '';
    return `M${xy(from, BRACE_RADIUS)}${half}${arc(to, BRACE_RADIUS, 1)}`;
  });
}

interface FamilyLabel {
  readonly key: FamilyKey;
  readonly label: LabelShape;
}

/**
 * The name of each family along the middle of its arc, in wheel order. One that is longer than its arc goes beyond it where it
 * meets no other name, and is left out elsewhere: the table beside the wheel has it.
 */
export function familyLabels(method: Method, lang: Lang): readonly FamilyLabel[] {
  const named = method.families.map(({ key, label }) => {
    const [from, to] = endsOf(method, key, FAMILY_NAME.middle);
    const place = { angle: round((from + to) / 2), bold: false, ...FAMILY_NAME };
    return { key, label: labelShape(label[lang], place), arc: lengthOf(to - from) };
  });
  return named.filter((one) => one.label.width <= one.arc || named.every((other) => !meet(one, other)));
}

function meet(one: FamilyLabel, other: FamilyLabel): boolean {
  if (one.key === other.key) return false;
  const turn = Math.abs(one.label.angle - other.label.angle);
  return lengthOf(Math.min(turn, 360 - turn)) < (one.label.width + other.label.width) / 2 + GAP;
}

/** Along the feet of the names, which are nearest to the hub. */
function lengthOf(angle: number): number {
  return ((FAMILY_NAME.middle - FAMILY_NAME.size / 2) * angle * Math.PI) / 180;
}

/** Where a family begins and ends on the circle of `radius`, in degrees. */
function endsOf(method: Method, family: FamilyKey, radius: number): Band {
  const keys = method.approaches.filter((each) => each.family === family).map(({ key }) => key);
  const [first, last] = [keys.at(0), keys.at(-1)];
  if (first === undefined || last === undefined) throw new Error(`the family ${family} has no approach`);
  return [edgeAngles(placeOf(method, first), radius)[0], edgeAngles(placeOf(method, last), radius)[1]];
}
