import type { Request, RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { siteNameOf } from '../identity/page.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Messages } from '../i18n/messages.ts';
import type { FieldError, Input, Parsed } from '../web/form.ts';
import type { Article } from '../articles/article.ts';
import { askedIn, fillIn, isClosed, isPreview, parseComment, withoutWebsite } from './form.ts';
import type { CommentFields } from './form.ts';
import { articlePage } from './pages.ts';
import type { ArticlePage } from './pages.ts';
import { questionKept } from './question-store.ts';
import type { CommentSettings } from './settings.ts';
import type { Comment } from './store.ts';
import { pageQuery } from './thread-page.ts';
import { countThreadsBefore } from './thread-store.ts';
import { settingsIn } from './settings-store.ts';
import { postComment, questionAgain } from './arrival-store.ts';
import type { Post, Posting } from './arrival-store.ts';
import { inviteToNotices } from './invitation-store.ts';
import { WRITER_LIFE_MS, receivedToken, writerCookie, writerIn, writerToken } from './writer.ts';
import { THREADS_PER_PAGE } from './thread.ts';
import { articleAt } from '../articles/page.ts';
import { findThreadOf } from './store.ts';
import { basePage } from './article-page.ts';
import type { ArticleDeps } from './article-page.ts';
import { COMMENT_FORM_ID, commentAnchor, pathToArticle } from '../addresses/links.ts';
import { fieldsOf } from '../web/body.ts';
import { render } from '../web/render.ts';

const MINUTE_MS = 60 * 1000;
const SECOND_MS = 1000;

export function backToForm(deps: Deps): RequestHandler {
  return (req, res) => {
    const { lang, slug } = articleAt(deps, req, res);
    res.redirect(303, pathToArticle(lang, slug, {}, COMMENT_FORM_ID));
  };
}

export function takeComment(deps: ArticleDeps): RequestHandler {
  return async (req, res) => {
    const article = articleAt(deps, req, res);
    const settings = await settingsIn(deps.db);
    const post = toPost(deps, req, article, settings);
    const input = fieldsOf(req);
    const preview = isPreview(input);
    res.set('Cache-Control', 'no-store');
    if (isClosed(article, settings, post.now)) return drawClosed(deps, res, article, input);
    const replyTo = settings.replies ? await parentIn(deps, article, input) : undefined;
    const parsed = withParent(parseComment(post.fields), replyTo);
    const redraw = async () => ({ ...(await basePage(deps, article, 1)), input, replyTo });
    if (!parsed.ok) await drawErrors(deps, res, post, await redraw(), parsed.errors, preview);
    else if (preview) await drawPreview(deps, res, post, await redraw(), parsed.value);
    else await tell(deps, res, redraw, await postComment(deps.db, post, parsed.value), parsed.value);
  };
}

/** What came too late is shown once more, for its writer to keep. */
async function drawClosed(deps: ArticleDeps, res: Response, article: Article, input: Input): Promise<void> {
  const late = input['comment']?.[0] ?? '';
  const page = { ...(await basePage(deps, article, 1)), input, preview: late };
  render(res.status(403), 'articles/show', articlePage(page, siteNameOf(res)));
}

async function parentIn({ db }: Deps, { slug, lang }: Article, input: Input): Promise<Comment | undefined> {
  const [id = ''] = input['parent'] ?? [];
  return id === '' ? undefined : findThreadOf(db, { article: slug, lang }, id);
}

/** The form again with its problems. That of the question is one of them only when the comment was to be sent. */
async function drawErrors(
  deps: Deps,
  res: Response,
  post: Post,
  drawn: Omit<ArticlePage, 'question'>,
  fieldErrors: readonly FieldError[],
  preview: boolean,
): Promise<void> {
  const { question, errors } = preview
    ? { question: await questionKept(deps.db, post), errors: [] }
    : await questionAgain(deps.db, post);
  const all = [...fieldErrors, ...errors];
  render(res.status(422), 'articles/show', articlePage({ ...drawn, question, errors: all }, siteNameOf(res)));
}

/** A preview spends nothing: the question comes back as it was, or a new one when it no longer serves. */
async function drawPreview(
  deps: Deps,
  res: Response,
  post: Post,
  drawn: Omit<ArticlePage, 'question'>,
  { comment }: CommentFields,
): Promise<void> {
  const question = await questionKept(deps.db, post);
  render(res, 'articles/show', articlePage({ ...drawn, question, preview: comment }, siteNameOf(res)));
}

async function tell(
  deps: Deps,
  res: Response,
  redraw: () => Promise<ArticlePage>,
  posting: Posting,
  fields: CommentFields,
): Promise<void> {
  if ('comment' in posting) {
    // Not for one that was there: who sits behind the same address would be taken for its writer.
    if (posting.kind === 'stored' && fields.remember) remember(deps, res, posting.comment, fields);
    // The writer's browser may hold the page from before, and would not ask again within the minute.
    if (posting.comment.status === 'published') res.set('Clear-Site-Data', '"cache"');
    res.redirect(303, await placeOf(deps, posting.comment));
    return;
  }
  const drawn = await redraw();
  if (posting.kind === 'again') {
    const { question, errors } = posting;
    render(res.status(422), 'articles/show', articlePage({ ...drawn, question, errors }, siteNameOf(res)));
    return;
  }
  const minutes = Math.ceil(posting.retryAfterMs / MINUTE_MS);
  res.status(429).set('Retry-After', String(Math.ceil(posting.retryAfterMs / SECOND_MS)));
  const words = messagesFor(drawn.article.lang).comments;
  const notice =
    posting.kind === 'site-full'
      ? { text: words.siteFull(minutes), said: words.siteFullTitle }
      : { text: words.tooMany(minutes), said: words.tooManyTitle };
  render(
    res,
    'articles/show',
    articlePage({ ...drawn, question: posting.question, notice }, siteNameOf(res)),
  );
}

function remember(
  { config, secrets, clock }: Deps,
  res: Response,
  { id }: Comment,
  { name, email, website }: CommentFields,
): void {
  const cookie = writerCookie(config);
  const writer = { comment: id, name, email, website: website ?? '' };
  const value = writerToken(secrets.captcha, writer, clock());
  res.cookie(cookie.name, value, { ...cookie.options, maxAge: WRITER_LIFE_MS });
}

async function placeOf({ db, secrets, clock }: Deps, comment: Comment): Promise<string> {
  const { lang, article, id, status } = comment;
  const query =
    status === 'published'
      ? pageQuery(1 + Math.floor((await countThreadsBefore(db, comment)) / THREADS_PER_PAGE))
      : { received: receivedToken(secrets.captcha, comment, clock()) };
  return pathToArticle(lang, article, query, commentAnchor(lang, id));
}

function toPost(deps: Deps, req: Request, article: Article, settings: CommentSettings): Post {
  const { config, secrets, clock } = deps;
  const browser = { keys: secrets.captcha, reach: config, now: clock() };
  const writer = writerIn(req.get('cookie') ?? '', browser);
  const asked = askedIn(deps, req, article, settings);
  const fields = fillIn(fieldsOf(req), writer);
  return {
    ...asked,
    fields: settings.website ? fields : withoutWebsite(fields),
    writtenBefore: writer?.comment,
    printKey: secrets.address,
    invite: (trx, comment) => inviteToNotices(deps, trx, comment, article),
  };
}

/** A reply belongs to its thread; when that no longer stands, its writer reads so with whatever else is wrong. */
function withParent(parsed: Parsed<CommentFields>, replyTo: Comment | undefined): Parsed<CommentFields> {
  const isLost = replyTo === undefined && (parsed.input['parent']?.[0] ?? '') !== '';
  if (parsed.ok && !isLost) return { ...parsed, value: { ...parsed.value, parent: replyTo?.id ?? null } };
  const errors = parsed.ok ? [] : parsed.errors;
  if (!isLost || errors.some(({ name }) => name === 'parent')) return { ...parsed, ok: false, errors };
  const message = (t: Messages) => t.comments.reply.unknown;
  return { ...parsed, ok: false, errors: [...errors, { name: 'parent', field: 'comment', message }] };
}
