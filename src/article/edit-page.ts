import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { NotFound } from '../errors.ts';
import { commentAnchor, pathToArticle } from '../paths.ts';
import { FormReader, FormView } from '../web/form.ts';
import type { Handlers } from '../web/routing.ts';
import { digestOf, readText } from './comment.ts';
import { articleAt } from './finding.ts';
import { commentOf, receivedToken } from './signed-links.ts';
import { findComment, rewriteComment } from './store.ts';
import type { Comment } from './store.ts';

/** The page on which writers correct their own comment, by a signed link. */
export function editPage(deps: Deps): Handlers {
  return { get: showEdit(deps), post: takeEdit(deps) };
}

function showEdit(deps: Deps): RequestHandler {
  return async (req, res) => {
    const article = articleAt(deps, req, res);
    const comment = await commentToEdit(deps, String(req.params['token']));
    const form = new FormView({ comment: [comment.text], version: [String(comment.version)] });
    res.render('article/edit', { article, form, formPath: req.path, late: false });
  };
}

function takeEdit(deps: Deps): RequestHandler {
  return async (req, res) => {
    const article = articleAt(deps, req, res);
    const comment = await commentToEdit(deps, String(req.params['token']));
    const form = new FormReader(req.body);
    const parsed = form.result(readText(form));
    if (!parsed.ok) {
      const view = new FormView(parsed.input, parsed.errors);
      res.status(422).render('article/edit', { article, form: view, formPath: req.path, late: false });
      return;
    }
    const version = parsed.input['version']?.[0];
    if (await correct(deps, comment, parsed.value, version)) {
      const received = receivedToken(deps.secrets.captcha, comment, deps.clock());
      res.redirect(
        303,
        pathToArticle(article.lang, article.slug, { received }, commentAnchor(article.lang, comment.id)),
      );
    } else {
      const view = new FormView({ ...parsed.input, version: [String(comment.version)] });
      res.status(409).render('article/edit', { article, form: view, formPath: req.path, late: true });
    }
  };
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

async function commentToEdit({ db, secrets, clock }: Deps, token: string): Promise<Comment> {
  const id = commentOf(secrets.captcha, 'edit', token, clock());
  const comment = id === undefined ? undefined : await findComment(db, id);
  if (comment === undefined || comment.status === 'trash') throw new NotFound('endedLink');
  return comment;
}
