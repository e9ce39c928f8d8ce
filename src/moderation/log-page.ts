import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { isDay, startOfDay } from '../i18n/format.ts';
import { langOf } from '../web/locale.ts';
import { pageLinks } from '../web/page-links.ts';
import { render } from '../web/render.ts';
import { listActors, listLog } from '../log/store.ts';
import type { LogFilter } from '../log/store.ts';
import { LOGGED_ACTIONS } from '../terms.ts';
import { sayLine, sayActor, sayAction } from './log-words.ts';
import { wordIn, pageIn } from './query.ts';
import { otherLang } from '../i18n/languages.ts';
import { daysAfter } from '../wizard/draft.ts';
import type { Lang } from '../i18n/languages.ts';
import { pathTo, pathWithQuery } from '../addresses/links.ts';
import type { PageLink } from '../web/page-links.ts';

declare module '../web/render.ts' {
  interface Views {
    'moderation/log': {
      readonly asked: Asked;
      readonly count: number;
      readonly lines: readonly ReturnType<typeof sayLine>[];
      readonly actors: readonly Option[];
      readonly actions: readonly Option[];
      readonly pages: readonly PageLink[];
      readonly otherPath: string;
    };
  }
}

const PER_PAGE = 50;

export function showLog({ db }: Deps): RequestHandler {
  return async (req, res) => {
    const lang = langOf(res);
    const asked = askedIn(req.query);
    const filter = toFilter(asked);
    const { lines, count, page } = await listLog(db, filter, pageIn(req.query), PER_PAGE);
    render(res, 'moderation/log', {
      asked,
      count,
      lines: lines.map((line) => sayLine(lang, line)),
      actors: (await listActors(db)).map((actor) => [actor, sayActor(lang, actor)]),
      actions: LOGGED_ACTIONS.map((action) => [action, sayAction(lang, action)]),
      pages: pageLinks(page, Math.ceil(count / PER_PAGE), (number) => pathToLog(lang, asked, number)),
      otherPath: pathToLog(otherLang(lang), asked, page),
    });
  };
}

/** A choice of a list: its value, and its name. */
type Option = readonly [value: string, label: string];

interface Asked {
  readonly actor: string;
  readonly action: string;
  readonly from: string;
  readonly until: string;
}

function askedIn(query: Readonly<Record<string, unknown>>): Asked {
  const [from, until] = [wordIn(query, 'from'), wordIn(query, 'until')];
  return {
    actor: wordIn(query, 'actor'),
    action: wordIn(query, 'action'),
    from: isDay(from) ? from : '',
    until: isDay(until) ? until : '',
  };
}

function toFilter({ actor, action, from, until }: Asked): LogFilter {
  const dayAfter = until === '' ? '' : daysAfter(until, 1);
  return { actor, action, from: startOfDay(from), until: startOfDay(dayAfter) };
}

function pathToLog(lang: Lang, { actor, action, from, until }: Asked, page: number): string {
  const number = page === 1 ? '' : String(page);
  return pathWithQuery(pathTo('moderationLog', lang, {}), { actor, action, from, until, page: number });
}
