import express from 'express';
import type { RequestHandler } from 'express';
import { PageError } from '../errors.ts';

const MAX_BODY_BYTES = 64 * 1024;
const MAX_FIELDS = 200;

/** Reads a form into `req.body`; a body of another kind gets a 415, no body counts as an empty form. */
export const formBody: readonly RequestHandler[] = [
  (req, _res, next) => {
    const hasBody = req.get('transfer-encoding') !== undefined || Number(req.get('content-length') ?? 0) > 0;
    if (hasBody && req.is('application/x-www-form-urlencoded') === false)
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
];

/** The parser would keep a broken escape as it stands, and store words that nobody typed. */
function expectEscapes(body: string): void {
  try {
    decodeURIComponent(body);
  } catch {
    throw new PageError(400, 'unreadable');
  }
}
