/** Where the browser can do all that painting needs; elsewhere the button that redraws does the same. */
export const ABLE = '@supports selector(:has(*)) and (width: 1cqi)';

/** The classes that the views give to a form with a wheel, to its twelve fieldsets and to the panel after them. */
export const FORM = '.step-approaches';
export const FIELDSET = '.approach';
export const PANEL = '.panel';

export function rule(selectors: readonly string[], declarations: string): string {
  return `${selectors.join()}{${declarations}}`;
}
