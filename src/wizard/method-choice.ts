import type { Request, Response } from 'express';
import { pathTo } from '../addresses/links.ts';
import { methodAsked, pathToMethod } from '../addresses/query.ts';
import { NotFound } from '../errors.ts';
import type { Lang } from '../i18n/languages.ts';
import type { Method } from '../method/method.ts';
import type { Methods } from '../method/methods.ts';
import { pictogram } from '../wheel/drawing/pictograms.ts';
import { expectLang } from '../web/locale.ts';

/** The method that an address asks for, or that of the home page. Throws NotFound for one that is not offered. */
export function askedMethod(methods: Methods, req: Request, res: Response): Method {
  return offeredAs(methods, methodAsked(req.query), res);
}

/** As `askedMethod`, for a word that came by a form. */
export function offeredAs(methods: Methods, word: string | undefined, res: Response): Method {
  const method = word === undefined ? methods.home : methods.find(word);
  if (method === undefined) throw new NotFound();
  expectLang(method, res);
  return method;
}

/** The methods that can be begun in this language, where there is a choice. */
export function methodChoice(methods: Methods, shown: Method, lang: Lang) {
  const offered = methods.offered.filter(({ langs }) => langs.includes(lang));
  if (offered.length < 2) return [];
  return offered.map((method) => ({
    id: method.id,
    name: method.words[lang].name,
    question: method.words[lang].question,
    approaches: method.approaches.length,
    signs: method.approaches.map(pictogram),
    isShown: method === shown,
    beginPath: pathFor('newDiagnosis', methods, method, lang),
    glossaryPath: pathFor('glossary', methods, method, lang),
    startPath: pathFor('start', methods, method, lang),
  }));
}

export function pathFor(
  page: 'start' | 'newDiagnosis' | 'glossary',
  { home }: Methods,
  method: Method,
  lang: Lang,
): string {
  const path = pathTo(page, lang, {});
  return method === home ? path : pathToMethod(path, lang, method.id);
}
