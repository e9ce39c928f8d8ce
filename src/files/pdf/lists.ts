import { formatDay, formatList } from '../../i18n/format.ts';
import { PALETTE } from '../../wheel/drawing/svg.ts';
import { beside, lowered, stack } from '../boxes.ts';
import type { Box } from '../boxes.ts';
import type { NameList } from '../gist.ts';
import { INK, artifact, group, rule, text } from './sheet.ts';
import type { Pdf, Place, Sheet } from './sheet.ts';
import { heading, small } from './type.ts';
import type { Setting } from './type.ts';
import type { State } from '../../terms.ts';

const MARK = { side: 6, gap: 1.5, room: 22 } as const;

/** What is marked, and what is refused in the same type; the other blanks only where nothing is refused by name. */
export function listBoxes(setting: Setting, place: Place): readonly Box[] {
  const { lists } = setting.gist;
  const refused = lists.some(({ state }) => state === 'none');
  const marked = lists.map((list) =>
    list.state === 'secondary' ? line(setting, list, place) : column(setting, list, place),
  );
  return [...marked, ...(refused ? [] : blanks(setting, place))];
}

/** Secondary approaches come after: on as few lines as they need. */
function line(setting: Setting, { title, names }: NameList, place: Place): Box {
  const { sheet, points } = setting;
  const unbroken = names.map((name) => name.replaceAll(' ', '\u00a0')).join(' \u00b7 ');
  const said = text(sheet, unbroken, { size: points(11), role: 'label' }, place);
  return ruled(sheet, place, stack([heading(setting, title, place), said], points(2)));
}

function column(setting: Setting, list: NameList, place: Place): Box {
  const { sheet, points } = setting;
  const size = points(13.5);
  const named = { x: place.x + MARK.room, width: place.width - MARK.room };
  const names = list.names.map((name) => {
    const line = beside(
      [
        mark(sheet.pdf, list.state, place.x),
        text(sheet, name, { size, role: 'heading', tag: 'LBody' }, named),
      ],
      'middle',
    );
    return group(sheet, 'LI', line);
  });
  const until = list.state === 'none' ? [lowered(small(setting, untilReview(setting), place), 3)] : [];
  const parts = [heading(setting, list.title, place), group(sheet, 'L', stack(names, 1)), ...until];
  return group(
    sheet,
    'Sect',
    stack([rule(sheet, place, 1.4, INK.text), lowered(stack(parts, points(3)), 6)]),
  );
}

function untilReview({ content, words, lang }: Setting): string {
  const t = words.strategies;
  const until = t.leftAsideUntil(formatDay(lang, content.reviewDate));
  return content.blanks.length > content.refusals.length ? `${until} ${t.leftAsideRest}` : until;
}

function blanks(setting: Setting, place: Place): readonly Box[] {
  const { sheet, content, words, lang } = setting;
  if (content.blanks.length === 0) return [];
  const t = words.strategies;
  const said = `${t.leftAsideBlank} ${formatList(lang, content.blanks)}. ${t.leftAsideUntil(formatDay(lang, content.reviewDate))}`;
  const parts = [heading(setting, words.files.leftAside, place), small(setting, said, place)];
  return [ruled(sheet, place, stack(parts, setting.points(2)))];
}

function ruled(sheet: Sheet, place: Place, box: Box): Box {
  return group(sheet, 'Sect', stack([rule(sheet, place, 1.2, INK.text), lowered(box, 5)]));
}

function mark(pdf: Pdf, state: State, x: number): Box {
  const { side, gap } = MARK;
  return {
    height: side,
    draw: (y) => {
      artifact(pdf, () => {
        for (const ring of [0, 1]) {
          pdf.rect(x + ring * (side + gap), y + 0.6, side, side).lineWidth(0.7);
          if (state === 'priority') pdf.fillAndStroke(PALETTE.priority, PALETTE.priority);
          else pdf.stroke(PALETTE.line);
        }
      });
    },
  };
}
