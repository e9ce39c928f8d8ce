import type { Request, RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Messages } from '../i18n/messages.ts';
import {
  ARTICLE_WORDS,
  COMMENTS_PAGE,
  COMMENT_FORM,
  commentAnchor,
  pathTo,
  pathToArticle,
  readerAddress,
} from '../addresses/paths.ts';
import { toInput } from '../web/form.ts';
import type { FieldError, Parsed } from '../web/form.ts';
import { FOR_EVERYBODY } from '../web/memory/ready-pages.ts';
import type { Article } from '../articles/article.ts';
import { sharedQuestion } from './question.ts';
import { parseComment } from './form.ts';
import type { CommentFields } from './form.ts';
import { articleAt, askedIn, isClosed } from './request.ts';
import { THREADS_PER_PAGE, articlePage, pageQuery } from './pages.ts';
import type { ArticlePage, OwnComment } from './pages.ts';
import { questionKept } from './question-store.ts';
import type { CommentSettings } from './settings.ts';
import { countPublished, findComment } from './store.ts';
import type { Comment } from './store.ts';
import { threadOf, threadsOf } from './thread-page.ts';
import { countThreadsBefore } from './thread-store.ts';
import { settingsIn } from './settings-store.ts';
import { postComment, questionAgain } from './arrival-store.ts';
import type { Post, Posting } from './arrival-store.ts';
import { inviteToNotices } from './invitation-store.ts';
import {
  WRITER_LIFE_MS,
  commentOf,
  editToken,
  receivedToken,
  writerCookie,
  writerIn,
  writerToken,
} from './writer.ts';
import { fillIn, isPreview, withoutWebsite } from './form.ts';

const MINUTE_MS = 60 * 1000;
const SECOND_MS = 1000;

/** An article as its readers get it; a writer's own signed link also shows what waits. */
export function showArticle(deps: Deps): RequestHandler {
  return async (req, res) => {
    const article = articleAt(deps, req, res);
    const asked = pageNumber(req, article);
    const thread = queryWord(req, article, 'thread');
    const root = await answered(deps, { article }, thread);
    const base = await basePage(deps, article, asked, root);
    if (asked > base.page) {
      const query = { ...(root && { thread: root.id }), ...pageQuery(base.page) };
      res.set('Cache-Control', 'no-cache').redirect(302, pathToArticle(article.lang, article.slug, query));
      return;
    }
    const mine = await ownComment(deps, req, base);
    const replyTo = await answerable(deps, base, queryWord(req, article, 'reply'));
    const forAll = readerAddress(req.originalUrl) !== undefined;
    res.set('Cache-Control', mine !== undefined ? 'no-store' : forAll ? FOR_EVERYBODY : 'no-cache');
    res.render('articles/show', articlePage({ ...base, mine, replyTo, notice: mine?.notice }));
  };
}

/** The address that takes comments leads a reader to the form. */
export function backToForm(deps: Deps): RequestHandler {
  return (req, res) => {
    const { lang, slug } = articleAt(deps, req, res);
    res.redirect(303, pathToArticle(lang, slug, {}, COMMENT_FORM));
  };
}

/** Takes a comment, draws its preview, or draws the form again with every word kept. */
export function takeComment(deps: Deps): RequestHandler {
  return async (req, res) => {
    const article = articleAt(deps, req, res);
    const settings = await settingsIn(deps.db);
    const post = toPost(deps, req, article, settings);
    const input = toInput(req.body);
    const preview = isPreview(input);
    res.set('Cache-Control', 'no-store');
    if (isClosed(article, settings, post.now)) {
      const late = input['comment']?.[0] ?? '';
      const page = { ...(await basePage(deps, article, 1)), input, preview: late };
      res.status(403).render('articles/show', articlePage(page));
      return;
    }
    const replyTo = await answerable(deps, { article, settings }, input['parent']?.[0]);
    const parsed = withParent(parseComment(post.body), replyTo);
    const redraw = async () => ({ ...(await basePage(deps, article, 1)), input, replyTo });
    if (!parsed.ok) await drawErrors(deps, res, post, await redraw(), parsed.errors, preview);
    else if (preview) await drawPreview(deps, res, post, await redraw(), parsed.value);
    else await tell(deps, res, redraw, await postComment(deps.db, post, parsed.value), parsed.value);
  };
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
  res.status(422).render('articles/show', articlePage({ ...drawn, question, errors: all }));
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
  res.render('articles/show', articlePage({ ...drawn, question, preview: comment }));
}

/** Says what became of a comment: a redirect to it, or the form again. */
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
    res.status(422).render('articles/show', articlePage({ ...drawn, question, errors }));
    return;
  }
  const minutes = Math.ceil(posting.retryAfterMs / MINUTE_MS);
  res.status(429).set('Retry-After', String(Math.ceil(posting.retryAfterMs / SECOND_MS)));
  const words = messagesFor(drawn.article.lang).comments;
  const notice =
    posting.kind === 'site-full'
      ? { text: words.siteFull(minutes), said: words.siteFullTitle }
      : { text: words.tooMany(minutes), said: words.tooManyTitle };
  res.render('articles/show', articlePage({ ...drawn, question: posting.question, notice }));
}

/** The browser is asked to keep who wrote, as its writer wished. */
function remember(
  { config, secrets, clock }: Deps,
  res: Response,
  { id }: Comment,
  { name, email, website }: CommentFields,
): void {
  const cookie = writerCookie(config.secure);
  const writer = { comment: id, name, email, website: website ?? '' };
  const value = writerToken(secrets.captcha, writer, clock());
  res.cookie(cookie.name, value, { ...cookie.options, maxAge: WRITER_LIFE_MS });
}

/** Where a writer finds a comment again: in the discussion, or by a signed link while it waits. */
async function placeOf({ db, secrets, clock }: Deps, comment: Comment): Promise<string> {
  const { lang, article, id, status } = comment;
  const query =
    status === 'published'
      ? pageQuery(1 + Math.floor((await countThreadsBefore(db, comment)) / THREADS_PER_PAGE))
      : { received: receivedToken(secrets.captcha, comment, clock()) };
  return pathToArticle(lang, article, query, commentAnchor(lang, id));
}

/** What every drawing of an article page starts from: a page of its discussion, or of one thread. */
async function basePage(
  { db, config, secrets, clock, library }: Deps,
  article: Article,
  page: number,
  root?: Comment,
): Promise<ArticlePage> {
  const settings = await settingsIn(db);
  const place = { article: article.slug, lang: article.lang };
  const lifeMs = settings.captchaHours * 60 * MINUTE_MS;
  const shared = sharedQuestion({ ...place, lifeMs, keys: secrets.captcha, now: clock() });
  return {
    article,
    library,
    baseUrl: config.baseUrl,
    settings,
    closed: isClosed(article, settings, clock()),
    mailing: config.mail !== undefined,
    contactEmail: config.contactEmail,
    count: await countPublished(db, place),
    ...(await (root === undefined ? threadsOf(db, place, page) : threadOf(db, root, page))),
    question: { ...shared, answer: '' },
  };
}

function toPost(deps: Deps, req: Request, article: Article, settings: CommentSettings): Post {
  const { config, secrets, clock } = deps;
  const browser = { keys: secrets.captcha, isSecure: config.secure, now: clock() };
  const writer = writerIn(req.get('cookie') ?? '', browser);
  const asked = askedIn(deps, req, article, settings);
  const body = fillIn(req.body, writer);
  return {
    ...asked,
    body: settings.website ? body : withoutWebsite(body),
    writtenBefore: writer?.comment,
    invite: (trx, comment) => inviteToNotices(deps, trx, comment, article),
  };
}

/** A writer's own comment while its signed link lasts, as long as nobody decided against it. */
async function ownComment(
  deps: Deps,
  req: Request,
  { article, settings }: ArticlePage,
): Promise<OwnComment | undefined> {
  const { db, secrets, clock } = deps;
  const token = queryWord(req, article, 'received');
  const id = token === undefined ? undefined : commentOf(secrets.captcha, 'received', token, clock());
  const comment = id === undefined ? undefined : await findComment(db, id);
  if (comment?.article !== article.slug || comment.lang !== article.lang) return undefined;
  if (comment.status === 'published' || comment.status === 'trash') return undefined;
  const { comments, discussion } = messagesFor(article.lang);
  const isEditable = clock() < comment.created_at + settings.editMinutes * MINUTE_MS;
  const editPath = pathTo('editComment', article.lang, {
    slug: article.slug,
    token: editToken(secrets.captcha, comment, settings.editMinutes),
  });
  const notice =
    comment.edited_at === null
      ? { text: comments.sent, said: comments.sentTitle }
      : { text: discussion.edited303, said: discussion.editedTitle };
  return { comment, note: comments.pending, notice, editPath: isEditable ? editPath : undefined };
}

/** The published comment that an answer goes to. */
async function answerable(
  deps: Deps,
  { article, settings }: Pick<ArticlePage, 'article' | 'settings'>,
  id: string | undefined,
): Promise<Comment | undefined> {
  return settings.replies ? answered(deps, { article }, id) : undefined;
}

/** The first comment of a published one's thread, as there is one level of replies. */
async function answered(
  { db }: Deps,
  { article }: Pick<ArticlePage, 'article'>,
  id: string | undefined,
): Promise<Comment | undefined> {
  const found = id ? await findComment(db, id) : undefined;
  const root = found?.parent_id == null ? found : await findComment(db, found.parent_id);
  const isHere = root?.article === article.slug && root.lang === article.lang;
  return isHere && root.status === 'published' ? root : undefined;
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

function pageNumber(req: Request, article: Article): number {
  const word = queryWord(req, article, 'page') ?? '1';
  return COMMENTS_PAGE.test(word) ? Number(word) : 1;
}

function queryWord(req: Request, { lang }: Article, word: keyof typeof ARTICLE_WORDS): string | undefined {
  const value = req.query[ARTICLE_WORDS[word][lang]];
  return typeof value === 'string' ? value : undefined;
}
