/** Where the browser can do all that painting needs; elsewhere the button that redraws does the same. */
export const ABLE = '@supports selector(:has(*)) and (width: 1cqi)';

export const FORM = '.step-approaches';
export const FIELDSET = '.approach';
export const PANEL = '.panel';

export function rule(selectors: readonly string[], declarations: string): string {
  return `${selectors.join()}{${declarations}}`;
}
