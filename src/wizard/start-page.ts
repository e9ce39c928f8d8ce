import type { RequestHandler } from 'express';
import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { inOtherLanguage, pathTo } from '../addresses/paths.ts';
import { MOST_LISTED, PER_PAGE, listLinks, listPage, pageAsked, pathOfPage } from '../web/list-page.ts';
import { langOf } from '../web/locale.ts';
import { visitorOf } from '../web/session.ts';
import { byFamily, drawnApproaches } from '../wheel/drawing/pictograms.ts';
import { nextStep } from './draft.ts';
import { countDrafts, listDrafts } from './start-store.ts';

/** The part of the page where the drafts stand. */
const PART = '#drafts';

/** What the wheel is, and this browser's drafts, by pages. */
export function showStart({ db, clock }: Deps): RequestHandler {
  return async (req, res) => {
    const path = pathTo('start', langOf(res), {});
    const { drafts, count, place } = await readPage(db, visitorOf(req), clock(), pageAsked(req.query));
    res.render('wizard/start', {
      drafts: drafts.map((draft) => ({ ...draft, next: nextStep(draft) })),
      links: listLinks(place, path, PART),
      onlyLatest: count > MOST_LISTED ? MOST_LISTED : undefined,
      families: byFamily(drawnApproaches()),
      otherPath: pathOfPage(inOtherLanguage(path, langOf(res)), place.page),
    });
  };
}

async function readPage(db: Db, visitor: string | undefined, now: number, asked: number) {
  const count = visitor === undefined ? 0 : await countDrafts(db, visitor, now, MOST_LISTED + 1);
  const place = listPage(asked, Math.min(count, MOST_LISTED));
  const part = { skip: place.skip, limit: PER_PAGE };
  return { drafts: visitor === undefined ? [] : await listDrafts(db, visitor, now, part), count, place };
}
