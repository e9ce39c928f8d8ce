import type { LogoPicture } from '../identity/logo.ts';
import { useTimeZone } from '../i18n/time-zone.ts';
import type { Measured } from '../indicators/measured.ts';
import type { Revision } from '../strategies/strategy.ts';
import { CARD } from '../strategies/link-preview.ts';
import { measureTexts } from '../strategies/measure-lines.ts';
import { cardSvg } from './card.ts';
import { loadFaces } from './faces.ts';
import type { Faces } from './faces.ts';
import { strategyPdf } from './pdf/pdf.ts';
import { gistOf } from './gist.ts';
import { drawPng } from './png.ts';
import { POSTER, posterSvg } from './poster.ts';
import type { Lang } from '../i18n/languages.ts';

export interface Drawing {
  readonly kind: 'pdf' | 'wheel' | 'card';
  readonly revision: Revision;
  /** What readers may see of the follow-up. */
  readonly measures: readonly Measured[];
  /** Of the page, as its reader has it. */
  readonly address: string;
  readonly lang: Lang;
  /** What this site is called. */
  readonly site: string;
  readonly logo: LogoPicture | undefined;
  /** A thread of its own knows nothing of the site's. */
  readonly timeZone: string;
}

export type Draw = (drawing: Drawing) => Promise<Uint8Array>;

let read: Faces | undefined;

/** Draws a file here and now: it keeps a processor busy for a tenth of a second, and 40 MB for good. */
export async function draw(drawing: Drawing): Promise<Uint8Array> {
  const { kind, revision, measures, address, lang, site, logo } = drawing;
  useTimeZone(drawing.timeZone);
  const gist = gistOf(revision, { address, site, logo }, lang);
  switch (kind) {
    case 'pdf':
      return strategyPdf({ revision, measures, gist }, lang, faces());
    case 'wheel':
      return drawPng(posterSvg(gist, lang, faces()), POSTER.width);
    case 'card':
      return drawPng(cardSvg(gist, lang, faces(), measureTexts(revision, measures, lang)), CARD.width);
  }
}

function faces(): Faces {
  read ??= loadFaces();
  return read;
}
