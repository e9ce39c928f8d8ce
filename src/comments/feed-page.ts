import type { RequestHandler } from 'express';
import { articleAt } from '../articles/page.ts';
import type { Deps } from '../deps.ts';
import { FEED_TYPE } from '../web/atom.ts';
import { FOR_EVERYBODY } from '../web/memory/ready-pages.ts';
import { commentsFeed } from './feed.ts';
import { publicComment } from './pages.ts';
import { listLatest } from './store.ts';
import { feedIdsOf } from '../identity/feed-id-store.ts';
import { urlTo } from '../addresses/links.ts';

const FEED_LENGTH = 50;

export function sendComments(deps: Deps): RequestHandler {
  return async (req, res) => {
    const article = articleAt(deps, req, res);
    const { db, config } = deps;
    const { lang, slug } = article;
    const url = urlTo(config.baseUrl, 'article', lang, { slug });
    const latest = await listLatest(db, { article: slug, lang }, FEED_LENGTH);
    const comments = latest.map((comment) => publicComment(config.baseUrl, slug, comment));
    const selfUrl = urlTo(config.baseUrl, 'commentsFeed', lang, { slug });
    res.set('Cache-Control', FOR_EVERYBODY).type(FEED_TYPE);
    const idOf = await feedIdsOf(deps);
    res.send(commentsFeed({ lang, idOf, selfUrl, article: { ...article, url }, comments }));
  };
}
