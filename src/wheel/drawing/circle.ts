/** Side of the square picture. Every length here is in its units, every angle in degrees clockwise from the top. */
export const SIZE = 360;
export const CENTRE = SIZE / 2;

export type Point = readonly [x: number, y: number];

/** The point at `radius` from the centre, in the direction of `angle`. */
export function pointAt(angle: number, radius: number): Point {
  const turn = (angle * Math.PI) / 180;
  return [CENTRE + radius * Math.sin(turn), CENTRE - radius * Math.cos(turn)];
}

export function arc(to: number, radius: number, sweep: 0 | 1): string {
  return `A${round(radius)} ${round(radius)} 0 0 ${sweep} ${xy(to, radius)}`;
}

export function xy(angle: number, radius: number): string {
  return pointAt(angle, radius).map(round).join(' ');
}

/** Two decimals, a fortieth of a pixel: the same on every machine. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
