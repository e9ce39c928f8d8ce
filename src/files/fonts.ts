import { join } from 'node:path';
import { PROJECT_ROOT } from '../web/root.ts';

export interface Font {
  readonly family: string;
  readonly weight: number;
  readonly file: string;
}

export const FONT_FAMILY = 'Bricolage Grotesque';
const SERIF = 'Wheel Serif';
const STAND_IN = 'Source Sans 3';

/** The files of the faces. What draws pictures alone needs no more of them: to read them takes the library of the PDF. */
export const FONTS = {
  brand: font(FONT_FAMILY, 800, 'bricolage-grotesque/BricolageGrotesque-ExtraBold.ttf'),
  heading: font(FONT_FAMILY, 700, 'bricolage-grotesque/BricolageGrotesque-Bold.ttf'),
  label: font(FONT_FAMILY, 400, 'bricolage-grotesque/BricolageGrotesque-Regular.ttf'),
  text: font(SERIF, 400, 'wheel-serif/WheelSerif-Regular.ttf'),
  bold: font(STAND_IN, 700, 'source-sans-3/SourceSans3-Bold.ttf'),
  regular: font(STAND_IN, 400, 'source-sans-3/SourceSans3-Regular.ttf'),
};

function font(family: string, weight: number, file: string): Font {
  return { family, weight, file: join(PROJECT_ROOT, 'public', 'fonts', file) };
}
