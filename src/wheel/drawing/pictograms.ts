import { APPROACHES, FAMILIES } from '../approaches.ts';
import type { Approach, ApproachKey, Family } from '../approaches.ts';
import { round } from './circle.ts';
import type { Words } from '../../i18n/languages.ts';

/** The side of the square of every sign, and the width of all lines. */
const GRID = 32;
const WEIGHT = 2;

/** The dot is the brand, an open ring is somebody else. */
interface Sign {
  readonly lines: string;
  readonly dots?: string;
}

const SIGNS: Readonly<Record<ApproachKey, Sign>> = {
  // What others say comes in.
  listen: { lines: ring(25.5, 16, 3.5) + waves(25.5, 16, [9, 15], 270), dots: dot(5, 16) },
  // A mouth of our own within theirs: one question, one answer.
  answer: { lines: `${arcPath(16, 14.5, 11, 222, 558)}L7 28.5Z`, dots: dot(16, 14.5) },
  reassure: { lines: `${ring(16, 16, 12)}M10.5 16.5l4 4 7-8.5` },
  // A label with its eye.
  sell: { lines: 'M17 4h11v11L15.5 27.5a2 2 0 0 1-2.8 0l-8.2-8.2a2 2 0 0 1 0-2.8Z', dots: dot(22.5, 9.5, 2) },
  // An open book.
  teach: { lines: 'M16 9v17M16 9A16 16 0 0 0 4 6v17a16 16 0 0 1 12 3a16 16 0 0 1 12-3V6a16 16 0 0 0-12 3' },
  // One of us, and a place beside.
  recruit: { lines: `${ring(12, 10, 5)}${arcPath(12, 28, 9, 270, 450)}M26 11v8M22 15h8` },
  'take-a-stand': { lines: 'M8 4v24M8 5h17l-4 6 4 6H8', dots: dot(8, 28) },
  // A world with its own orbit.
  'build-world': {
    lines: `${ring(16, 16, 7)}M7.65 17.5A14 3.5 -30 1 0 21.47 9.52`,
    dots: dot(26, 26, 2.4),
  },
  entertain: {
    lines: `${ring(16, 16, 12)}${arcPath(16, 14, 7.5, 120, 240)}`,
    dots: dot(11.5, 12, 1.8) + dot(20.5, 12, 1.8),
  },
  // What we say is carried further, and wider.
  amplify: { lines: waves(5, 16, [7, 13, 19], 90), dots: dot(5, 16) },
  // Those who were scattered, around one place.
  rally: { lines: around(16, 16, 11.5, 5, 3), dots: dot(16, 16) },
  // Their ring and ours: what is made lies in both.
  'co-create': { lines: ring(11.5, 16, 8.5) + ring(20.5, 16, 8.5), dots: dot(16, 16, 2.4) },
};

/** The ground of each family: rings for care, ruled lines for craft, dots for desire, a slope for movement. */
const GROUNDS: Readonly<Record<Family, Sign>> = {
  care: { lines: ring(16, 16, 13) + ring(16, 16, 8), dots: dot(16, 16, 2.4) },
  craft: { lines: 'M3 5h26M3 12.33h26M3 19.67h26M3 27h26' },
  desire: {
    lines: '',
    dots: [5, 16, 27].map((y) => [5, 16, 27].map((x) => dot(x, y, 2.4)).join('')).join(''),
  },
  movement: { lines: 'M4 14L14 4M4 28L28 4M18 28L28 18' },
};

/** A small `<svg>` in the colour of the text, hidden from screen readers. */
export function pictogram(key: ApproachKey): string {
  return draw('pictogram', SIGNS[key]);
}

/** Only in a page that also holds `signedOnce`, whose shapes it repeats. */
export function pictogramAgain(key: ApproachKey): string {
  return frame('pictogram', `<use href="#sign-${key}"/>`);
}

export function signedOnce(): readonly DrawnApproach[] {
  return APPROACHES.map((each) => ({
    ...each,
    pictogram: frame('pictogram', `<g id="sign-${each.key}">${strokes(SIGNS[each.key])}</g>`),
  }));
}

export interface DrawnApproach extends Approach {
  readonly pictogram: string;
}

export function drawnApproaches(): readonly DrawnApproach[] {
  return APPROACHES.map((each) => ({ ...each, pictogram: pictogram(each.key) }));
}

interface Group<One> {
  readonly key: Family;
  readonly label: Words;
  readonly ground: string;
  readonly approaches: readonly One[];
}

/** Keeps their order; leaves families without any out. */
export function byFamily<One extends { readonly family: Family }>(
  approaches: readonly One[],
): readonly Group<One>[] {
  return FAMILIES.map(({ key, label }) => ({
    key,
    label,
    ground: draw('ground', GROUNDS[key]),
    approaches: approaches.filter(({ family }) => family === key),
  })).filter((group) => group.approaches.length > 0);
}

function draw(name: string, sign: Sign): string {
  return frame(name, strokes(sign));
}

function strokes({ lines, dots = '' }: Sign): string {
  const stroked = `<path d="${lines}" fill="none" stroke="currentColor" stroke-width="${WEIGHT}" stroke-linecap="round" stroke-linejoin="round"/>`;
  const filled = `<path d="${dots}" fill="currentColor"/>`;
  return `${lines && stroked}${dots && filled}`;
}

function frame(name: string, content: string): string {
  const place = `class="${name}" viewBox="0 0 ${GRID} ${GRID}" width="${GRID}" height="${GRID}"`;
  return `<svg ${place} aria-hidden="true" focusable="false">${content}</svg>`;
}

function ring(x: number, y: number, radius: number): string {
  const across = 2 * radius;
  return `M${round(x - radius)} ${y}a${radius} ${radius} 0 1 0 ${across} 0a${radius} ${radius} 0 1 0 ${-across} 0Z`;
}

function dot(x: number, y: number, radius = 3): string {
  return ring(x, y, radius);
}

/** Arcs about a point, each an eighth of a turn to either side of a direction in degrees clockwise from the top. */
function waves(x: number, y: number, radii: readonly number[], towards: number): string {
  return radii.map((radius) => arcPath(x, y, radius, towards - 45, towards + 45)).join('');
}

/** An arc about a point, from one direction clockwise to another, less than a full turn further. */
function arcPath(x: number, y: number, radius: number, from: number, to: number): string {
  const [start, end] = [from, to].map((angle) => place(x, y, radius, angle));
  return `M${start ?? ''}A${radius} ${radius} 0 ${to - from > 180 ? 1 : 0} 1 ${end ?? ''}`;
}

/** Rings at equal distances around a point, the first one above it. */
function around(x: number, y: number, distance: number, count: number, radius: number): string {
  return Array.from({ length: count }, (_, index) => {
    const turn = (2 * Math.PI * index) / count;
    return ring(round(x + distance * Math.sin(turn)), round(y - distance * Math.cos(turn)), radius);
  }).join('');
}

function place(x: number, y: number, radius: number, angle: number): string {
  const turn = (angle * Math.PI) / 180;
  return `${round(x + radius * Math.sin(turn))} ${round(y - radius * Math.cos(turn))}`;
}
