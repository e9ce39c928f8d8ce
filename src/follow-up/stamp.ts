import type { Indicator } from '../indicators/indicator.ts';
import { sha256 } from '../web/digest.ts';

type Told = Pick<Indicator, 'label' | 'unit' | 'direction' | 'baseline' | 'target' | 'due' | 'owner'>;

/** By what a form knows the indicator that it was drawn with: another one was changed in between. */
export function stampOf(told: Told): string {
  return sha256(JSON.stringify(listed(told))).slice(0, 16);
}

export function isToldAlike(one: Told, other: Told): boolean {
  return JSON.stringify(listed(one)) === JSON.stringify(listed(other));
}

function listed({ label, unit, direction, baseline, target, due, owner }: Told): readonly (string | null)[] {
  return [label, unit, direction, baseline, target, due, owner];
}
