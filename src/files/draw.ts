import type { Revision } from '../strategies/strategy.ts';
import { CARD, cardSvg } from './card.ts';
import { loadFaces } from './faces.ts';
import type { Faces } from './faces.ts';
import { strategyPdf } from './pdf/pdf.ts';
import { pictureOf } from './picture.ts';
import { drawPng } from './png.ts';
import type { Lang } from '../i18n/languages.ts';

export interface Drawing {
  readonly kind: 'pdf' | 'wheel' | 'card';
  readonly revision: Revision;
  readonly lang: Lang;
}

export type Draw = (drawing: Drawing) => Promise<Uint8Array>;

const PICTURE_WIDTH = 1200;

let read: Faces | undefined;

/** Draws a file here and now: it keeps a processor busy for a tenth of a second, and 40 MB for good. */
export async function draw({ kind, revision, lang }: Drawing): Promise<Uint8Array> {
  switch (kind) {
    case 'pdf':
      return strategyPdf(revision, lang, faces());
    case 'wheel':
      return drawPng(pictureOf(revision, lang), PICTURE_WIDTH);
    case 'card':
      return drawPng(cardSvg(revision, lang, faces()), CARD.width);
  }
}

function faces(): Faces {
  read ??= loadFaces();
  return read;
}
