import type { Lang } from '../i18n/languages.ts';
import { PALETTE } from '../wheel/drawing/svg.ts';
import { beside, fitted, lowered, stack, sum } from './boxes.ts';
import type { Faces } from './faces.ts';
import type { Gist } from './gist.ts';
import { brandPart, choicePart, imprintPart, listPart, wheelPart } from './picture-parts.ts';
import type { Scene } from './picture-parts.ts';
import { svgRule } from './svg-text.ts';
import type { SvgBox } from './svg-text.ts';

export const POSTER = { width: 1200, height: 1500 } as const;

const MARGIN = 76;
const FULL = { x: MARGIN, width: POSTER.width - 2 * MARGIN } as const;
const BRAND = { sizes: [128, 112, 98, 86, 74, 64, 56, 48, 42], height: 196 } as const;
const CHOICE_SIZES = [66, 60, 54, 49, 44, 40, 36, 32, 29, 26];
/** Of white between two parts, at least. */
const LEAST_GAP = 34;
const WHEEL = { x: MARGIN - 14, width: 640 } as const;
const LISTS = { x: MARGIN + 660, width: POSTER.width - 2 * MARGIN - 660 } as const;
const LIST_SIZES = [34, 31, 28, 25, 22, 20];
const CODE = 150;

/** The picture of a strategy, upright, as an SVG file: its brand, its choice, its wheel, and where its page is. */
export function posterSvg(gist: Gist, lang: Lang, faces: Faces): string {
  const scene = { gist, lang, faces };
  return svgFile(POSTER, spread(partsOf(scene), MARGIN, POSTER.height - 2 * MARGIN));
}

function partsOf(scene: Scene): readonly SvgBox[] {
  const head = stack([lowered(brandPart(scene, FULL, BRAND), 0, 20), svgRule(FULL, 5)]);
  const middle = middlePart(scene);
  const foot = stack([lowered(svgRule(FULL, 2), 0, 28), imprintPart(scene, FULL, CODE, 27)]);
  const taken = sum([head, middle, foot].map(({ height }) => height + LEAST_GAP));
  const height = POSTER.height - 2 * MARGIN - taken;
  return [head, choicePart(scene, FULL, { sizes: CHOICE_SIZES, height }), middle, foot];
}

function middlePart(scene: Scene): SvgBox {
  const { lists } = scene.gist;
  if (lists.length === 0) return wheelPart(scene, { ...WHEEL, x: (POSTER.width - WHEEL.width) / 2 });
  const column = fitted(LIST_SIZES, WHEEL.width, (size) =>
    stack(
      lists.map((list) => listPart(scene, list, LISTS, size)),
      size,
    ),
  );
  return beside([wheelPart(scene, WHEEL), column], 'middle');
}

/** One under the other over the whole height: the white that is left goes between them. */
export function spread(parts: readonly SvgBox[], top: number, height: number): SvgBox {
  const gap = (height - sum(parts.map((part) => part.height))) / Math.max(parts.length - 1, 1);
  return lowered(stack(parts, Math.max(gap, 0)), top);
}

export function svgFile(
  { width, height }: { readonly width: number; readonly height: number },
  box: SvgBox,
): string {
  const elements = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<rect width="${width}" height="${height}" fill="${PALETTE.paper}"/>`,
  ];
  box.draw(0, elements);
  return [...elements, '</svg>'].join('\n');
}
