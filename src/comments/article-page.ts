import type { Request, RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { siteNameOf } from '../identity/page.ts';
import { messagesFor } from '../i18n/messages.ts';
import { FOR_EVERYBODY } from '../web/memory/ready-pages.ts';
import type { Article } from '../articles/article.ts';
import { sharedQuestion } from './question.ts';
import { isClosed } from './form.ts';
import { articlePage } from './pages.ts';
import type { ArticlePage } from './pages.ts';
import type { BlankWheelFor } from './blank-wheel.ts';
import { countPublished, findComment, findThreadOf } from './store.ts';
import type { Comment } from './store.ts';
import { pageQuery, threadOf, threadsOf } from './thread-page.ts';
import { settingsIn } from './settings-store.ts';
import { commentOf, editToken } from './writer.ts';
import type { OwnComment } from './thread-page.ts';
import { articleAt } from '../articles/page.ts';
import { ARTICLE_WORDS, COMMENTS_PAGE, pathTo, pathToArticle } from '../addresses/links.ts';
import { readerAddress } from '../addresses/match.ts';
import { render } from '../web/render.ts';

const MINUTE_MS = 60 * 1000;

export function showArticle(deps: ArticleDeps): RequestHandler {
  return async (req, res) => {
    const article = articleAt(deps, req, res);
    const asked = pageNumber(req, article);
    const thread = queryWord(req, article, 'thread');
    const place = { article: article.slug, lang: article.lang };
    const root = thread === undefined ? undefined : await findThreadOf(deps.db, place, thread);
    const base = await basePage(deps, article, asked, root);
    if (asked > base.page)
      res.set('Cache-Control', 'no-cache').redirect(302, pathToLastPage(article, base.page, root));
    else await drawArticle(deps, req, res, base);
  };
}

async function drawArticle(deps: Deps, req: Request, res: Response, base: ArticlePage): Promise<void> {
  const { article, settings } = base;
  const mine = await ownComment(deps, req, base);
  const reply = queryWord(req, article, 'reply');
  const place = { article: article.slug, lang: article.lang };
  const replyTo = settings.replies && reply ? await findThreadOf(deps.db, place, reply) : undefined;
  res.set('Cache-Control', mine === undefined ? cacheControlOf(req) : 'no-store');
  const page = { ...base, mine, replyTo, notice: mine?.notice };
  render(res, 'articles/show', articlePage(page, siteNameOf(res)));
}

function pathToLastPage({ lang, slug }: Article, page: number, root: Comment | undefined): string {
  return pathToArticle(lang, slug, { ...(root && { thread: root.id }), ...pageQuery(page) });
}

function cacheControlOf(req: Request): string {
  return readerAddress(req.url) === undefined ? 'no-cache' : FOR_EVERYBODY;
}

export interface ArticleDeps extends Deps {
  readonly blankWheelFor: BlankWheelFor;
}

export async function basePage(
  { db, config, secrets, clock, library, blankWheelFor }: ArticleDeps,
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
    blankWheel: blankWheelFor(article),
    baseUrl: config.baseUrl,
    settings,
    closed: isClosed(article, settings, clock()),
    mailing: config.mail !== undefined,
    count: await countPublished(db, place),
    ...(await (root === undefined ? threadsOf(db, place, page) : threadOf(db, root, page))),
    question: { ...shared, answer: '' },
  };
}

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

function pageNumber(req: Request, article: Article): number {
  const word = queryWord(req, article, 'page') ?? '1';
  return COMMENTS_PAGE.test(word) ? Number(word) : 1;
}

function queryWord(req: Request, { lang }: Article, word: keyof typeof ARTICLE_WORDS): string | undefined {
  const value = req.query[ARTICLE_WORDS[word][lang]];
  return typeof value === 'string' ? value : undefined;
}
