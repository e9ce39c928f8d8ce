import type { ApproachKey, Method } from '../../method/method.ts';
import { arc, xy } from './circle.ts';
import { BANDS, CELL_GAP, edgeAngles, wheelShapes } from './geometry.ts';
import type { Band, SectorShape } from './geometry.ts';
import type { LabelShape } from './labels.ts';
import type { GroupRow, GroupWheel } from '../group-wheel.ts';
import type { Lang } from '../../i18n/languages.ts';

/** A slice for each person, filled as in that person's own wheel. */
interface GroupSector {
  readonly key: ApproachKey;
  readonly frame: string;
  readonly label: LabelShape;
  /** Both rings of those who made it a priority: first, from the left edge seen from the hub. Empty when nobody did. */
  readonly priority: string;
  readonly secondary: string;
}

/** In larger groups slices would be thinner than the lines between them, and are drawn as one. */
const MOST_SLICES = 20;
const SLICE_GAP = 0.08;

/** In wheel order. People are sorted by what they chose, so that no slice is somebody's place. */
export function groupShapes(groupWheel: GroupWheel, method: Method, lang: Lang): readonly GroupSector[] {
  const { sectors } = wheelShapes({ method, choices: {} }, lang);
  return sectors.flatMap((sector) => {
    const row = groupWheel.rows.find(({ key }) => key === sector.key);
    return row === undefined ? [] : [groupSector(sector, row, groupWheel.people)];
  });
}

function groupSector(sector: SectorShape, { key, counts }: GroupRow, people: number): GroupSector {
  const { frame, label } = sector;
  const { priority, secondary } = counts;
  const first = slicesOf(0, priority, people);
  const second = slicesOf(priority, priority + secondary, people);
  const draw = (slices: readonly Band[], band: Band) =>
    slices.map((slice) => slicePath(sector, slice, band)).join('');
  return {
    key,
    frame,
    label,
    priority: draw(first, BANDS.secondary) + draw(first, BANDS.priority),
    secondary: draw(second, BANDS.secondary),
  };
}

/** The parts of a sector, from 0 to 1, that belong to the people from number `first` up to, not including, `end`. */
function slicesOf(first: number, end: number, people: number): readonly Band[] {
  if (first === end) return [];
  if (people > MOST_SLICES) return [[first / people, end / people]];
  return Array.from({ length: end - first }, (_, index) => {
    const [from, to] = [first + index, first + index + 1];
    const [near, far] = [from === 0 ? 0 : SLICE_GAP / 2, to === people ? 0 : SLICE_GAP / 2];
    return [(from + near) / people, (to - far) / people];
  });
}

function slicePath(sector: SectorShape, [start, end]: Band, [inside, outside]: Band): string {
  const [near, far] = [inside + CELL_GAP, outside - CELL_GAP];
  const at = (part: number, radius: number) => {
    const [left, right] = edgeAngles(sector, radius);
    return left + part * (right - left);
  };
  return [
    `M${xy(at(start, far), far)}`,
    arc(at(end, far), far, 1),
    `L${xy(at(end, near), near)}`,
    arc(at(start, near), near, 0),
    'Z',
  ].join('');
}
