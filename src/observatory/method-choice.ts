import { pathTo } from '../addresses/links.ts';
import { pathToMethod } from '../addresses/query.ts';
import { messagesFor } from '../i18n/messages.ts';
import { otherLang } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import type { Method } from '../method/method.ts';
import type { Methods } from '../method/methods.ts';
import { seriesOf } from './series.ts';

/** A method that the observatory can show, and the word of the address that asks for it. */
export interface Shown {
  readonly word: string;
  readonly method: Method;
  readonly standing: 'home' | 'offered' | 'earlier' | 'retired';
  readonly isPublished: boolean;
}

/** A series with a snapshot. Those of no method that is offered are of one that is gone, or of an earlier list of one. */
export interface Published {
  readonly series: string;
  readonly method: Method;
}

/** All that can be shown: what is offered, in its order, then what no longer is. */
export function listShown(methods: Methods, published: readonly Published[]): readonly Shown[] {
  const offered = methods.offered.map((method): Shown & { readonly series: string } => {
    const { name: series } = seriesOf(method);
    const standing = method.id === methods.home.id ? 'home' : 'offered';
    const isPublished = published.some((each) => each.series === series);
    return { word: method.id, method, series, standing, isPublished };
  });
  const former = published.filter(({ series }) => offered.every((each) => each.series !== series));
  return [...offered, ...former.map(({ series, method }) => formerOf(methods, method, series))];
}

function formerOf({ find }: Methods, method: Method, series: string): Shown {
  const standing = find(method.id) === undefined ? 'retired' : 'earlier';
  return { word: series, method, standing, isPublished: true };
}

/** Undefined for a word that asks for none; the id alone asks for the newest of what is no longer offered. */
export function shownFor(all: readonly Shown[], word: string | undefined): Shown | undefined {
  if (word === undefined) return all.find(({ standing }) => standing === 'home');
  return all.find((each) => each.word === word) ?? all.find(({ method }) => method.id === word);
}

export type MethodChoice = ReturnType<typeof methodChoice>;

/** How one method stands among those that can be shown in `lang`. */
export function methodChoice(shown: Shown, all: readonly Shown[], lang: Lang) {
  const { title, titleOf } = messagesFor(lang).observatory;
  const here = all.filter(({ method }) => method.langs.includes(lang));
  return {
    title: shown.standing === 'home' ? title : titleOf(nameOf(shown, lang)),
    // A single one needs no choice.
    methods: here.length === 1 ? [] : here.map((each) => link(each, shown, lang)),
    otherPath: pathToFigures(shown, otherLang(lang)),
    csvPath: pathToFigures(shown, lang, 'observatoryCsv'),
    jsonPath: pathToFigures(shown, lang, 'observatoryJson'),
    isOneOfSeveral: all.some((each) => each !== shown && each.isPublished),
    beginPath: isOffered(shown) ? pathToShown('newDiagnosis', shown, lang) : '',
  };
}

type FiguresPage = 'observatory' | 'observatoryCsv' | 'observatoryJson';

function pathToFigures(shown: Shown, lang: Lang, page: FiguresPage = 'observatory'): string {
  return pathToShown(page, shown, lang);
}

/** Where the wheels are shown that one of this method is counted with. */
export function pathToFiguresOf(methods: Methods, method: Method, lang: Lang): string {
  const { name: series } = seriesOf(method);
  const shown = listShown(methods, [{ series, method }]).find(({ isPublished }) => isPublished);
  return pathToFigures(shown ?? formerOf(methods, method, series), lang);
}

/** The home page's method needs no word. */
function pathToShown(page: FiguresPage | 'newDiagnosis', { word, standing }: Shown, lang: Lang): string {
  return pathToMethod(pathTo(page, lang, {}), lang, standing === 'home' ? '' : word);
}

function isOffered({ standing }: Shown): boolean {
  return standing === 'home' || standing === 'offered';
}

function link(each: Shown, shown: Shown, lang: Lang) {
  return { name: nameOf(each, lang), path: pathToFigures(each, lang), isShown: each === shown };
}

function nameOf({ method, standing }: Shown, lang: Lang): string {
  const { retired, earlier } = messagesFor(lang).observatory.methods;
  const { name } = method.words[lang];
  if (standing === 'retired') return retired(name);
  return standing === 'earlier' ? earlier(name, method.approaches.length) : name;
}
