import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { Busy, Gone, NotFound, OtherLanguage, PageError } from '../errors.ts';
import type { ErrorPage } from '../errors.ts';
import { inOtherLanguage } from '../addresses/match.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Lang } from '../i18n/languages.ts';
import { fieldsOf } from './body.ts';
import { langOf } from './locale.ts';
import { render } from './render.ts';
import type { KnownFields } from './typed-words.ts';
import { isBusy } from '../db/engine.ts';
import { withPrefix } from '../addresses/prefix.ts';

declare module './render.ts' {
  interface Views {
    'errors/page': {
      readonly words: Messages['errors'][ErrorPage];
      readonly onward: Onward;
      readonly requestId: string | undefined;
      readonly undo: Gone['undo'];
      readonly ownerKey: string | undefined;
      readonly typed: readonly { readonly label: string | undefined; readonly text: string }[];
      readonly resend: Resent | undefined;
    };
  }
}

type Onward = 'articles' | 'start' | 'moderation' | 'moderationSignIn' | 'askNewPassword';

const ONWARD: Readonly<Partial<Record<ErrorPage, Onward>>> = {
  ownersOnly: 'moderation',
  invitationEnded: 'moderationSignIn',
  resetEnded: 'askNewPassword',
};
const OF_ARTICLES: ReadonlySet<ErrorPage> = new Set<ErrorPage>([
  'unknownArticle',
  'unknownComment',
  'endedLink',
]);
/** Lines of up to 4,096 bytes stay whole in a log that several processes write to. */
const MAX_DESCRIBED_LENGTH = 3000;
const WORTH_RESENDING = new Set([429, 503]);

export const pageNotFound: RequestHandler = () => {
  throw new NotFound();
};

export function errorPage(known: KnownFields): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) next(error);
    else if (error instanceof OtherLanguage) res.redirect(303, twinOf(req, langOf(res)));
    else draw(toPageError(error), error, req, res, known);
  };
}

function twinOf(req: Request, lang: Lang): string {
  const { search } = new URL(req.originalUrl, 'http://site.invalid');
  return inOtherLanguage(req.path, lang) + search;
}

function draw(problem: PageError, error: unknown, req: Request, res: Response, known: KnownFields): void {
  const t = messagesFor(langOf(res));
  // Expected under load: no stack is logged, as a crowd would bury what is broken.
  if (problem.status === 503 && problem === error) req.log.warn({ page: problem.page }, 'too much at once');
  else if (problem.status >= 500) req.log.error({ error: describe(error) }, 'request failed');
  res.status(problem.status).set(problem.headers).set('Cache-Control', 'no-store');
  render(res, 'errors/page', {
    words: wordsFor(problem, t),
    onward: onwardOf(problem.page),
    requestId: problem.status === 500 ? requestIdOf(req) : undefined,
    undo: problem instanceof Gone ? problem.undo : undefined,
    ownerKey: problem.ownerKey,
    typed: typedIn(req, known, t.errorPage),
    resend: WORTH_RESENDING.has(problem.status) ? resendable(req, known) : undefined,
  });
}

function onwardOf(page: ErrorPage): Onward {
  return ONWARD[page] ?? (OF_ARTICLES.has(page) ? 'articles' : 'start');
}

function wordsFor(problem: PageError, t: Messages): Messages['errors'][ErrorPage] {
  const words = t.errors[problem.page];
  const isReplacedHere = problem.page === 'replaced' && problem.ownerKey !== undefined;
  return isReplacedHere ? { ...words, next: t.errorPage.replacedHere } : words;
}

function toPageError(error: unknown): PageError {
  if (error instanceof PageError) return error;
  if (isBusy(error)) return new Busy();
  const status = statusOf(error);
  if (status === 413) return new PageError(413, 'tooLarge');
  if (status === 415) return new PageError(415, 'notAForm');
  if (status >= 400 && status < 500) return new PageError(400, 'unreadable');
  return new PageError(500, 'broken');
}

/** Express, its router and its body parser mark the visitor's mistakes with a 4xx status. */
function statusOf(error: unknown): number {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500;
}

function describe(error: unknown): string {
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return words.slice(0, MAX_DESCRIBED_LENGTH);
}

/** Fields such as `why-listen` share the label of their first part. */
function typedIn(req: Request, known: KnownFields, { fields }: Messages['errorPage']) {
  const labels = new Map<string, string>(Object.entries(fields));
  return known.words(fieldsOf(req)).map(({ name, text }) => {
    const [kind = ''] = name.split('-');
    return { label: labels.get(name) ?? labels.get(kind), text };
  });
}

/** A form that can be sent again as it is. */
interface Resent {
  readonly path: string;
  readonly fields: ReturnType<KnownFields['resendable']>;
}

function resendable(req: Request, known: KnownFields): Resent | undefined {
  if (req.method !== 'POST') return undefined;
  return { path: withPrefix(req.path), fields: known.resendable(fieldsOf(req)) };
}

function requestIdOf(req: Request): string {
  return typeof req.id === 'string' ? req.id : '';
}
