/** `#rrggbb`, in small letters. */
type Colour = string;

/** What stands behind text and links: `--paper` of public/styles/base.css. */
export const GROUNDS = { light: '#ffffff', dark: '#10141d' } as const;

/** Of text on its ground. Source: WCAG 2.2, 1.4.3 (level AA). */
export const LEAST_CONTRAST = 4.5;

/** A colour as people type it, with or without the sign, in letters of either size, or short; undefined for anything else. */
export function readColour(typed: string): Colour | undefined {
  const [, digits] = /^#?([\da-f]{6}|[\da-f]{3})$/i.exec(typed.trim()) ?? [];
  if (digits === undefined) return undefined;
  return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`.toLowerCase();
}

/** From 1 to 21, whichever of the two is the text. Source: WCAG 2.2, contrast ratio. */
export function contrastOf(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** True where the colour can be text on this ground, and the ground text on it. */
export function isReadableOn(ground: Colour, colour: Colour): boolean {
  return contrastOf(ground, colour) >= LEAST_CONTRAST;
}

/**
 * The colour itself where it can be read on the ground; else the nearest that can, of the same hue: its lightness alone moves,
 * and its chroma gives way only where screens have no such colour.
 */
export function nearestReadable(ground: Colour, colour: Colour): Colour {
  if (isReadableOn(ground, colour)) return colour;
  const start = toOklch(colour);
  const end = luminanceOf(ground) > 0.18 ? 0 : 1;
  const at = (share: number) =>
    fromOklch({ ...start, lightness: start.lightness + (end - start.lightness) * share });
  let [fails, passes] = [0, 1];
  for (let step = 0; step < BISECTIONS; step += 1) {
    const middle = (fails + passes) / 2;
    if (isReadableOn(ground, at(middle))) passes = middle;
    else fails = middle;
  }
  return at(passes);
}

/** Finer than the steps of eight bits. */
const BISECTIONS = 16;

interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  /** In radians. */
  readonly hue: number;
}

/** In degrees, 0 to 360; undefined for greys, which have none that is seen. */
export function hueOf(colour: Colour): number | undefined {
  const { chroma, hue } = toOklch(colour);
  return chroma < LEAST_CHROMA ? undefined : ((hue * 180) / Math.PI + 360) % 360;
}

const LEAST_CHROMA = 0.02;

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** From linear sRGB to cones, from the cube roots of these to OKLab, and back. Source: B. Ottosson, "A perceptual color space for image processing", 2020. */
const TO_CONES: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const TO_LAB: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];
const FROM_LAB: Matrix = [
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
];
const FROM_CONES: Matrix = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];

function toOklch(colour: Colour): Oklch {
  const cones = times(TO_CONES, toLinear(colour)).map(Math.cbrt);
  const [lightness, a, b] = times(TO_LAB, triple(cones));
  return { lightness, chroma: Math.hypot(a, b), hue: Math.atan2(b, a) };
}

/** With as much of the chroma as sRGB has at this lightness. Source: CSS Color 4, gamut mapping. */
function fromOklch(given: Oklch): Colour {
  if (isOnScreens(given)) return toHex(linearOf(given));
  let [fits, exceeds] = [0, given.chroma];
  for (let step = 0; step < BISECTIONS; step += 1) {
    const middle = (fits + exceeds) / 2;
    if (isOnScreens({ ...given, chroma: middle })) fits = middle;
    else exceeds = middle;
  }
  return toHex(linearOf({ ...given, chroma: fits }));
}

/** Half a step of eight bits. */
const SLACK = 0.0002;

function isOnScreens(given: Oklch): boolean {
  return linearOf(given).every((part) => part >= -SLACK && part <= 1 + SLACK);
}

function linearOf({ lightness, chroma, hue }: Oklch): Triple {
  const roots = times(FROM_LAB, [lightness, chroma * Math.cos(hue), chroma * Math.sin(hue)]);
  return times(FROM_CONES, triple(roots.map((root) => root ** 3)));
}

function luminanceOf(colour: Colour): number {
  const [red, green, blue] = toLinear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function toLinear(colour: Colour): Triple {
  const parts = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255);
  return triple(parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)));
}

function toHex(linear: Triple): Colour {
  const parts = linear
    .map((part) => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055))
    .map((part) => Math.round(Math.min(1, Math.max(0, part)) * 255));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function times(rows: Matrix, [x, y, z]: Triple): Triple {
  return triple(rows.map(([a, b, c]) => a * x + b * y + c * z));
}

function triple([one = 0, two = 0, three = 0]: readonly number[]): Triple {
  return [one, two, three];
}
