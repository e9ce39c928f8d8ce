import { Busboy } from '@fastify/busboy';
import type { Request } from 'express';
import { PageError } from '../errors.ts';

type Upload =
  | { readonly kind: 'file'; readonly body: Buffer }
  /** No file was chosen, or the form carried none. */
  | { readonly kind: 'none' }
  | { readonly kind: 'tooLarge' };

interface Wanted {
  readonly field: string;
  readonly maxBytes: number;
}

/** Far above what anybody sends by mistake: so much is read and thrown away, to say in words what was wrong. */
const MOST_READ = 20 * 1024 * 1024;

/**
 * The file of a form that carries one. It is read only here, behind whatever a route asks before: a form of a page whose row is
 * `isUpload` passes the reader of other forms unread.
 */
export async function readUpload(req: Request, wanted: Wanted): Promise<Upload> {
  if (!isMultipart(req)) return { kind: 'none' };
  if (!(Number(req.get('content-length')) <= MOST_READ)) throw new PageError(413, 'unreadable');
  try {
    return await receive(req, wanted);
  } catch {
    throw new PageError(400, 'unreadable');
  }
}

export function isMultipart({ headers }: Pick<Request, 'headers'>): boolean {
  return headers['content-type']?.toLowerCase().startsWith('multipart/form-data') === true;
}

function receive(req: Request, { field, maxBytes }: Wanted): Promise<Upload> {
  return new Promise((resolve, reject) => {
    let upload: Upload = { kind: 'none' };
    const headers = { ...req.headers, 'content-type': req.get('content-type') ?? '' };
    const limits = { files: 1, fields: 0, parts: 2, headerPairs: 20, fileSize: maxBytes + 1 };
    const reader = new Busboy({ headers, limits });
    reader.on('file', (name, stream) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('error', reject);
      stream.on('end', () => {
        const body = Buffer.concat(pieces);
        if (name !== field || body.length === 0) return;
        upload = body.length > maxBytes ? { kind: 'tooLarge' } : { kind: 'file', body };
      });
    });
    reader.on('error', reject);
    reader.on('finish', () => {
      resolve(upload);
    });
    req.on('aborted', reject);
    req.on('error', reject);
    req.pipe(reader);
  });
}
