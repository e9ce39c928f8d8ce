import type { Request, RequestHandler, Response } from 'express';
import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { NotFound, PageError } from '../errors.ts';
import { messagesFor } from '../i18n/messages.ts';
import { fieldsOf } from '../web/body.ts';
import { toInput } from '../web/form.ts';
import { PER_PAGE, listPage, pageAsked } from '../web/list-page.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { measuredBetween } from './measured-page.ts';
import { OTHER_LINK, keysIn, linkError, parseOtherLink } from './form.ts';
import { comparisonPage } from './parts.ts';
import type { Comparing } from './parts.ts';
import { canOverlay, namesOf, overlayOf } from './words.ts';
import { compareRevisions } from './comparison.ts';
import type { Pair } from './comparison.ts';
import { inlineAs } from '../web/text/file-name.ts';
import { findOther, findPair, isEditKey } from './pair-store.ts';
import type { Asked } from './pair-store.ts';
import { readPastedLink } from './pasted-link.ts';
import { openRead, toRevisionNumber } from '../strategies/strategy-page.ts';
import type { Reading } from '../strategies/strategy-page.ts';
import { countRevisions, listNoted, listRevisions } from '../strategies/store.ts';
import { LANGS } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import { COMPARISON_WORDS, pathToComparison } from '../addresses/links.ts';
import type { ComparisonQuery } from '../addresses/links.ts';

export function showComparison({ db }: Deps): RequestHandler {
  return async (req, res) => {
    const [reading, asked] = await openComparison(db, req, res);
    const found = await findPair(db, reading, asked);
    const comparing = await comparingOf(db, reading, pageAsked(req.query), langOf(res));
    if ('fault' in found) {
      const errors = [linkError(found.fault)];
      render(res.status(found.status), 'comparison/show', comparisonPage({ ...comparing, errors }));
      return;
    }
    const noted = await notedBetween(db, reading, found.pair);
    const measured = await measuredBetween(db, req, reading, found.pair, langOf(res));
    render(res, 'comparison/show', comparisonPage({ ...comparing, ...found, noted, measured, query: asked }));
  };
}

/** A pasted link becomes the address of a comparison; one that cannot be used is explained where it was pasted. */
export function openOther(deps: Deps): RequestHandler {
  return async (req, res) => {
    const lang = langOf(res);
    const reading = await openRead(deps, req, res);
    const posted = await readOther(deps, reading, req);
    if ('key' in posted) {
      res.redirect(303, pathToComparison(lang, reading.readKey, { with: posted.key }));
      return;
    }
    const comparing = await comparingOf(deps.db, reading, 1, lang);
    render(res.status(422), 'comparison/show', comparisonPage({ ...comparing, ...posted }));
  };
}

export function sendOverlay({ db }: Deps): RequestHandler {
  return async (req, res) => {
    const lang = langOf(res);
    const [reading, asked] = await openComparison(db, req, res);
    const found = await findPair(db, reading, asked);
    if ('fault' in found) throw new PageError(found.status, 'unknownLink');
    const { pair } = found;
    if (pair === undefined) throw new NotFound('unknownRevision');
    const comparison = compareRevisions(pair.from, pair.to, lang);
    if (!canOverlay(comparison)) throw new NotFound('notOverlaid');
    const overlaying = { names: namesOf(pair, lang), lang, target: 'file' } as const;
    const stem = messagesFor(lang).comparison.fileName;
    res.set('Content-Disposition', inlineAs(stem, pair.from.strategy.brand, 'svg'));
    res.type('svg').send(overlayOf(pair, comparison, overlaying));
  };
}

async function openComparison(db: Db, req: Request, res: Response): Promise<readonly [Reading, Asked]> {
  return [await openRead({ db }, req, res), askedIn(req)];
}

function askedIn(req: Request): Asked {
  const [from, to, other] = [wordIn(req, 'from'), wordIn(req, 'to'), wordIn(req, 'with')];
  if (other !== undefined) return { with: other };
  return {
    ...(from !== undefined && { from: toRevisionNumber(from) }),
    ...(to !== undefined && { to: toRevisionNumber(to) }),
  };
}

function wordIn(req: Request, name: keyof ComparisonQuery): string | undefined {
  const given = new Map(Object.entries(toInput(req.query)));
  const [word, ...more] = LANGS.flatMap((lang) => given.get(COMPARISON_WORDS[name][lang]) ?? []);
  if (more.length > 0) throw new PageError(422, 'unreadable');
  return word;
}

async function readOther(
  { db, config }: Deps,
  { strategyId }: Reading,
  req: Request,
): Promise<{ readonly key: string } | Pick<Comparing, 'input' | 'errors'>> {
  const { input, ...parsed } = parseOtherLink(fieldsOf(req));
  // Words that hold an edit link are not shown again, whatever else is the matter with them.
  const shown = (await holdEditLink(db, input[OTHER_LINK] ?? [])) ? {} : { input };
  if (!parsed.ok) return { ...shown, errors: parsed.errors };
  const link = readPastedLink(parsed.value, config.baseUrl);
  if (link.kind !== 'key') return { ...shown, errors: [linkError((t) => t.comparison.otherLink[link.kind])] };
  const other = await findOther(db, strategyId, link.key);
  return 'fault' in other ? { ...shown, errors: [linkError(other.fault)] } : { key: link.key };
}

async function holdEditLink(db: Db, typed: readonly string[]): Promise<boolean> {
  const { isEdit, keys } = keysIn(typed);
  if (isEdit) return true;
  // One after the other: asked at once, a pasted text would take every connection.
  for (const key of keys) if (await isEditKey(db, key)) return true;
  return false;
}

async function comparingOf(
  db: Db,
  { readKey, strategyId, revision }: Reading,
  asked: number,
  lang: Lang,
): Promise<Comparing> {
  const newest = await countRevisions(db, strategyId);
  const place = listPage(asked, newest);
  const revisions = await listRevisions(db, strategyId, { from: newest - place.skip, limit: PER_PAGE });
  return { lang, readKey, own: revision, newest, place, revisions, noted: [], pair: undefined, query: {} };
}

async function notedBetween(db: Db, { strategyId }: Reading, pair: Pair | undefined) {
  if (pair?.kind !== 'versions') return [];
  const [after, upTo] = [pair.from.number, pair.to.number];
  return listNoted(db, strategyId, { after, upTo, limit: PER_PAGE + 1 });
}
