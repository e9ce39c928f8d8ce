import type { Request, Response } from 'express';
import type { Deps } from '../deps.ts';
import type { Db } from '../db/database.ts';
import { NotFound } from '../errors.ts';
import { pathToArticle } from '../addresses/paths.ts';
import { langOf } from '../web/locale.ts';
import type { ViewContext } from '../web/locale.ts';
import type { Article } from '../articles/article.ts';
import { clientOf } from '../caps/client.ts';
import type { Asked } from './question.ts';
import { currentKey } from '../web/signed.ts';
import { DEFAULT_SETTINGS, fromStored } from './settings.ts';
import type { CommentSettings } from './settings.ts';
import { listSettings } from './store.ts';

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

/** What the owner decided about comments. */
export async function settingsIn(db: Db): Promise<CommentSettings> {
  return parsedOnce(await listSettings(db));
}

let last = { text: '{}', settings: DEFAULT_SETTINGS };

/** They are read at each post and change once a year. */
function parsedOnce(stored: Readonly<Record<string, string>>): CommentSettings {
  const text = JSON.stringify(stored);
  if (text !== last.text) last = { text, settings: fromStored(stored) };
  return last.settings;
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
