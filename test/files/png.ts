import { inflateSync } from 'node:zlib';

/** What a PNG of 8-bit RGB or RGBA pixels holds: its size, and how many pixels there are of each colour (`rrggbb`). */
export interface Png {
  readonly width: number;
  readonly height: number;
  readonly colours: ReadonlyMap<string, number>;
  /** Of the pixel at a place from the top left, as `rrggbb`. */
  readonly colourAt: (x: number, y: number) => string;
}

const SIGNATURE = '89504e470d0a1a0a';
/** Bytes of a pixel, by bit depth and colour type as the header gives them. */
const PIXEL: Readonly<Record<string, number>> = { '0806': 4, '0802': 3 };

export function pngOf(bytes: Buffer): Png {
  if (bytes.subarray(0, 8).toString('hex') !== SIGNATURE) throw new Error('no PNG');
  const chunks = chunksOf(bytes);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const pixel = PIXEL[header.subarray(8, 10).toString('hex')];
  if (pixel === undefined) throw new Error('neither 8-bit RGB nor RGBA');
  const data = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data));
  const pixels = pixelsOf(inflateSync(data), width * pixel, height, pixel);
  return {
    width,
    height,
    colours: coloursOf(pixels, pixel),
    colourAt: (x, y) => pixels.toString('hex', (y * width + x) * pixel, (y * width + x) * pixel + 3),
  };
}

function chunksOf(bytes: Buffer): readonly { readonly type: string; readonly data: Buffer }[] {
  const chunks = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    chunks.push({
      type: bytes.toString('latin1', at + 4, at + 8),
      data: bytes.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return chunks;
}

function pixelsOf(lines: Buffer, stride: number, height: number, pixel: number): Buffer {
  const rows: Buffer[] = [];
  for (let row = 0; row < height; row += 1) {
    const start = row * (stride + 1);
    const line = lines.subarray(start + 1, start + 1 + stride);
    rows.push(unfiltered(lines[start] ?? 0, line, rows.at(-1) ?? Buffer.alloc(stride), pixel));
  }
  return Buffer.concat(rows);
}

function coloursOf(pixels: Buffer, pixel: number): ReadonlyMap<string, number> {
  const colours = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += pixel) {
    const colour = pixels.readUIntBE(at, 3);
    colours.set(colour, (colours.get(colour) ?? 0) + 1);
  }
  return new Map([...colours].map(([colour, count]) => [colour.toString(16).padStart(6, '0'), count]));
}

/** One line of pixels, from its differences to the pixel before and the line above (PNG specification, 9.2). */
function unfiltered(filter: number, line: Buffer, above: Buffer, pixel: number): Buffer<ArrayBuffer> {
  const pixels = Buffer.from(line);
  for (let at = 0; at < pixels.length; at += 1) {
    const left = at < pixel ? 0 : (pixels[at - pixel] ?? 0);
    const up = above[at] ?? 0;
    const corner = at < pixel ? 0 : (above[at - pixel] ?? 0);
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
    pixels[at] = (pixels[at] ?? 0) + guess;
  }
  return pixels;
}

function paeth(left: number, up: number, corner: number): number {
  const [byLeft, byUp, byCorner] = [
    Math.abs(up - corner),
    Math.abs(left - corner),
    Math.abs(left + up - 2 * corner),
  ];
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}
