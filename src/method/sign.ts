/** The side of the square that a sign is drawn on. */
const SIGN_SIDE = 32;
/** What is drawn may touch the edge of the square, not leave it. */
const NUMBER = /^[ ,]*([-+]?(?:\d+\.?\d*|\.\d+))/;
const FLAG = /^[ ,]*([01])/;
/** How many numbers each command of a path takes. */
const TAKES: Readonly<Record<string, number>> = {
  m: 2,
  l: 2,
  h: 1,
  v: 1,
  c: 6,
  s: 4,
  q: 4,
  t: 2,
  a: 7,
  z: 0,
};
const ARC_FLAGS: readonly number[] = [3, 4];

type Point = readonly [x: number, y: number];

interface Pen {
  readonly at: Point;
  /** Where the closing command leads. */
  readonly start: Point;
}

/** Why a text is no path on the square of 32, as SVG 2 §9.3 writes paths, without exponents; undefined where it is one. */
export function signFault(text: string): string | undefined {
  let pen: Pen = { at: [0, 0], start: [0, 0] };
  let command = '';
  for (let rest = text; rest !== '';) {
    const named = /^[ ,]*([a-z])/i.exec(rest);
    if (named !== null) rest = rest.slice(named[0].length);
    command = named?.[1] ?? afterwards(command);
    const taken = TAKES[command.toLowerCase()];
    if (taken === undefined || (text === rest && command === '')) return unknown(rest);
    if (named === null && taken === 0) return unknown(rest);
    const read = readNumbers(rest, taken, command);
    if (read === undefined) return `has not enough numbers after “${command}”: it takes ${taken}`;
    const moved = move(pen, command, read.numbers);
    if (moved.points.some(isOutside))
      return `leaves the square at ${outside(moved.points)}: keep x and y from 0 to ${SIGN_SIDE}`;
    pen = moved.pen;
    rest = read.rest;
  }
  return undefined;
}

/** More numbers after a command repeat it; after M and m they are lines. */
function afterwards(command: string): string {
  if (command === 'M') return 'L';
  return command === 'm' ? 'l' : command;
}

function unknown(rest: string): string {
  return `has “${rest.slice(0, 8)}” where a command of a path should be: M, L, H, V, C, S, Q, T, A or Z`;
}

function readNumbers(text: string, count: number, command: string) {
  const numbers: number[] = [];
  let rest = text;
  while (numbers.length < count) {
    const isFlag = command.toLowerCase() === 'a' && ARC_FLAGS.includes(numbers.length);
    const [whole, number] = (isFlag ? FLAG : NUMBER).exec(rest) ?? [];
    if (whole === undefined) return undefined;
    numbers.push(Number(number));
    rest = rest.slice(whole.length);
  }
  return { numbers, rest: rest.trimStart() };
}

function move(
  { at, start }: Pen,
  command: string,
  numbers: readonly number[],
): { readonly pen: Pen; readonly points: readonly Point[] } {
  const name = command.toLowerCase();
  if (name === 'z') return { pen: { at: start, start }, points: [] };
  const [x, y]: Point = command === name ? at : [0, 0];
  const [first = 0] = numbers;
  if (name === 'h') return end([x + first, at[1]], start);
  if (name === 'v') return end([at[0], y + first], start);
  const pairs = pairsOf(name === 'a' ? numbers.slice(-2) : numbers);
  const points = pairs.map(([dx, dy]): Point => [x + dx, y + dy]);
  const last = points.at(-1) ?? at;
  return { pen: { at: last, start: name === 'm' ? last : start }, points };
}

function end(at: Point, start: Point) {
  return { pen: { at, start }, points: [at] };
}

function pairsOf(numbers: readonly number[]): readonly Point[] {
  return numbers.flatMap((x, index) => (index % 2 === 0 ? [[x, numbers[index + 1] ?? 0] as const] : []));
}

function isOutside(point: Point): boolean {
  return point.some((each) => each < -TOLERANCE || each > SIGN_SIDE + TOLERANCE);
}

function outside(points: readonly Point[]): string {
  return points
    .filter(isOutside)
    .slice(0, 1)
    .map((point) => point.map((each) => Math.round(each * 100) / 100).join(' '))
    .join('');
}

/** Relative numbers add up with an error of rounding. */
const TOLERANCE = 0.01;
