import { pathTo } from '../addresses/links.ts';
import { pathToMethod } from '../addresses/query.ts';
import type { Lang } from '../i18n/languages.ts';
import type { Method } from '../method/method.ts';
import { homeIn, offeredIn } from '../method/methods.ts';
import type { Methods } from '../method/methods.ts';

export type MethodLine = ReturnType<typeof methodLine>;

/** The name of the method that a page is about, and where the same page is for the others; undefined where there are none. */
export function methodLine(page: 'newDiagnosis' | 'glossary', shown: Method, methods: Methods, lang: Lang) {
  const others = othersIn(methods, shown, lang).map((method) => ({
    name: method.words[lang].name,
    path: pathToPageOf(page, method, methods, lang),
  }));
  return others.length === 0 ? undefined : { name: shown.words[lang].name, others };
}

export function othersIn(methods: Methods, shown: Method, lang: Lang): readonly Method[] {
  return offeredIn(methods, lang).filter(({ id }) => id !== shown.id);
}

/** The first method of a language needs no word in the address. */
export function pathToPageOf(
  page: 'newDiagnosis' | 'glossary',
  method: Method,
  methods: Methods,
  lang: Lang,
): string {
  return pathToMethod(pathTo(page, lang, {}), lang, wordFor(method, methods, lang));
}

export function wordFor({ id }: Method, methods: Methods, lang: Lang): string {
  return id === homeIn(methods, lang).id ? '' : id;
}
