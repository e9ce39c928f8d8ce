import { conclusionOf } from '../../wheel/table.ts';
import { balancedWidth, beside, fitted, lowered, stack } from '../boxes.ts';
import type { Box } from '../boxes.ts';
import { listBoxes } from './lists.ts';
import { group, leaf, rule, text } from './sheet.ts';
import type { Place } from './sheet.ts';
import { FULL, body, heading, small } from './type.ts';
import type { Setting } from './type.ts';
import { drawWheel } from './wheel.ts';

const RAIL = { width: 200, least: 150, most: 236 } as const;
const GAP = 24;
/** However much stands under it, the sentence has this much. */
const LEAST_HEIGHT = 150;
/** The labels of the wheel stand within its square, away from its edge. */
const WHEEL_EDGE = 6;
/** Each a little smaller than the one before. */
const SIZES = Array.from({ length: 38 }, (_, step) => 54 * 0.96 ** step);
const LEADING = 1.15;

/**
 * The best half of the page: the sentence of the choice, as large as the column beside it lets it be, and the rest of the
 * statement. That column has the wheel, what is marked and what is refused.
 */
export function choiceSection(setting: Setting): Box {
  if (isAbstaining(setting)) return abstention(setting);
  const width = Math.min(Math.max(setting.points(RAIL.width), RAIL.least), RAIL.most);
  const place = { x: FULL.x, width: FULL.width - width - GAP };
  const rail = railOf(setting, { x: FULL.x + FULL.width - width, width });
  return beside([words(setting, place, rail.height), rail]);
}

function isAbstaining({ gist }: Setting): boolean {
  return gist.wheel.abstains ?? false;
}

/** Nothing is planned and nothing measured: the sentence and the wheel have the page to themselves. */
function abstention(setting: Setting): Box {
  const { points } = setting;
  const side = Math.min(points(300), 400);
  const choice = fitted(SIZES, 230, (size) => choiceAt(setting, size, FULL));
  const rest = [...supportOf(setting, FULL), ...statementOf(setting, FULL)];
  const wheel = picture(setting, { x: FULL.x + (FULL.width - side) / 2, width: side });
  return stack([choice, ...rest, lowered(wheel, points(12))], points(12));
}

function railOf(setting: Setting, place: Place): Box {
  const gap = setting.points(11);
  return stack([picture(setting, place), ...listBoxes(setting, place)], gap);
}

function words(setting: Setting, place: Place, height: number): Box {
  const { points } = setting;
  const support = supportOf(setting, place);
  const statement = [...statementOf(setting, place), ...swapOf(setting, place)];
  const under = [...support, ...statement].reduce((sum, box) => sum + box.height + points(12), 0);
  const choice = fitted(SIZES, Math.max(height - under - points(12), points(LEAST_HEIGHT)), (size) =>
    choiceAt(setting, size, place),
  );
  const left = Math.max(height - under - choice.height, 0);
  const foot = statement.length === 0 ? [] : [lowered(stack(statement, points(12)), left)];
  return stack([choice, ...support, ...foot], points(12));
}

function choiceAt({ sheet, gist }: Setting, size: number, { x, width }: Place): Box {
  const at = (narrower: number) =>
    text(sheet, gist.choice, { size, leading: LEADING }, { x, width: narrower });
  return at(balancedWidth(width, (narrower) => at(narrower).height));
}

function supportOf(setting: Setting, place: Place): readonly Box[] {
  const { content, points } = setting;
  const support = content.statement
    .filter(({ name }) => name === 'support')
    .map((line) => body(setting, line.text, place, { size: points(12) }));
  return [...support, small(setting, content.verdict, place, { size: points(9) })];
}

/** What stands large, or is told by priority below, is not said twice. */
const TOLD = ['title', 'choice', 'abstain', 'support', 'plan', 'review'];

function statementOf(setting: Setting, place: Place): readonly Box[] {
  const { content, words, points } = setting;
  const lines = content.statement.filter(({ name }) => !TOLD.includes(name));
  if (lines.length === 0) return [];
  const paragraphs = lines.map((line) => body(setting, line.text, place));
  const parts = [heading(setting, words.strategies.statement, place), ...paragraphs];
  return [ruled(setting, place, stack(parts, points(3)))];
}

function swapOf(setting: Setting, place: Place): readonly Box[] {
  const { swap } = setting.content;
  if (swap === undefined) return [];
  const t = setting.words.strategies;
  const said = `${t.swapView} ${swap.count} ${swap.message}`;
  const parts = [heading(setting, t.swap, place), body(setting, said, place)];
  return [ruled(setting, place, stack(parts, setting.points(3)))];
}

function ruled({ sheet, points }: Setting, place: Place, box: Box): Box {
  return group(sheet, 'Sect', stack([rule(sheet, place, 0.6), lowered(box, points(6))]));
}

function picture({ sheet, gist, lang }: Setting, { x, width }: Place): Box {
  const side = width + 2 * WHEEL_EDGE;
  const draw = (y: number) => {
    const at = { x: x - WHEEL_EDGE, y: y - WHEEL_EDGE, side };
    drawWheel(sheet, gist.wheel, lang, at);
  };
  return {
    height: width,
    draw: (y, parent) => {
      const options = { alt: conclusionOf(gist.wheel, lang), bbox: [x, y, x + width, y + width] };
      leaf(sheet, 'Figure', options, { height: width, draw }).draw(y, parent);
    },
  };
}
