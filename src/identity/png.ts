import { crc32, inflateSync } from 'node:zlib';

export type PngProblem = 'notPng' | 'tooLarge' | 'broken';

type CleanPng =
  | { readonly ok: true; readonly png: Buffer; readonly width: number; readonly height: number }
  | { readonly ok: false; readonly problem: PngProblem };

/** Of a side, in pixels. */
export const MAX_SIDE = 1200;

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What is drawn; the rest holds words, places and profiles, and may unfold to any size. */
const DRAWN = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

interface Chunk {
  readonly type: string;
  readonly body: Buffer;
  readonly whole: Buffer;
}

/** A PNG file with nothing in it but the picture, whose data have the size that its head says. Source: PNG, third edition. */
export function cleanPng(file: Buffer): CleanPng {
  if (!isPng(file)) return { ok: false, problem: 'notPng' };
  const chunks = chunksOf(file.subarray(SIGNATURE.length));
  const [head] = chunks;
  if (head?.type !== 'IHDR' || head.body.length !== HEAD_BYTES || chunks.at(-1)?.type !== 'IEND')
    return { ok: false, problem: 'broken' };
  const [width, height] = [head.body.readUInt32BE(0), head.body.readUInt32BE(4)];
  if (width > MAX_SIDE || height > MAX_SIDE) return { ok: false, problem: 'tooLarge' };
  const drawn = chunks.filter(({ type }) => DRAWN.has(type));
  if (width === 0 || height === 0 || !isWhole(head.body, drawn)) return { ok: false, problem: 'broken' };
  return { ok: true, png: Buffer.concat([SIGNATURE, ...drawn.map(({ whole }) => whole)]), width, height };
}

export function isPng(file: Buffer): boolean {
  return file.subarray(0, SIGNATURE.length).equals(SIGNATURE);
}

const HEAD_BYTES = 13;
const FRAME_BYTES = 12;

/** Up to its end, or to the first chunk that is broken. */
function chunksOf(rest: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 0; at + FRAME_BYTES <= rest.length && chunks.at(-1)?.type !== 'IEND';) {
    const end = at + FRAME_BYTES + rest.readUInt32BE(at);
    if (end > rest.length) break;
    const whole = rest.subarray(at, end);
    const [signed, sum] = [whole.subarray(4, -4), whole.readUInt32BE(whole.length - 4)];
    if (crc32(signed) !== sum) break;
    chunks.push({ type: signed.toString('latin1', 0, 4), body: signed.subarray(4), whole });
    at = end;
  }
  return chunks;
}

/** How many samples a pixel has, by its kind of colour. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const DEPTHS = new Set([1, 2, 4, 8, 16]);

function isWhole(head: Buffer, chunks: readonly Chunk[]): boolean {
  const [depth = 0, kind = 0, , , interlaced = 0] = head.subarray(8);
  const samples = SAMPLES[kind];
  if (samples === undefined || !DEPTHS.has(depth)) return false;
  const bits = samples * depth;
  const size = (interlaced === 0 ? [WHOLE] : PASSES)
    .map((pass) => passBytes(head.readUInt32BE(0), head.readUInt32BE(4), bits, pass))
    .reduce((sum, bytes) => sum + bytes, 0);
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ body }) => body));
  try {
    return inflateSync(packed, { maxOutputLength: size }).length === size;
  } catch {
    return false;
  }
}

/** First column and row, then the steps between them. */
type Pass = readonly [column: number, row: number, columns: number, rows: number];
const WHOLE: Pass = [0, 0, 1, 1];
/** Of Adam7. */
const PASSES: readonly Pass[] = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];

function passBytes(width: number, height: number, bits: number, [column, row, columns, rows]: Pass): number {
  const [wide, high] = [Math.ceil((width - column) / columns), Math.ceil((height - row) / rows)];
  return wide <= 0 || high <= 0 ? 0 : high * (1 + Math.ceil((wide * bits) / 8));
}
