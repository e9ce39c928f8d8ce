import { formatDate, formatList } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { FormView } from '../web/form.ts';
import type { FieldError, Input } from '../web/form.ts';
import { PER_PAGE, listLinks, pathOfPage } from '../web/list-page.ts';
import type { ListPage } from '../web/list-page.ts';
import { BUILT_IN } from '../method/methods.ts';
import { wheelPicture } from '../wheel/drawing/picture.ts';
import { compareRevisions } from './comparison.ts';
import type { MeasuredBetween } from './measured-page.ts';
import { OTHER_LINK } from './form.ts';
import type { Comparison, LineChange, Pair } from './comparison.ts';
import { canOverlay, moveGroups, namesOf, overlayOf, rowsOf, summaryOf, verdictWords } from './words.ts';
import { historyOf } from '../strategies/history.ts';
import { wheelOfRevision } from '../strategies/one-pager.ts';
import type { Revision, RevisionOrigin } from '../strategies/strategy.ts';
import { otherLang } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import { COMPARISON_WORDS, pathToComparison } from '../addresses/links.ts';
import type { ComparisonQuery } from '../addresses/links.ts';

const CHOICE_PART = '#versions';

export interface Comparing {
  readonly lang: Lang;
  readonly readKey: string;
  readonly own: Revision;
  readonly newest: number;
  readonly place: ListPage;
  readonly revisions: readonly (Revision & RevisionOrigin)[];
  readonly noted: readonly (Revision & RevisionOrigin)[];
  readonly measured?: MeasuredBetween;
  readonly pair: Pair | undefined;
  readonly query: ComparisonQuery;
  readonly input?: Input;
  readonly errors?: readonly FieldError[];
}

declare module '../web/render.ts' {
  interface Views {
    'comparison/show': ReturnType<typeof comparisonPage>;
  }
}

export function comparisonPage(comparing: Comparing) {
  const { lang, readKey, own, pair, query } = comparing;
  return {
    readKey,
    otherPath: pathOfPage(pathToComparison(otherLang(lang), readKey, query), comparing.place.page),
    ownPicture: wheelPicture(wheelOfRevision(own), {
      lang,
      idPrefix: 'own',
      brand: own.strategy.brand,
    }),
    brand: own.strategy.brand,
    pair: pair && pairPart(pair, comparing),
    measured: comparing.measured,
    alone: messagesFor(lang).comparison[comparing.newest > 1 ? 'chooseLead' : 'aloneLead'],
    choice: choicePart(comparing),
    comparisonWords: COMPARISON_WORDS,
    otherLink: OTHER_LINK,
    form: new FormView(comparing.input ?? {}, comparing.errors),
  };
}

function pairPart(pair: Pair, { lang, readKey, noted, query }: Comparing) {
  const { kind, from, to } = pair;
  const names = namesOf(pair, lang);
  const comparison = compareRevisions(from, to, lang);
  const words = messagesFor(lang).comparison;
  const isApart = comparison.layout.ground === 'methods';
  const sides = [sideOf(from, names[0], 'from', lang), sideOf(to, names[1], 'to', lang)] as const;
  return {
    kind,
    names,
    lead: leadOf(pair, lang),
    // The page's own wheel is the first in the document: the newer version, or the strategy that was opened.
    sides: kind === 'versions' ? [sides[1], sides[0]] : sides,
    notes: [groundWords(pair, comparison, lang), unsharedWords(comparison, lang)].filter(
      (note) => note !== '',
    ),
    isApart,
    verdict: verdictWords(comparison, kind, names, lang),
    summary: isApart ? '' : summaryOf(comparison, kind, lang),
    groups: isApart ? [] : moveGroups(comparison, kind, names, lang),
    rows: isApart ? [] : rowsOf(kind, comparison, names, lang),
    overlay: canOverlay(comparison)
      ? { svg: overlayOf(pair, comparison, { names, lang, target: 'inline' }) }
      : undefined,
    marks: kind === 'versions' ? words.marks : words.marksBetween(names[1]),
    svgPath: pathToComparison(lang, readKey, query, 'comparisonSvg'),
    lines: linesPart(comparison.lines, kind),
    reasons: historyOf(noted, PER_PAGE, lang),
    onlyReasons: noted.length > PER_PAGE ? words.onlyNotes(PER_PAGE) : '',
  };
}

function sideOf(revision: Revision, name: string, idPrefix: string, lang: Lang) {
  const { strategy, number, savedAt } = revision;
  return {
    name,
    facts: messagesFor(lang).comparison.facts(formatDate(lang, savedAt), number, listWords(revision, lang)),
    wheel: wheelPicture(wheelOfRevision(revision), { lang, idPrefix, brand: strategy.brand }),
  };
}

/** The built-in list goes by its date, any other one by the name of its method. */
function listWords({ strategy: { method }, catalogue }: Revision, lang: Lang): string {
  const words = messagesFor(lang).comparison;
  return method.id === BUILT_IN ? words.list(catalogue) : words.named(method.words[lang].name);
}

/** Why not everything is compared. */
function groundWords({ kind, from, to }: Pair, { layout, sameCatalogue }: Comparison, lang: Lang): string {
  const words = messagesFor(lang).comparison;
  const [one, other] = [from.strategy.method.words[lang].name, to.strategy.method.words[lang].name];
  switch (layout.ground) {
    case 'methods':
      return kind === 'versions' ? words.otherMethod(one, other) : words.methods(one, other);
    case 'lists':
      return words.otherApproaches(other);
    case 'versions':
      return words.otherVersion(other);
    case 'same':
      return sameCatalogue ? '' : words.otherCatalogue(from.catalogue, to.catalogue);
  }
}

function leadOf({ kind, from, to }: Pair, lang: Lang): string {
  const words = messagesFor(lang).comparison;
  if (kind === 'strategies') return words.strategiesLead;
  return from.number === to.number ? words.sameVersion(to.number) : words.lead(from.number, to.number);
}

function unsharedWords({ layout, unshared }: Comparison, lang: Lang): string {
  const labels = unshared.map(
    (key) => layout.method.approaches.find((each) => each.key === key)?.label[lang] ?? key,
  );
  return labels.length === 0 ? '' : messagesFor(lang).comparison.unshared(formatList(lang, labels));
}

/** Two strategies always differ by the name in their title: it says nothing here. */
function linesPart(all: readonly LineChange[], kind: Pair['kind']) {
  const lines = kind === 'versions' ? all : all.filter(({ name }) => name !== 'title');
  return {
    moved: lines.filter(({ change }) => change !== 'same' && change !== 'reworded'),
    reworded: lines.filter(({ change }) => change === 'reworded'),
    same: lines.filter(({ change }) => change === 'same').length,
  };
}

function choicePart({ lang, readKey, query, place, newest, revisions, pair }: Comparing) {
  const chosen = pair?.kind === 'versions' ? [pair.from, pair.to] : [revisions[1], revisions[0]];
  const listed = revisions.map(({ number }) => number);
  const older = chosen.flatMap((each) => (each === undefined || listed.includes(each.number) ? [] : [each]));
  const dates = [...revisions, ...older].map(({ number, savedAt }) => ({ number, savedAt }));
  return {
    versions: [...new Map(dates.map((each) => [each.number, each])).values()],
    offered: newest > 1,
    page: place.page,
    links: listLinks(place, pathToComparison(lang, readKey, query), CHOICE_PART),
    from: chosen[0]?.number,
    to: chosen[1]?.number,
  };
}
