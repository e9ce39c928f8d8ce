import { encode } from 'uqr';

/** A QR code as one path, in modules: `size` is the side of the square, quiet zone included. */
export interface QrShape {
  readonly size: number;
  readonly path: string;
}

/** White around the code, in modules: readers need four (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/** The QR code of an address, with enough redundancy (15 %) for a screen at the end of a room. */
export function qrShape(text: string): QrShape {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  const path = data.flatMap((row, y) =>
    runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`),
  );
  return { size, path: path.join('') };
}

/** Where the dark modules of a row begin, and how many follow each other. */
function runsOf(row: readonly boolean[]): readonly (readonly [start: number, length: number])[] {
  return row.flatMap((dark, x) => {
    if (!dark || row[x - 1] === true) return [];
    const end = row.indexOf(false, x);
    return [[x, (end === -1 ? row.length : end) - x]];
  });
}
