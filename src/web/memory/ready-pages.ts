import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import type { CompressionFilter } from 'compression';
import compression from 'compression';
import { ENCODINGS, copyOf, plainCopy } from './copies.ts';
import type { Copy, Encoding, Headers } from './copies.ts';
import { MAX_RAW_HEADERS } from '../server/limits.ts';
import { boundedMemory } from './bounded.ts';
import { isOf } from './moment.ts';
import type { AtMoment, Drawn, Moment } from './moment.ts';

/** Marks a page as the same for everybody: browsers, proxies and this memory keep it so long. */
export const FOR_EVERYBODY = 'public, max-age=60';
const MAX_BYTES = 32 * 1024 * 1024;
/** Browsers send few and short forms of Accept-Encoding; a flood of others pushes them out for one request. */
const SPELLINGS_KEPT = 100;
const LONGEST_SPELLING = 200;

interface ReadyPagesSettings {
  readonly atMoment: AtMoment;
  /** The address to keep a page for everybody under; undefined for any other page. */
  readonly readerAddress: (url: string) => string | undefined;
  /** The same for pages behind a key: kept for browsers that send no cookie. */
  readonly keyAddress: (url: string) => string | undefined;
}

interface ReadyPage extends Drawn {
  readonly page: Buffer;
  readonly headers: Headers;
  readonly copies: Partial<Record<Encoding, Copy>>;
}

interface Drawing extends Drawn {
  readonly drawn: Promise<ReadyPage | undefined>;
}

interface ReadyPages {
  readonly before: (app: RequestListener) => RequestListener;
  /** Answers what another request made ready or is drawing now, and keeps what is drawn for everybody. */
  readonly middleware: RequestHandler;
  /** Kept copies are not compressed again: their tag is for these very bytes. */
  readonly compressible: CompressionFilter;
}

/**
 * Draws a page once for its address, the version of the content and the minute (comment forms ask the question of the minute).
 * Keeps what handlers mark FOR_EVERYBODY, and pages behind a key for browsers without a cookie, which all get the same page.
 */
export function readyPages(settings: ReadyPagesSettings): ReadyPages {
  const { atMoment } = settings;
  const memory = boundedMemory<ReadyPage>(MAX_BYTES, bytesOf);
  const drawings = new Map<string, Drawing>();
  const fromMemory = new WeakSet<Response>();
  const encodings = boundedMemory<Encoding>(SPELLINGS_KEPT, () => 1);
  return {
    before: (app) => (req, res) => {
      const page = isReading(req) ? memory.get(req.url ?? '') : undefined;
      const encoding = encodings.get(req.headers['accept-encoding'] ?? '');
      const copy = encoding === undefined ? undefined : page?.copies[encoding];
      if (page === undefined || copy === undefined || !isFor(page, req)) app(req, res);
      else
        atMoment(req, (moment) => {
          if (isOf(page, moment)) sendCopy(req, res, copy);
          else app(req, res);
        });
    },
    middleware(req, res, next) {
      const address = isReading(req) ? addressFor(req) : undefined;
      if (address === undefined) next();
      else
        atMoment(req, (moment) => {
          findOrDraw(req, res, next, address, moment);
        });
    },
    compressible: (req, res) =>
      !fromMemory.has(res) &&
      res.getHeader('Cache-Control') !== FOR_EVERYBODY &&
      compression.filter(req, res),
  };

  /** What this page is kept under, if it is one that may be kept. */
  function addressFor(req: Request): string | undefined {
    return settings.readerAddress(req.url) ?? (isUnknown(req) ? settings.keyAddress(req.url) : undefined);
  }

  function findOrDraw(req: Request, res: Response, next: () => void, address: string, moment: Moment): void {
    const ready = memory.get(address);
    const drawing = drawings.get(address);
    if (ready !== undefined && isOf(ready, moment)) answer(req, res, ready, next);
    else if (drawing !== undefined && isOf(drawing, moment))
      void drawing.drawn.then((page) => {
        if (page === undefined) next();
        else answer(req, res, page, next);
      });
    else {
      const { version, at } = moment;
      if (version !== undefined) draw(req, res, next, address, { version, at, confirmedAt: at });
      next();
    }
  }

  function draw(req: Request, res: Response, next: () => void, address: string, moment: Drawn): void {
    const drawn = new Promise<ReadyPage | undefined>((resolve) => {
      res.once('close', () => {
        resolve(undefined);
      });
      takeFrom(res, settings.keyAddress(address) !== undefined, (page, headers) => {
        const ready = { ...moment, page, headers, copies: { identity: plainCopy(page, headers) } };
        memory.set(address, ready);
        resolve(ready);
        fromMemory.add(res);
        answer(req, res, ready, next);
      });
    });
    const drawing = { ...moment, drawn };
    drawings.set(address, drawing);
    void drawn.then(() => {
      if (drawings.get(address) === drawing) drawings.delete(address);
    });
  }

  function answer(req: Request, res: Response, page: ReadyPage, next: (error?: unknown) => void): void {
    const encoding = encodingKnownFor(req);
    const copy = page.copies[encoding];
    if (copy !== undefined) {
      sendCopy(req, res, copy);
      return;
    }
    copyOf(page.page, page.headers, encoding).then((made) => {
      page.copies[encoding] = made;
      sendCopy(req, res, made);
    }, next);
  }

  function encodingKnownFor(req: Request): Encoding {
    const accepted = req.headers['accept-encoding'] ?? '';
    const encoding = encodings.get(accepted) ?? encodingFor(req);
    if (accepted.length <= LONGEST_SPELLING) encodings.set(accepted, encoding);
    return encoding;
  }
}

/** Whoever sends a cookie may get another page behind a key than the one kept. */
function isFor({ headers }: ReadyPage, req: IncomingMessage): boolean {
  return headers['cache-control'] === FOR_EVERYBODY || isUnknown(req);
}

function isReading(req: IncomingMessage): boolean {
  return (req.method === 'GET' || req.method === 'HEAD') && req.rawHeaders.length <= MAX_RAW_HEADERS;
}

function isUnknown(req: IncomingMessage): boolean {
  return req.headers.cookie === undefined;
}

function bytesOf({ page }: ReadyPage): number {
  return page.length * 2;
}

function takeFrom(res: Response, isKey: boolean, take: (page: Buffer, headers: Headers) => void): void {
  const send = res.send.bind(res);
  res.send = (body?: unknown) => {
    const isAlike = isKey ? res.get('Set-Cookie') === undefined : res.get('Cache-Control') === FOR_EVERYBODY;
    if (typeof body !== 'string' || res.statusCode !== 200 || !isAlike) return send(body);
    if (res.get('Content-Type') === undefined) res.type('html');
    take(Buffer.from(body), res.getHeaders());
    return res;
  };
}

function sendCopy(req: IncomingMessage, res: ServerResponse, copy: Copy): void {
  const isUnchanged = isHeld(req.headers['if-none-match'], copy.etag);
  if (isUnchanged) res.writeHead(304, copy.unchangedHead);
  else res.writeHead(200, copy.head);
  if (isUnchanged || req.method === 'HEAD') res.end();
  else res.end(copy.body);
}

/** Weak marks are ignored, as RFC 9110 §13.1.2 says. */
function isHeld(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === etag || ifNoneMatch === '*') return true;
  return ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === etag);
}

function encodingFor(req: Request): Encoding {
  const offered: readonly string[] = req.acceptsEncodings();
  return ENCODINGS.find((each) => offered.includes(each)) ?? 'identity';
}
