import type { Colour } from './look.ts';

type Row = readonly [red: number, green: number, blue: number];

const GREY: Row = [0.2126, 0.7152, 0.0722];

/** What light of red, green and blue becomes for whoever sees few colours or none (Machado, Oliveira and Fernandes, 2009). */
export const EYES: Readonly<Record<string, readonly [Row, Row, Row]>> = {
  'full colour': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  achromatopsia: [GREY, GREY, GREY],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** From 1 to 21 (WCAG 2.2, contrast ratio): two opaque colours as these eyes see them. */
export function contrastTo(eyes: string, one: Colour, two: Colour): number {
  const [a, b] = [luminanceTo(eyes, one), luminanceTo(eyes, two)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminanceTo(eyes: string, [red, green, blue]: Colour): number {
  const light = [red, green, blue].map(linear);
  const seen = (EYES[eyes] ?? []).map((row) => Math.min(1, Math.max(0, product(row, light))));
  return product(GREY, seen);
}

function product(row: Row, light: readonly number[]): number {
  return row.reduce((sum, share, index) => sum + share * (light[index] ?? 0), 0);
}

function linear(value: number): number {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
