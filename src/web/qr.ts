import { encode } from 'uqr';

/** The white border that readers need, in modules (ISO/IEC 18004 §6.3.8). */
const QUIET_ZONE = 4;

export interface QrCode {
  readonly size: number;
  readonly path: string;
}

/** The QR code of a text, at level M: a crease or a stain over 15 % of it does no harm. */
export function qrCode(text: string): QrCode {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  return { size, path: data.map(rowPath).join('') };
}

function rowPath(row: readonly boolean[], y: number): string {
  const bars = [
    ...row
      .map((dark) => (dark ? '1' : '0'))
      .join('')
      .matchAll(/1+/g),
  ];
  return bars.map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`).join('');
}
