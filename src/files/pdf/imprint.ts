import { formatDay } from '../../i18n/format.ts';
import { beside, lowered, stack } from '../boxes.ts';
import type { Box } from '../boxes.ts';
import { LOGO_SHARE } from '../picture-parts.ts';
import { signatureOf } from '../gist.ts';
import { INK, group, leaf, rule, text } from './sheet.ts';
import type { Place } from './sheet.ts';
import { FULL, heading, small } from './type.ts';
import type { Setting } from './type.ts';

const CODE = 62;
const REVIEW_WIDTH = 118;
const GAP = 16;
/** The border of the code, which the paper around it already is. */
const QUIET = 4;

/** At the foot of the page: a code of its address and the address itself, whose idea this was, and when to look at it again. */
export function imprint(setting: Setting): Box {
  const { sheet, gist, words, lang, content } = setting;
  const review = { x: FULL.x + FULL.width - REVIEW_WIDTH, width: REVIEW_WIDTH };
  const middle = { x: FULL.x + CODE + GAP, width: FULL.width - CODE - REVIEW_WIDTH - 2 * GAP };
  const day = formatDay(lang, content.reviewDate);
  const parts = beside(
    [
      code(setting),
      stack([
        ...logo(setting, middle),
        text(sheet, gist.address, { size: 9.4, role: 'heading', tag: 'Link', link: gist.url }, middle),
        lowered(small(setting, signatureOf(sheet.faces, gist), middle, { size: 7.6 }), 3),
      ]),
      stack([
        heading({ ...setting, points: (size) => size }, words.strategies.reviewDate, review),
        text(sheet, day, { size: 11 }, review),
      ]),
    ],
    'middle',
  );
  return group(sheet, 'Sect', stack([rule(sheet, FULL, 0.6, INK.text), lowered(parts, 8)]));
}

const LOGO_HEIGHT = CODE * LOGO_SHARE;

/** Named like the site; it stands in the room beside the code, so that no page grows. */
function logo({ sheet, gist }: Setting, { x }: Place): readonly Box[] {
  if (gist.logo === undefined) return [];
  const { picture, width, height } = gist.logo;
  const wide = (LOGO_HEIGHT * width) / height;
  const draw = (y: number) => {
    sheet.pdf.image(Buffer.from(picture), x, y, { height: LOGO_HEIGHT });
  };
  const box = (y: number) => ({ alt: gist.site, bbox: [x, y, x + wide, y + LOGO_HEIGHT] });
  return [
    {
      height: LOGO_HEIGHT + 4,
      draw: (y, parent) => {
        leaf(sheet, 'Figure', box(y), { height: LOGO_HEIGHT, draw }).draw(y, parent);
      },
    },
  ];
}

function code({ sheet, gist, words }: Setting): Box {
  const { x }: Place = FULL;
  const scale = CODE / (gist.qr.size - 2 * QUIET);
  const draw = (y: number) => {
    sheet.pdf
      .save()
      .translate(x - QUIET * scale, y - QUIET * scale)
      .scale(scale)
      .path(gist.qr.path)
      .fill('#000000')
      .restore();
  };
  return {
    height: CODE,
    draw: (y, parent) => {
      const options = { alt: words.files.qr, bbox: [x, y, x + CODE, y + CODE] };
      leaf(sheet, 'Figure', options, { height: CODE, draw }).draw(y, parent);
    },
  };
}
