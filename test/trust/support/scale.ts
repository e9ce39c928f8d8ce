/** `npm run test:trust` does the whole of each experiment, `npm run test:trust:quick` a part that CI has time for. */
export const FULL = process.env['TRUST'] === 'full';

export function scaled(quick: number, full: number): number {
  return FULL ? full : quick;
}

/** The numbers from 1 to `count`, or `most` of them, evenly spread, the first and the last among them. */
export function some(count: number, most: number): readonly number[] {
  const all = Array.from({ length: count }, (_, index) => index + 1);
  if (count <= most) return all;
  const step = (count - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => all[Math.round(index * step)] ?? count);
}

/** The first of these numbers that does not pass, tried one after the other; undefined when all do. */
export async function firstFailing(
  numbers: readonly number[],
  passes: (number: number) => Promise<boolean>,
): Promise<number | undefined> {
  for (const number of numbers) if (!(await passes(number))) return number;
  return undefined;
}
