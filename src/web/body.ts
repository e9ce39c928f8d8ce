import type { IncomingMessage } from 'node:http';
import express from 'express';
import type { Request, RequestHandler } from 'express';
import { PageError } from '../errors.ts';
import { toInput } from './form.ts';
import type { Input } from './form.ts';
import { pageAt } from '../addresses/match.ts';
import { rowOf } from '../addresses/pages.ts';
import { isMultipart } from './upload.ts';

const MAX_BODY_BYTES = 64 * 1024;
const MAX_FIELDS = 200;
/** No address of ours holds it, and not every database takes it; the words of a form are kept without it (`toInput`). */
const NUL = /%00|\0/i;

/** The press of a button in a mail program may come as multipart (RFC 8058 §3.2). */
function isOneClickPress(message: IncomingMessage): boolean {
  const [path = ''] = (message.url ?? '').split('?', 1);
  return rowOf(pageAt(path)).isOneClick === true && isMultipart(message);
}

/** Reads a form, for `fieldsOf`; a body of another kind gets a 415, no body counts as an empty form. A file waits for `readUpload`. */
export const formBody: readonly RequestHandler[] = [
  express.raw({ type: isOneClickPress, limit: MAX_BODY_BYTES, inflate: false }),
  (req, _res, next) => {
    // The body is not read: the address says everything.
    if (Buffer.isBuffer(req.body)) req.body = {};
    if (isMultipart(req) && rowOf(pageAt(req.path)).isUpload === true) req.body = {};
    const hasBody = req.get('transfer-encoding') !== undefined || Number(req.get('content-length') ?? 0) > 0;
    if (hasBody && req.body === undefined && req.is('application/x-www-form-urlencoded') === false)
      next(new PageError(415, 'notAForm'));
    else next();
  },
  express.urlencoded({
    extended: false,
    limit: MAX_BODY_BYTES,
    parameterLimit: MAX_FIELDS,
    verify: (_req, _res, body) => {
      expectEscapes(body.toString('latin1'));
    },
  }),
  (req, _res, next) => {
    req.body = toInput(req.body);
    next(NUL.test(req.url) ? new PageError(400, 'unreadable') : undefined);
  },
];

export function fieldsOf(req: Request): Input {
  return (req.body as Input | undefined) ?? {};
}

/** The parser would keep a broken escape as it stands, and so store words that nobody typed. */
function expectEscapes(body: string): void {
  try {
    decodeURIComponent(body);
  } catch {
    throw new PageError(400, 'unreadable');
  }
}
