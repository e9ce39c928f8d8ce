import { CARD } from '../strategies/link-preview.ts';
import type { Lang } from '../i18n/languages.ts';
import { beside, lowered, stack } from './boxes.ts';
import type { Faces } from './faces.ts';
import type { Gist, NameList } from './gist.ts';
import { brandPart, choicePart, imprintPart, smallText, wheelPart } from './picture-parts.ts';
import type { Scene } from './picture-parts.ts';
import { spread, svgFile } from './poster.ts';
import { svgRule, svgText } from './svg-text.ts';
import type { Column, SvgBox } from './svg-text.ts';

const MARGIN = 44;
const FULL = { x: MARGIN, width: CARD.width - 2 * MARGIN } as const;
const WORDS = { x: MARGIN, width: 656 } as const;
const WHEEL = { x: 738, width: 428 } as const;
const WORDS_HEIGHT = 420;
const BRAND = { sizes: [92, 80, 70, 62, 54, 47, 41, 36, 32], height: 148 } as const;
const CHOICE_SIZES = [50, 46, 42, 38, 34, 31, 28, 25, 22];
const LIST = { size: 25, gap: 32 } as const;
const MEASURED = { size: 18, lines: 2, most: 2 } as const;
const GAP = 20;
const CODE = 108;

/**
 * The picture of a link to a strategy, as an SVG file. Read in a chat, where it is 300 pixels wide: brand and choice first, and
 * what was `measured`, if readers may see it, in the smallest letters.
 */
export function cardSvg(gist: Gist, lang: Lang, faces: Faces, measured: readonly string[] = []): string {
  const scene = { gist, lang, faces };
  const parts = [
    lowered(beside([wordsPart(scene, measured), wheelPart(scene, WHEEL)], 'middle'), -16, -6),
    stack([lowered(svgRule(FULL, 2), 0, 16), imprintPart(scene, FULL, CODE, 23)]),
  ];
  return svgFile(CARD, spread(parts, MARGIN, CARD.height - 2 * MARGIN + 8));
}

function wordsPart(scene: Scene, measured: readonly string[]): SvgBox {
  const brand = brandPart(scene, WORDS, BRAND);
  const lists = stack([listsPart(scene), ...measuredPart(scene, measured)], GAP);
  const height = WORDS_HEIGHT - brand.height - lists.height - 2 * GAP;
  return stack([brand, choicePart(scene, WORDS, { sizes: CHOICE_SIZES, height }), lists], GAP);
}

/** Priorities and refusals side by side, one as large as the other; secondary approaches are read on the wheel. */
function listsPart(scene: Scene): SvgBox {
  const lists = scene.gist.lists.filter(({ state }) => state !== 'secondary');
  const width = (WORDS.width - LIST.gap * (lists.length - 1)) / Math.max(lists.length, 1);
  return beside(
    lists.map((list, index) =>
      linePart(scene, list, { x: Math.round(WORDS.x + index * (width + LIST.gap)), width }),
    ),
  );
}

/** What was measured first of the priorities, as far as a few lines go. */
function measuredPart({ faces }: Scene, measured: readonly string[]): readonly SvgBox[] {
  const type = { role: 'label', size: MEASURED.size, leading: 1.3, most: MEASURED.lines } as const;
  const lines = measured.slice(0, MEASURED.most).map((text) => svgText(faces, text, type, WORDS));
  return lines.length === 0 ? [] : [stack(lines, 4)];
}

function linePart({ faces }: Scene, { title, names }: NameList, column: Column): SvgBox {
  const type = { role: 'heading', size: LIST.size, leading: 1.2, most: 2 } as const;
  return stack([
    smallText(faces, title, LIST.size * 0.76, column),
    svgText(faces, names.map((name) => name.replaceAll(' ', '\u00a0')).join(' · '), type, column),
  ]);
}
