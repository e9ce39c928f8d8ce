import { messagesFor } from '../i18n/messages.ts';
import { renderWheel } from '../wheel/drawing/svg.ts';
import type { Wheel } from '../wheel/wheel.ts';
import type { LogoPicture } from '../identity/logo.ts';
import type { Lang } from '../i18n/languages.ts';
import { balancedWidth, beside, fitted, lowered, stack } from './boxes.ts';
import { setName, setText } from './faces.ts';
import type { Faces } from './faces.ts';
import { signatureOf } from './gist.ts';
import type { Gist, NameList } from './gist.ts';
import { SOFT_INK, svgMark, svgPart, svgText } from './svg-text.ts';
import type { Column, SvgBox } from './svg-text.ts';

/** What the parts of a picture are made of and with. */
export interface Scene {
  readonly gist: Gist;
  readonly lang: Lang;
  readonly faces: Faces;
}

interface Room {
  readonly sizes: readonly number[];
  readonly height: number;
}

const LEADING = { brand: 1.02, choice: 1.16, name: 1.24, small: 1.35 } as const;
const SIDE_OF_WHEEL = 720;

/** The brand as large as the room allows. */
export function brandPart({ gist, lang, faces }: Scene, column: Column, { sizes, height }: Room): SvgBox {
  const shown = setName(faces, 'brand', gist.brand, messagesFor(lang).statement.defaultBrand);
  return fitted(sizes, height, (size) => {
    const most = Math.max(Math.floor(height / (size * LEADING.brand)), 1);
    const type = { role: 'brand', size, leading: LEADING.brand, shown } as const;
    const whole = svgText(faces, gist.brand, type, column);
    return whole.height <= height || size !== sizes.at(-1)
      ? whole
      : svgText(faces, gist.brand, { ...type, most }, column);
  });
}

/** The sentence of the choice, as large as the room allows; its end is left out, and said to be, where it has none. */
export function choicePart({ gist, faces }: Scene, { x, width }: Column, { sizes, height }: Room): SvgBox {
  const shown = setText(faces, 'text', gist.choice);
  return fitted(sizes, height, (size) => {
    const most = Math.max(Math.floor(height / (size * LEADING.choice)), 1);
    const type = { role: 'text', size, leading: LEADING.choice, shown } as const;
    const at = (narrower: number) => svgText(faces, gist.choice, type, { x, width: narrower });
    const whole = at(balancedWidth(width, (narrower) => at(narrower).height));
    return whole.height <= height || size !== sizes.at(-1)
      ? whole
      : svgText(faces, gist.choice, { ...type, most }, { x, width });
  });
}

export function wheelPart({ gist, lang, faces }: Scene, { x, width }: Column): SvgBox {
  const drawing = renderWheel(drawableWheel(gist.wheel, faces), { lang, target: 'file', idPrefix: 'wheel' });
  return svgPart(
    width,
    (y) => `<g transform="translate(${x} ${y}) scale(${width / SIDE_OF_WHEEL})">${drawing}</g>`,
  );
}

/** What a reader named may have letters that no face of ours has. */
function drawableWheel({ method, ...wheel }: Wheel, faces: Faces): Wheel {
  const approaches = method.approaches.map((approach) => {
    if (approach.own === undefined) return approach;
    const { text } = setText(faces, 'heading', approach.label[approach.own]);
    return { ...approach, label: { fr: text, en: text } };
  });
  return { ...wheel, method: { ...method, approaches } };
}

/** One under the other, each name on its own line. */
export function listPart({ faces }: Scene, list: NameList, column: Column, size: number): SvgBox {
  const side = size * 0.5;
  const indent = side * 2.9;
  const place = { x: column.x + indent, width: column.width - indent };
  const role = list.state === 'secondary' ? 'label' : 'heading';
  const names = list.names.map((name) => {
    const mark = lowered(svgMark(list.state, column.x, side), (size * LEADING.name - side) / 2 + size * 0.04);
    return beside([mark, svgText(faces, name, { role, size, leading: LEADING.name }, place)]);
  });
  const title = smallText(faces, list.title, size * 0.72, column);
  return stack([lowered(title, 0, size * 0.18), ...names]);
}

export function smallText(faces: Faces, text: string, size: number, column: Column): SvgBox {
  return svgText(faces, text, { role: 'label', size, leading: LEADING.small, fill: SOFT_INK }, column);
}

/** Where the page is and whose idea it was, beside a code of its address. */
export function imprintPart({ gist, faces }: Scene, column: Column, code: number, size: number): SvgBox {
  const gap = code * 0.16;
  const place = { x: column.x + code + gap, width: column.width - code - gap };
  const address = svgText(faces, gist.address, { role: 'heading', size, leading: 1.3 }, place);
  const credit = smallText(faces, signatureOf(faces, gist), size * 0.76, place);
  const logo = gist.logo === undefined ? [] : [logoPart(gist.logo, { ...place, height: code * LOGO_SHARE })];
  return beside(
    [codePart(gist, column.x, code), stack([...logo, lowered(address, 0, size * 0.2), credit])],
    'middle',
  );
}

/** Of the height of the code beside it, which has room for it above the address. */
export const LOGO_SHARE = 0.34;

function logoPart(logo: LogoPicture, { x, height }: Pick<Column, 'x'> & { readonly height: number }): SvgBox {
  const data = Buffer.from(logo.picture).toString('base64');
  const width = (height * logo.width) / logo.height;
  return lowered(
    svgPart(
      height,
      (y) =>
        `<image x="${x}" y="${y}" width="${width}" height="${height}" href="data:image/png;base64,${data}"/>`,
    ),
    0,
    height * 0.2,
  );
}

/** Black on white, whatever stands around it. */
function codePart({ qr }: Gist, x: number, side: number): SvgBox {
  const scale = side / (qr.size - 2 * QUIET);
  return svgPart(side, (y) => {
    const move = `translate(${x - QUIET * scale} ${y - QUIET * scale}) scale(${scale})`;
    return `<path transform="${move}" d="${qr.path}" fill="#000000"/>`;
  });
}

/** The border that the code brings along: the paper around it is as white. */
const QUIET = 4;
