import type { Request, RequestHandler, Response } from 'express';
import type { Config } from '../config.ts';
import type { Deps } from '../deps.ts';
import { lastingHost } from '../identity/feed-id-store.ts';
import type { Measured } from '../indicators/measured.ts';
import { findLogoPicture } from '../identity/logo-store.ts';
import type { LogoPicture } from '../identity/logo.ts';
import { siteNameOf } from '../identity/page.ts';
import { timeZone } from '../i18n/time-zone.ts';
import { messagesFor } from '../i18n/messages.ts';
import { departureOf } from '../web/server/departure.ts';
import { langOf } from '../web/locale.ts';
import { shownMeasures } from '../strategies/measures-page.ts';
import { strategyJson } from '../strategies/one-pager.ts';
import { openRead } from '../strategies/strategy-page.ts';
import type { Reading } from '../strategies/strategy-page.ts';
import { agendaFile, agendaToFollow } from './agenda.ts';
import type { Drawing } from './draw.ts';
import { renderQueue } from './queue.ts';
import type { Asker } from './queue.ts';
import { keepRecent } from './recent.ts';
import type { Room } from './recent.ts';
import { drawInThread } from './threads.ts';
import { inlineAs } from '../web/text/file-name.ts';
import { pictureOf } from './picture.ts';
import type { Lang } from '../i18n/languages.ts';
import { urlTo } from '../addresses/links.ts';
import type { PageName } from '../addresses/pages.ts';
import { sha256 } from '../web/digest.ts';

interface FileKind {
  readonly pages: readonly PageName[];
  readonly name: 'wheel' | 'card' | 'calendar';
  readonly extension: string;
  readonly make: Drawing['kind'] | ((reading: Told, lang: Lang) => string);
}

/** With what readers may see of the follow-up. */
interface Told extends Reading {
  /** What this site is called. */
  readonly site: string;
  readonly logo: LogoPicture | undefined;
  readonly measures: readonly Measured[];
  /** The name of this site in the ids of events. */
  readonly host: string;
}

export function fileKinds({ baseUrl }: Pick<Config, 'baseUrl'>): readonly FileKind[] {
  return [
    {
      pages: ['strategySvg', 'revisionSvg'],
      name: 'wheel',
      extension: 'svg',
      make: ({ revision }, lang) => pictureOf(revision, lang),
    },
    {
      pages: ['strategyJson', 'revisionJson'],
      name: 'wheel',
      extension: 'json',
      make: ({ revision, measures }, lang) => JSON.stringify(strategyJson(revision, lang, measures)),
    },
    { pages: ['strategyPdf', 'revisionPdf'], name: 'wheel', extension: 'pdf', make: 'pdf' },
    { pages: ['strategyPng', 'revisionPng'], name: 'wheel', extension: 'png', make: 'wheel' },
    { pages: ['strategyCard', 'revisionCard'], name: 'card', extension: 'png', make: 'card' },
    {
      pages: ['strategyIcs', 'revisionIcs'],
      name: 'calendar',
      extension: 'ics',
      make: (reading, lang) => agendaFile(agendaOf(reading, lang, baseUrl), lang),
    },
    {
      pages: ['strategyCalendar'],
      name: 'calendar',
      extension: 'ics',
      make: (reading, lang) => agendaToFollow(agendaOf(reading, lang, baseUrl), lang),
    },
  ];
}

export function sendFile(deps: Deps): (kind: FileKind) => RequestHandler {
  const giveDrawn = drawnFiles(deps);
  return ({ name, extension, make }) =>
    async (req, res) => {
      const lang = langOf(res);
      const reading = await openTold(deps, req, res, lang);
      const asker = { address: req.ip ?? '', left: departureOf(res) };
      const file =
        typeof make === 'string'
          ? await giveDrawn(drawingOf(make, reading, lang, deps.config), asker)
          : make(reading, lang);
      if (file === undefined) return;
      const stem = messagesFor(lang).strategies.fileNames[name];
      res.set('Content-Disposition', inlineAs(stem, reading.revision.strategy.brand, extension));
      res.type(extension).send(file);
    };
}

function drawingOf(
  kind: Drawing['kind'],
  reading: Told,
  lang: Lang,
  config: Pick<Config, 'baseUrl'>,
): Drawing {
  const { revision, measures, site, logo } = reading;
  const address = addressOf(reading, lang, config);
  return { kind, revision, measures, address, lang, site, logo, timeZone: timeZone() };
}

async function openTold(deps: Deps, req: Request, res: Response, lang: Lang): Promise<Told> {
  const reading = await openRead(deps, req, res);
  const measures = await shownMeasures(deps.db, reading.strategyId, reading.revision, lang);
  const [logo, host] = [await findLogoPicture(deps.db), await lastingHost(deps)];
  return { ...reading, measures, site: siteNameOf(res), logo, host };
}

/** Of the page that a file was taken from, by the link that its reader has. */
function addressOf(
  { readKey }: Pick<Reading, 'readKey'>,
  lang: Lang,
  { baseUrl }: Pick<Config, 'baseUrl'>,
): string {
  return urlTo(baseUrl, 'strategy', lang, { readKey });
}

function agendaOf(reading: Told, lang: Lang, baseUrl: string) {
  const { strategyId, revision, site, host } = reading;
  const address = addressOf(reading, lang, { baseUrl });
  return { strategyId, revision, address, host, site };
}

const KEPT: Room = { entries: 256, bytes: 8 * 1024 * 1024 };

type GiveDrawn = (drawing: Drawing, asker: Asker) => Promise<Uint8Array | undefined>;

/**
 * Gives a file that was drawn lately, or has it drawn once it is the asker's turn; undefined when they have left meanwhile.
 * Throws FilesBusy when too many wait. Whether the asker may have it is looked at before.
 */
function drawnFiles({ takeTurn, draw = drawInThread() }: Pick<Deps, 'takeTurn' | 'draw'>): GiveDrawn {
  const queue = renderQueue(takeTurn);
  const recent = keepRecent(KEPT);
  return async (drawing, asker) => {
    const key = keyOf(drawing);
    return (
      recent.find(key) ??
      // The one before may have asked for the same.
      queue(asker, () => recent.find(key) ?? recent.keep(key, draw(drawing)))
    );
  };
}

/** Of all that is drawn, so that no change is missed, and of nothing else: two askers of the same share it. */
function keyOf({ revision, logo, ...drawing }: Drawing): string {
  const { method, ...strategy } = revision.strategy;
  // A method is as long as a book and its hash says all of it; that of a logo too.
  const whole = { ...drawing, logo: logo?.hash, revision: { ...revision, strategy, method: method.hash } };
  return sha256(JSON.stringify(whole));
}
