import type { Request, Response } from 'express';
import type { Deps } from '../deps.ts';
import { NotFound } from '../errors.ts';
import { pathToArticle } from '../addresses/paths.ts';
import { langOf } from '../web/locale.ts';
import type { ViewContext } from '../web/locale.ts';
import type { Article } from '../articles/article.ts';
import { clientOf } from '../caps/client.ts';
import type { Asked } from './question-store.ts';
import { currentKey } from '../web/signed.ts';
import type { CommentSettings } from './settings.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The article that an address names; its page in the other language is then its twin. Throws NotFound. */
export function articleAt({ library }: Deps, req: Request, res: Response): Article {
  const lang = langOf(res);
  const article = library.find(lang, String(req.params['slug']));
  if (article === undefined) throw new NotFound('unknownArticle');
  const twin = library.twin(article);
  (res.locals as ViewContext).otherPath = pathToArticle(twin.lang, twin.slug);
  return article;
}

/** Whether an article no longer takes comments. */
export function isClosed({ published }: Article, { closeAfterDays }: CommentSettings, now: number): boolean {
  return closeAfterDays > 0 && now > Date.parse(published) + closeAfterDays * DAY_MS;
}

/** A form with its question, as this request posts it. */
export function askedIn(deps: Deps, req: Request, article: Article, settings: CommentSettings): Asked {
  const { secrets, clock, random } = deps;
  const address = req.ip ?? '';
  return {
    article: article.slug,
    lang: article.lang,
    body: req.body,
    settings,
    now: clock(),
    address,
    client: clientOf(address, currentKey(secrets.captcha)),
    keys: secrets.captcha,
    random,
  };
}
