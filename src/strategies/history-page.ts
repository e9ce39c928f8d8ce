import type { Db } from '../db/database.ts';
import { PER_PAGE, listLinks, listPage } from '../web/list-page.ts';
import { historyOf } from './history.ts';
import { countRevisions, listRevisions } from './store.ts';
import type { Lang } from '../i18n/languages.ts';

const PART = '#history';

export async function historyPage(db: Db, strategyId: string, asked: number, path: string, lang: Lang) {
  const newest = await countRevisions(db, strategyId);
  const place = listPage(asked, newest);
  const revisions = await listRevisions(db, strategyId, { from: newest - place.skip, limit: PER_PAGE + 1 });
  return {
    entries: historyOf(revisions, PER_PAGE, lang),
    newest,
    page: place.page,
    links: listLinks(place, path, PART),
  };
}
