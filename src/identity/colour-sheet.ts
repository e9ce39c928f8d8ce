import { createHash } from 'node:crypto';
import { STATIC } from '../addresses/pages.ts';
import { withPrefix } from '../addresses/prefix.ts';
import { GROUNDS, nearestReadable } from './colour.ts';
import type { Identity } from './identity.ts';

declare module '../web/render.ts' {
  interface SiteContext {
    readonly pathToColours: (colours: Colours) => string | undefined;
  }
}

type Colours = Pick<Identity, 'accent' | 'headColour'>;

export const COLOUR_SHEETS = `${STATIC}/colours`;
/** Both colours, and what the sheet says: an address never gets another sheet, and one of before still answers. */
export const COLOUR_SHEET = `${COLOUR_SHEETS}/:accent/:head/:file`;

/** The sheet that every page needs beside that of the site, where the owner chose a colour. */
export function pathToColours(colours: Colours): string | undefined {
  return colourSheet(colours) === '' ? undefined : withPrefix(colourAddress(colours));
}

/** What the owner's colours change, on both grounds; '' where there are none. On paper the sheet of the site takes them off. */
export function colourSheet(colours: Colours): string {
  const light = tokensOn(GROUNDS.light, colours);
  if (light === '') return '';
  const dark = tokensOn(GROUNDS.dark, colours);
  return `@layer base{:root{${light}}@media (prefers-color-scheme:dark){:root{${dark}}}}`;
}

const NONE = '-';

/** Without the prefix of the site. */
export function colourAddress(colours: Colours): string {
  const sheet = colourSheet(colours);
  const digest = createHash('sha256').update(sheet).digest('base64url').slice(0, 12);
  const [accent, head] = [colours.accent, colours.headColour].map((colour) => colour?.slice(1) ?? NONE);
  return `${COLOUR_SHEETS}/${accent}/${head}/${digest}.css`;
}

function tokensOn(ground: string, { accent, headColour }: Colours): string {
  return [['--accent', accent] as const, ['--head', headColour] as const]
    .flatMap(([token, colour]) =>
      colour === undefined ? [] : [`${token}:${nearestReadable(ground, colour)}`],
    )
    .join(';');
}
