import type { Approach, ApproachKey, FamilyKey, Method, Sign } from '../../method/method.ts';
import type { Words } from '../../i18n/languages.ts';

/** The side of the square of every sign, and the width of all lines. */
const GRID = 32;
const WEIGHT = 2;

/** A small `<svg>` in the colour of the text, hidden from screen readers. */
export function pictogram({ sign }: Approach): string {
  return draw('pictogram', sign);
}

/** Only in a page that also holds `signedOnce`, whose shapes it repeats. */
export function pictogramAgain(key: ApproachKey): string {
  return frame('pictogram', `<use href="#sign-${key}"/>`);
}

export function signedOnce({ approaches }: Method): readonly DrawnApproach[] {
  return approaches.map((each) => ({
    ...each,
    pictogram: frame('pictogram', `<g id="sign-${each.key}">${strokes(each.sign)}</g>`),
  }));
}

export interface DrawnApproach extends Approach {
  readonly pictogram: string;
}

export function drawnApproaches({ approaches }: Method): readonly DrawnApproach[] {
  return approaches.map((each) => ({ ...each, pictogram: pictogram(each) }));
}

interface Group<One> {
  readonly key: FamilyKey;
  readonly label: Words;
  readonly ground: string;
  readonly approaches: readonly One[];
}

/** Keeps their order; leaves families without any out. */
export function byFamily<One extends { readonly family: FamilyKey }>(
  method: Method,
  approaches: readonly One[],
): readonly Group<One>[] {
  return method.families
    .map(({ key, label, ground }) => ({
      key,
      label,
      ground: draw('ground', ground),
      approaches: approaches.filter(({ family }) => family === key),
    }))
    .filter((group) => group.approaches.length > 0);
}

function draw(name: string, sign: Sign): string {
  return frame(name, strokes(sign));
}

function strokes({ lines = '', dots = '' }: Sign): string {
  const stroked = `<path d="${lines}" fill="none" stroke="currentColor" stroke-width="${WEIGHT}" stroke-linecap="round" stroke-linejoin="round"/>`;
  const filled = `<path d="${dots}" fill="currentColor"/>`;
  return `${lines && stroked}${dots && filled}`;
}

function frame(name: string, content: string): string {
  const place = `class="${name}" viewBox="0 0 ${GRID} ${GRID}" width="${GRID}" height="${GRID}"`;
  return `<svg ${place} aria-hidden="true" focusable="false">${content}</svg>`;
}
