import type { Lang } from '../../i18n/messages.ts';
import type { Revision, Strategy } from '../strategy.ts';
import { CARD, cardSvg } from './card.ts';
import { loadFaces } from './faces.ts';
import type { Faces } from './faces.ts';
import { strategyPdf } from './pdf.ts';
import { drawPng } from './png.ts';

export { drawPng };

let read: Faces | undefined;

/** The one-pager as a PDF. */
export function drawPdf(revision: Revision, lang: Lang): Promise<Buffer> {
  return strategyPdf(revision, lang, faces());
}

/** The card that goes with a link. */
export function drawCard(strategy: Strategy, lang: Lang): Promise<Buffer> {
  return drawPng(cardSvg(strategy, lang, faces()), CARD.width);
}

function faces(): Faces {
  read ??= loadFaces();
  return read;
}
