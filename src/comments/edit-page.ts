import type { Request, RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { NotFound } from '../errors.ts';
import { formatTime } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { FormReader, FormView } from '../web/form.ts';
import type { Input } from '../web/form.ts';
import type { Handlers } from '../web/route.ts';
import type { Article } from '../articles/article.ts';
import { EDIT_FORM, digestOf, readText } from './form.ts';
import { findComment } from './store.ts';
import type { Comment } from './store.ts';
import { CORRECTIONS_MAX, correctComment } from './edit-store.ts';
import type { Correction } from './edit-store.ts';
import { settingsIn } from './settings-store.ts';
import { commentOf, receivedToken } from './writer.ts';
import { articleAt } from '../articles/page.ts';
import { commentAnchor, pathToArticle } from '../addresses/links.ts';
import { transact } from '../db/engine.ts';
import { fieldsOf } from '../web/body.ts';
import { render } from '../web/render.ts';
import { withPrefix } from '../addresses/prefix.ts';

declare module '../web/render.ts' {
  interface Views {
    'comments/edit': {
      readonly article: Article;
      readonly form: FormView;
      readonly action: string;
      readonly lead: string;
    };
  }
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

interface Correctable {
  readonly article: Article;
  readonly comment: Comment;
  readonly until: number;
}

export function editPage(deps: Deps): Handlers {
  return { get: showEdit(deps), post: takeEdit(deps) };
}

function showEdit(deps: Deps): RequestHandler {
  return async (req, res) => {
    const found = await correctableAt(deps, req, res);
    const { text, version } = found.comment;
    draw(res, req, found, new FormView({ comment: [text], version: [String(version)] }));
  };
}

function takeEdit(deps: Deps): RequestHandler {
  return async (req, res) => {
    const found = await correctableAt(deps, req, res);
    const form = new FormReader<keyof typeof EDIT_FORM>(fieldsOf(req));
    const parsed = form.result(readText(form));
    if (!parsed.ok) {
      draw(res.status(422), req, found, new FormView(parsed.input, parsed.errors));
      return;
    }
    const correction = await correct(deps, found.comment, parsed.value, form.values('version')[0]);
    if (correction === 'kept') res.redirect(303, pathToCorrected(deps, found));
    else drawRefused(deps, req, res, found, parsed.input, correction);
  };
}

function pathToCorrected({ secrets, clock }: Deps, { article, comment }: Correctable): string {
  const received = receivedToken(secrets.captcha, comment, clock());
  return pathToArticle(article.lang, article.slug, { received }, commentAnchor(article.lang, comment.id));
}

function drawRefused(
  { clock }: Deps,
  req: Request,
  res: Response,
  found: Correctable,
  input: Input,
  correction: Correction,
): void {
  const view = new FormView({ ...input, version: [String(found.comment.version)] });
  if (correction === 'full') refuseMore(res, found.until - clock());
  draw(correction === 'full' ? res : res.status(409), req, found, view, correction);
}

/** To come back is worth nothing before the time of all corrections is over, and its end is told then. */
function refuseMore(res: Response, leftMs: number): void {
  res.status(429).set('Retry-After', String(Math.ceil(leftMs / SECOND_MS)));
}

function draw(
  res: Response,
  req: Request,
  { article, until }: Correctable,
  form: FormView,
  correction?: Correction,
): void {
  const words = messagesFor(article.lang).discussion;
  const leads = { late: words.editLate, full: words.editFull(CORRECTIONS_MAX) };
  render(res, 'comments/edit', {
    article,
    form,
    action: withPrefix(req.path),
    lead:
      correction === 'late' || correction === 'full'
        ? leads[correction]
        : words.editLead(formatTime(article.lang, until)),
  });
}

/** Keeps a correction and lets it be read again, unless the comment changed since the form was drawn, or often enough. */
async function correct(
  { db, clock, random }: Deps,
  comment: Comment,
  text: string,
  version: string | undefined,
): Promise<Correction> {
  if (text === comment.text) return 'kept';
  if (version !== undefined && version !== String(comment.version)) return 'late';
  const { article, lang, email } = comment;
  const status = comment.status === 'spam' ? 'spam' : 'pending';
  const digest = digestOf({ article, lang, email: email ?? '', text });
  const logId = random(12).toString('base64url');
  return transact(db, (trx) => correctComment(trx, comment, { text, digest, status }, logId, clock()));
}

/** Throws NotFound once the time is over, the comment refused, or for a link that was never ours. */
async function correctableAt(deps: Deps, req: Request, res: Response): Promise<Correctable> {
  const { db, secrets, clock } = deps;
  const article = articleAt(deps, req, res);
  const id = commentOf(secrets.captcha, 'edit', String(req.params['token']), clock());
  const comment = id === undefined ? undefined : await findComment(db, id);
  const isHere = comment?.article === article.slug && comment.lang === article.lang;
  if (!isHere || comment.status === 'trash') throw new NotFound('endedLink');
  const until = comment.created_at + (await settingsIn(db)).editMinutes * MINUTE_MS;
  if (clock() >= until) throw new NotFound('endedLink');
  return { article, comment, until };
}
