import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export const ENCODINGS = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface Copy {
  readonly body: Buffer;
  readonly etag: string;
  readonly head: string[];
  readonly unchangedHead: string[];
}

export type Headers = Readonly<OutgoingHttpHeaders>;

const ETAG_LENGTH = 22;
const OWN_HEADERS = ['etag', 'content-length', 'content-encoding', 'vary'];
/** About two milliseconds a page, which then lives a minute. */
const BROTLI_QUALITY = 5;

const compressors: Readonly<Record<Encoding, (body: Buffer) => Promise<Buffer>>> = {
  br: (body) =>
    promisify(brotliCompress)(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gzip: (body) => promisify(gzip)(body),
  identity: (body) => Promise.resolve(body),
};

/** The tag covers the headers too, as whoever keeps a page keeps them with it. */
export async function copyOf(page: Buffer, headers: Headers, encoding: Encoding): Promise<Copy> {
  return toCopy(page, headers, encoding, await compressors[encoding](page));
}

export function plainCopy(page: Buffer, headers: Headers): Copy {
  return toCopy(page, headers, 'identity', page);
}

function toCopy(page: Buffer, headers: Headers, encoding: Encoding, body: Buffer): Copy {
  const lasting = Object.entries(headers).filter(([name]) => !OWN_HEADERS.includes(name.toLowerCase()));
  const fields = lasting.flatMap(([name, value]) => (value === undefined ? [] : [name, String(value)]));
  const etag = `"${digest(page, fields)}${encoding === 'identity' ? '' : `-${encoding}`}"`;
  const validity = ['ETag', etag, 'Vary', 'Accept-Encoding'];
  const size = ['Content-Length', String(body.length)];
  return {
    body,
    etag,
    head: [
      ...fields,
      ...validity,
      ...size,
      ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
    ],
    unchangedHead: [...validity, 'Cache-Control', String(headers['cache-control'])],
  };
}

function digest(page: Buffer, fields: readonly string[]): string {
  const hash = createHash('sha256').update(page).update(fields.join('\n'));
  return hash.digest('base64url').slice(0, ETAG_LENGTH);
}
