import type { Request, RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { NotFound } from '../errors.ts';
import { formatTime } from '../i18n/format.ts';
import { commentAnchor, pathToArticle } from '../paths.ts';
import { FormReader, FormView } from '../web/form.ts';
import type { Handlers } from '../web/routing.ts';
import type { Article } from './articles.ts';
import { digestOf, readText } from './comment.ts';
import { articleAt, settingsIn } from './finding.ts';
import { commentOf, receivedToken } from './signed-links.ts';
import { findComment, rewriteComment } from './store.ts';
import type { Comment } from './store.ts';

const MINUTE_MS = 60 * 1000;

/** A comment that its writer may still correct, under its article. */
interface Correctable {
  readonly article: Article;
  readonly comment: Comment;
  /** The end of that time, UTC milliseconds. */
  readonly until: number;
}

/** The page on which writers correct their own comment, by a signed link. */
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
    const { article, comment } = found;
    const form = new FormReader(req.body);
    const parsed = form.result(readText(form));
    if (!parsed.ok) draw(res.status(422), req, found, new FormView(parsed.input, parsed.errors));
    else if (await correct(deps, comment, parsed.value, parsed.input['version']?.[0])) {
      const received = receivedToken(deps.secrets.captcha, comment, deps.clock());
      const anchor = commentAnchor(article.lang, comment.id);
      res.redirect(303, pathToArticle(article.lang, article.slug, { received }, anchor));
    } else {
      const view = new FormView({ ...parsed.input, version: [String(comment.version)] });
      draw(res.status(409), req, found, view, true);
    }
  };
}

function draw(res: Response, req: Request, found: Correctable, form: FormView, late = false): void {
  const { article, until } = found;
  res.render('article/edit', {
    article,
    form,
    action: req.path,
    late,
    until: formatTime(article.lang, until),
  });
}

/** Keeps a correction and lets it be read again; false when the comment changed since the form was drawn. */
async function correct(
  { db, clock, random }: Deps,
  comment: Comment,
  text: string,
  version: string | undefined,
): Promise<boolean> {
  if (text === comment.text) return true;
  if (version !== undefined && version !== String(comment.version)) return false;
  const { article, lang, email } = comment;
  const status = comment.status === 'spam' ? 'spam' : 'pending';
  const digest = digestOf({ article, lang, email: email ?? '', text });
  const logId = random(12).toString('base64url');
  return db
    .transaction()
    .execute((trx) => rewriteComment(trx, comment, { text, digest, status }, logId, clock()));
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
