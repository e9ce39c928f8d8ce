import type { Request, RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { NotFound } from '../errors.ts';
import { pageAsked, pathOfPage } from '../web/list-page.ts';
import { expectLang, langOf } from '../web/locale.ts';
import { qrCode } from '../web/qr.ts';
import { render } from '../web/render.ts';
import { calendarLink } from './calendar-link.ts';
import { followUpPart } from './follow-up-part.ts';
import { historyPage } from './history-page.ts';
import { getExpiry } from './life-store.ts';
import { linkPreviewOf } from './link-preview.ts';
import { getLink } from './link-store.ts';
import { shownMeasures } from './measures-page.ts';
import { onePager } from './one-pager.ts';
import { isPreviewAllowed } from './preview-store.ts';
import { getReadable } from './store.ts';
import type { Revision } from './strategy.ts';
import { amongOthers } from './uniqueness-page.ts';
import type { Lang } from '../i18n/languages.ts';
import { pathTo, urlTo } from '../addresses/links.ts';
import { inOtherLanguage } from '../addresses/match.ts';
import type { QrCode } from '../web/qr.ts';
import { withPrefix } from '../addresses/prefix.ts';

declare module '../web/render.ts' {
  interface Views {
    'strategies/show': ReturnType<typeof onePager> & {
      readonly history: Awaited<ReturnType<typeof historyPage>>;
      readonly followUp: ReturnType<typeof followUpPart>;
      readonly readKey: string;
      readonly latest: boolean;
      readonly files: ReturnType<typeof filesOf>;
      readonly calendar: ReturnType<typeof calendarLink> | undefined;
      readonly expiresAt: number;
      readonly strategyWords: string;
      readonly qr: QrCode;
      readonly blindSentence: string | undefined;
      readonly uniqueness: Awaited<ReturnType<typeof amongOthers>>;
      readonly otherPath: string;
      readonly linkPreview: LinkPreview | undefined;
    };
  }
}

const FILES = [
  ['pdf', 'strategyPdf', 'revisionPdf'],
  ['ics', 'strategyIcs', 'revisionIcs'],
  ['png', 'strategyPng', 'revisionPng'],
  ['card', 'strategyCard', 'revisionCard'],
  ['svg', 'strategySvg', 'revisionSvg'],
  ['json', 'strategyJson', 'revisionJson'],
] as const;

export interface Reading {
  readonly readKey: string;
  readonly strategyId: string;
  readonly revision: Revision;
}

/** What a later room lets readers know of one revision. */
export type SharedSentence = (
  db: Deps['db'],
  strategyId: string,
  number: number,
  lang: Lang,
) => Promise<string | undefined>;

export function showStrategy(deps: Deps, sharedSentence: SharedSentence): RequestHandler {
  return async (req, res) => {
    const { revision, strategyId, readKey } = await openRead(deps, req, res);
    const lang = langOf(res);
    const history = await historyPage(deps.db, strategyId, pageAsked(req.query), withPrefix(req.path), lang);
    const latest = history.newest === revision.number;
    render(res, 'strategies/show', {
      ...(await strategyPart(deps, { strategyId, revision }, lang)),
      history,
      latest,
      ...(await waysOn(deps, { strategyId, readKey, revision, latest }, lang)),
      ...(await besideOthers(deps, sharedSentence, { strategyId, readKey, revision, latest }, lang)),
      otherPath: pathOfPage(inOtherLanguage(req.path, lang), history.page),
    });
  };
}

/** With what is followed, as far as readers may see it. */
async function strategyPart({ db }: Deps, { strategyId, revision }: Omit<Reading, 'readKey'>, lang: Lang) {
  const measures = await shownMeasures(db, strategyId, revision, lang);
  return {
    ...onePager(revision, lang, measures),
    followUp: followUpPart(measures, revision.strategy, lang),
  };
}

/** What a reader takes along, and until when there is something to come back to. */
async function waysOn(
  { db, config }: Deps,
  { strategyId, readKey, revision, latest }: Reading & { readonly latest: boolean },
  lang: Lang,
) {
  return {
    readKey,
    files: filesOf(readKey, latest ? undefined : revision.number, lang),
    calendar: latest ? calendarLink(config.baseUrl, readKey, lang) : undefined,
    expiresAt: await getExpiry(db, strategyId),
    qr: qrCode(urlTo(config.baseUrl, 'strategy', lang, { readKey })),
  };
}

async function besideOthers(
  deps: Deps,
  sharedSentence: SharedSentence,
  { strategyId, readKey, revision, latest }: Reading & { readonly latest: boolean },
  lang: Lang,
) {
  const { db, config } = deps;
  const preview = linkPreviewOf({ readKey, revision, isLatest: latest }, config.baseUrl, lang);
  return {
    strategyWords: revision.strategy.method.words[lang].strategy,
    uniqueness: await amongOthers(deps, strategyId, revision.strategy, lang),
    blindSentence: await sharedSentence(db, strategyId, revision.number, lang),
    linkPreview: (await isPreviewAllowed(db, strategyId)) ? preview : undefined,
  };
}

function filesOf(readKey: string, number: number | undefined, lang: Lang) {
  return FILES.map(([kind, latest, revision]) => {
    const path =
      number === undefined ? pathTo(latest, lang, { readKey }) : pathTo(revision, lang, { readKey, number });
    return { kind, path };
  });
}

export async function openRead({ db }: Pick<Deps, 'db'>, req: Request, res: Response): Promise<Reading> {
  const readKey = String(req.params['readKey']);
  const { strategyId } = await getLink(db, 'read', readKey);
  const revision = await getReadable(db, strategyId, revisionNumber(req));
  expectLang(revision.strategy.method, res);
  return { readKey, strategyId, revision };
}

export function revisionNumber(req: Request): number | undefined {
  const number = req.params['number'];
  return number === undefined ? undefined : toRevisionNumber(number);
}

export function toRevisionNumber(number: unknown): number {
  if (typeof number !== 'string' || !/^[1-9]\d{0,8}$/.test(number)) throw new NotFound('unknownRevision');
  return Number(number);
}
