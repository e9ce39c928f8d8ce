import type { RequestHandler, Response } from 'express';
import * as format from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Messages } from '../i18n/messages.ts';
import { otherLang } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import { pathTo, pathToComparison } from '../addresses/links.ts';
import { inOtherLanguage, langOfPath } from '../addresses/match.ts';
import { pathToChange } from '../addresses/query.ts';

export interface ViewContext {
  lang: Lang;
  other: Lang;
  t: Messages;
  otherPath: string;
  pathTo: typeof pathTo;
  pathToChange: typeof pathToChange;
  pathToComparison: typeof pathToComparison;
  format: typeof format;
}

/** Decides the language: the address says it; elsewhere what the browser prefers, French when in doubt. */
export const locale: RequestHandler = (req, res, next) => {
  speak(res, langOfPath(req.path) ?? preferred(req.acceptsLanguages('fr', 'en')), req.path);
  next();
};

/** Answers in the given language from here on: a form may be drawn again in the other one. */
export function speak(res: Response, lang: Lang, path: string): void {
  const context: ViewContext = {
    lang,
    other: otherLang(lang),
    t: messagesFor(lang),
    otherPath: inOtherLanguage(path, lang),
    pathTo,
    pathToChange,
    pathToComparison,
    format,
  };
  Object.assign(res.locals, context);
  res.set('Content-Language', lang);
}

export function langOf(res: Response): Lang {
  return (res.locals as ViewContext).lang;
}

export function preferred(accepted: string | false): Lang {
  return accepted === 'en' ? 'en' : 'fr';
}
