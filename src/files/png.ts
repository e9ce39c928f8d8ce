import { Resvg } from '@resvg/resvg-js';
import { FONT_FAMILY, FONT_FILES } from './faces.ts';

/** Draws an SVG file as a PNG, `width` pixels wide, with our own font only. */
export function drawPng(svg: string, width: number): Buffer {
  const picture = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: {
      loadSystemFonts: false,
      fontFiles: FONT_FILES,
      defaultFontFamily: FONT_FAMILY,
      sansSerifFamily: FONT_FAMILY,
    },
    logLevel: 'off',
  });
  return picture.render().asPng();
}
