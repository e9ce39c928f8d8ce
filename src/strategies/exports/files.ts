import { createHash } from 'node:crypto';
import type { RequestHandler, Router } from 'express';
import type { Deps } from '../../deps.ts';
import { messagesFor } from '../../i18n/messages.ts';
import type { Lang } from '../../i18n/messages.ts';
import { urlTo } from '../../paths.ts';
import type { PageName } from '../../paths.ts';
import { langOf } from '../../web/locale.ts';
import { page } from '../../web/routing.ts';
import { renderWheel } from '../../wheel/svg.ts';
import { strategyJson, wheelOfStrategy } from '../pages.ts';
import { openRead } from '../reading.ts';
import type { Reading } from '../reading.ts';
import type { Strategy } from '../strategy.ts';
import { inlineAs } from './file-name.ts';
import { reviewCalendar } from './ics.ts';
import { keepRecent } from './recent.ts';
import { renderQueue } from './render-queue.ts';

/** About 0.1 MB each. */
const KEPT_FILES = 64;
const PICTURE_WIDTH = 1200;
const FIXED_PREFIX = 'wheel';

/** A kind of file that a revision is given out as. */
interface FileKind {
  readonly pages: readonly [PageName, PageName];
  readonly name: 'wheel' | 'card' | 'review';
  readonly extension: string;
  readonly make: (reading: Reading, lang: Lang) => string | Promise<Buffer>;
  /** Drawn through the queue and kept a while, rather than written at once: it must depend on the revision alone. */
  readonly costly?: boolean;
}

/** The files of a saved strategy, under its read key. */
export function filePages(router: Router, deps: Deps): void {
  const send = sendFile(deps);
  for (const kind of fileKinds(deps)) for (const name of kind.pages) page(router, name, { get: send(kind) });
}

function fileKinds({ config }: Deps): readonly FileKind[] {
  return [
    {
      pages: ['strategySvg', 'revisionSvg'],
      name: 'wheel',
      extension: 'svg',
      make: ({ revision }, lang) => pictureOf(revision.strategy, lang),
    },
    {
      pages: ['strategyJson', 'revisionJson'],
      name: 'wheel',
      extension: 'json',
      make: ({ revision }, lang) => JSON.stringify(strategyJson(revision, lang)),
    },
    {
      pages: ['strategyPdf', 'revisionPdf'],
      name: 'wheel',
      extension: 'pdf',
      make: async ({ revision }, lang) => (await drawing()).drawPdf(revision, lang),
      costly: true,
    },
    {
      pages: ['strategyPng', 'revisionPng'],
      name: 'wheel',
      extension: 'png',
      make: async ({ revision }, lang) =>
        (await drawing()).drawPng(pictureOf(revision.strategy, lang), PICTURE_WIDTH),
      costly: true,
    },
    {
      pages: ['strategyCard', 'revisionCard'],
      name: 'card',
      extension: 'png',
      make: async ({ revision }, lang) => (await drawing()).drawCard(revision.strategy, lang),
      costly: true,
    },
    {
      pages: ['strategyIcs', 'revisionIcs'],
      name: 'review',
      extension: 'ics',
      make: (reading, lang) => calendarOf(reading, lang, config.baseUrl),
    },
  ];
}

/** What draws weighs 40 MB, fonts included: it is loaded when a first file is asked for. */
function drawing() {
  return import('./drawing.ts');
}

function sendFile(deps: Deps): (kind: FileKind) => RequestHandler {
  const queue = renderQueue(deps.shared.takeTurn);
  const recent = keepRecent<string | Buffer>(KEPT_FILES);
  return ({ name, extension, make, costly }) =>
    async (req, res) => {
      const reading = await openRead(deps, req);
      const { strategyId, revision } = reading;
      const lang = langOf(res);
      const draw = async () => make(reading, lang);
      const { shareDiagnosis } = revision.strategy;
      const key = [name, extension, lang, strategyId, revision.number, shareDiagnosis].join(' ');
      const file = costly ? await recent(key, () => queue(draw)) : await draw();
      const stem = messagesFor(lang).strategies.fileNames[name];
      res.set('Content-Disposition', inlineAs(stem, revision.strategy.brand, extension));
      res.type(extension).send(file);
    };
}

/** Addressed by its language and brand alone: the same bytes every time. */
function pictureOf(strategy: Strategy, lang: Lang): string {
  const options = { lang, target: 'file', idPrefix: FIXED_PREFIX, brand: strategy.brand } as const;
  return renderWheel(wheelOfStrategy(strategy), options);
}

/** The day of the next review. Its id says nothing of the strategy's own. */
function calendarOf({ strategyId, revision, readKey }: Reading, lang: Lang, baseUrl: string): string {
  const { brand, reviewDate } = revision.strategy;
  const { calendar } = messagesFor(lang).links;
  const id = createHash('sha256').update(`${strategyId}|${revision.number}`).digest('hex').slice(0, 32);
  const url = urlTo(baseUrl, 'strategy', lang, { readKey });
  return reviewCalendar({
    uid: `${id}@${new URL(baseUrl).hostname}`,
    day: reviewDate,
    savedAt: revision.savedAt,
    summary: calendar.summary(brand),
    description: calendar.description(url),
    url,
    product: calendar.product,
  });
}
