import { Resvg } from '@resvg/resvg-js';
import type { ResvgRenderOptions } from '@resvg/resvg-js';
import { FONTS, FONT_FAMILY } from './fonts.ts';

/** With our own font only. */
const SETTINGS: ResvgRenderOptions = {
  font: {
    loadSystemFonts: false,
    fontFiles: Object.values(FONTS).map(({ file }) => file),
    defaultFontFamily: FONT_FAMILY,
    sansSerifFamily: FONT_FAMILY,
  },
  logLevel: 'off',
};

/** Draws an SVG file as a PNG, `width` pixels wide. */
export function drawPng(svg: string, width: number): Buffer {
  return new Resvg(svg, { ...SETTINGS, fitTo: { mode: 'width', value: width } }).render().asPng();
}

interface Rewritten {
  /** Outlines, colours and gradients only: letters have become outlines, styles attributes, and what is unknown is gone. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** The drawing as the library understood it; undefined where it is none. */
export function rewriteSvg(svg: string): Rewritten | undefined {
  try {
    const read = new Resvg(svg, SETTINGS);
    return { svg: read.toString(), width: read.width, height: read.height };
  } catch {
    return undefined;
  }
}

/** Draws as `drawPng` does; undefined where nothing is to be seen. */
export function drawSeen(svg: string, width: number): Buffer | undefined {
  const picture = new Resvg(svg, { ...SETTINGS, fitTo: { mode: 'width', value: width } }).render();
  const isSeen = picture.pixels.some((value, index) => index % 4 === 3 && value > 0);
  return isSeen ? picture.asPng() : undefined;
}
