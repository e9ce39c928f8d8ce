import { createHash } from 'node:crypto';
import { GROUNDS, nearestReadable } from './colour.ts';
import type { Identity } from './identity.ts';

export type Colours = Pick<Identity, 'accent' | 'headColour'>;

/** What the owner's colours change, on both grounds; '' where there are none. On paper the sheet of the site takes them off. */
export function colourSheet(colours: Colours): string {
  const light = tokensOn(GROUNDS.light, colours);
  if (light === '') return '';
  const dark = tokensOn(GROUNDS.dark, colours);
  return `@layer base{:root{${light}}@media (prefers-color-scheme:dark){:root{${dark}}}}`;
}

/** The name of the sheet, which is another one as soon as a colour is; undefined where there is none. */
export function sheetHash(colours: Colours): string | undefined {
  const sheet = colourSheet(colours);
  return sheet === '' ? undefined : createHash('sha256').update(sheet).digest('base64url').slice(0, 12);
}

function tokensOn(ground: string, { accent, headColour }: Colours): string {
  return [
    ['--accent', accent],
    ['--head', headColour],
  ]
    .flatMap(([token, colour]) =>
      colour === undefined ? [] : [`${token}:${nearestReadable(ground, colour)}`],
    )
    .join(';');
}
