/** Browsers that can do all that live painting needs; the others have the button that redraws. */
export const ABLE = '@supports selector(:has(*)) and (width: 1cqi)';

export const FORM = '.step-approaches';
export const FIELDSET = '.approach';
export const PANEL = '.panel';
/** Both follow all fieldsets: the wheel, and the bar at the foot of a step. */
export const COUNTING = [PANEL, '.step-bar'] as const;

export function rule(selectors: readonly string[], declarations: string): string {
  return `${selectors.join()}{${declarations}}`;
}
