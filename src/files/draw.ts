import type { Revision } from '../strategies/strategy.ts';
import { CARD } from '../strategies/link-preview.ts';
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
  /** Of the page, as its reader has it. */
  readonly address: string;
  readonly lang: Lang;
}

export type Draw = (drawing: Drawing) => Promise<Uint8Array>;

let read: Faces | undefined;

/** Draws a file here and now: it keeps a processor busy for a tenth of a second, and 40 MB for good. */
export async function draw({ kind, revision, address, lang }: Drawing): Promise<Uint8Array> {
  const gist = gistOf(revision, address, lang);
  switch (kind) {
    case 'pdf':
      return strategyPdf(revision, gist, lang, faces());
    case 'wheel':
      return drawPng(posterSvg(gist, lang, faces()), POSTER.width);
    case 'card':
      return drawPng(cardSvg(gist, lang, faces()), CARD.width);
  }
}

function faces(): Faces {
  read ??= loadFaces();
  return read;
}
