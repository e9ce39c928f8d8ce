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

/** The address decides; elsewhere the browser's preference, French when in doubt. */
export const locale: RequestHandler = (req, res, next) => {
  speak(res, langOfPath(req.path) ?? preferred(req.acceptsLanguages('fr', 'en')), req.path);
  next();
};

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
