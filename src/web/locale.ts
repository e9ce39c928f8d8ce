import type { RequestHandler, Response } from 'express';
import * as format from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Method } from '../method/method.ts';
import { OtherLanguage } from '../errors.ts';
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
  /** Whether the page exists in this language alone. */
  oneLanguage?: boolean;
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

/** A method in one language has its pages in that language: throws where it is asked for in the other one. */
export function expectLang({ langs }: Pick<Method, 'langs'>, res: Response): void {
  if (!langs.includes(langOf(res))) throw new OtherLanguage();
  if (langs.length === 1) stayHere(res);
}

/** Draws no link to the other language: that page would not hold what this one does. */
export function stayHere(res: Response): void {
  Object.assign(res.locals, { oneLanguage: true });
}

export function preferred(accepted: string | false): Lang {
  return accepted === 'en' ? 'en' : 'fr';
}
