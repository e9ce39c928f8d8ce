import { formatDate } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { approachOf } from '../method/method.ts';
import { stateIn } from '../wheel/moves.ts';
import type { SectorMove } from '../wheel/moves.ts';
import { renderOverlay } from '../wheel/drawing/overlay.ts';
import { wheelOf } from '../wheel/wheel.ts';
import type { Wheel } from '../wheel/wheel.ts';
import type { Comparison, Pair } from './comparison.ts';
import type { Layout } from './layout.ts';
import { moveWords } from '../strategies/history.ts';
import type { Move, State } from '../terms.ts';
import { MOVES } from '../terms.ts';
import type { Lang } from '../i18n/languages.ts';

type Kind = Pair['kind'];
type Names = readonly [string, string];

/** How the two sides are called; two strategies of one name are told apart by a number. */
export function namesOf({ kind, from, to }: Pair, lang: Lang): readonly [string, string] {
  const words = messagesFor(lang).comparison;
  if (kind === 'versions') return [words.version(from.number), words.version(to.number)];
  const [one, other] = [from.strategy.brand, to.strategy.brand];
  return one === other ? [words.oneOf(one, 1), words.oneOf(other, 2)] : [one, other];
}

/** How many sectors moved how; the four numbers add up to those that both wheels know. */
export function countsOfMoves({ sectors }: Comparison): Readonly<Record<Move, number>> {
  const count = (move: Move) => sectors.filter((sector) => sector.move === move).length;
  return { rose: count('rose'), fell: count('fell'), kept: count('kept'), blank: count('blank') };
}

export function summaryOf(comparison: Comparison, kind: Kind, lang: Lang): string {
  const words = messagesFor(lang).comparison;
  const { rose, fell, kept, blank } = countsOfMoves(comparison);
  return kind === 'versions'
    ? words.summary(rose, fell, kept, blank, comparison.unshared.length)
    : words.agreement(kept + blank, rose + fell, comparison.unshared.length);
}

export function verdictWords({ verdict }: Comparison, kind: Kind, names: Names, lang: Lang): string {
  const { comparison: words, wheel } = messagesFor(lang);
  const [from, to] = [wheel.hub[verdict.from], wheel.hub[verdict.to]];
  if (from === to) return words.verdictKept(to);
  return kind === 'versions' ? words.verdict(from, to) : words.verdicts(names[0], from, names[1], to);
}

export function moveGroups({ layout, sectors }: Comparison, kind: Kind, names: Names, lang: Lang) {
  const words = messagesFor(lang).comparison;
  return MOVES.map((move) => {
    const of = sectors.filter((sector) => sector.move === move);
    return {
      move,
      title: words.group(groupTitle(move, kind, names, lang), of.length),
      items: of.map((sector) => itemPart(layout, sector, kind, lang)),
    };
  });
}

function groupTitle(move: Move, kind: Kind, [one, other]: Names, lang: Lang): string {
  const words = messagesFor(lang).comparison;
  if (kind === 'versions') return words.groups[move];
  const titles: Readonly<Record<Move, string>> = {
    rose: words.furtherGroup(other),
    fell: words.furtherGroup(one),
    kept: words.agreed,
    blank: words.agreedBlank,
  };
  return titles[move];
}

/** Its label, which a reader may have named in another language, and what is said of it. */
function itemPart(layout: Layout, sector: SectorMove, kind: Kind, lang: Lang) {
  const { label, own } = approachOf(layout.method, sector.key);
  const rest = itemWords(layout, sector, kind, lang).slice(label[lang].length);
  return { label: label[lang], named: own, rest };
}

function itemWords({ method }: Layout, sector: SectorMove, kind: Kind, lang: Lang): string {
  const { comparison: words, history } = messagesFor(lang);
  const label = approachOf(method, sector.key).label[lang];
  const [from, to] = [history.states[sector.from], history.states[sector.to]];
  if (sector.move === 'blank') return label;
  if (sector.move === 'kept') return words.choice(label, to);
  if (kind === 'versions') return moveWords(method, sector, lang);
  return sector.move === 'rose' ? words.against(label, to, from) : words.against(label, from, to);
}

/** One row a sector, in wheel order: both states, and what that means; `further` names who goes further. */
export function rowsOf(kind: Kind, { layout, sectors }: Comparison, names: Names, lang: Lang) {
  const versions = kind === 'versions';
  return layout.method.approaches.map(({ key, label, own }) => {
    const move = sectors.find((sector) => sector.key === key)?.move;
    const [before, after] = [stateIn(layout.from, key), stateIn(layout.to, key)];
    return {
      key,
      label: label[lang],
      named: own,
      from: cellOf(before, lang),
      to: cellOf(after, lang),
      own: (versions ? after : before) ?? 'none',
      move,
      further: versions ? undefined : furtherOf(move, names),
      meaning: meaningOf(move, kind, lang),
    };
  });
}

function cellOf(state: State | undefined, lang: Lang) {
  const { comparison: words, wheel } = messagesFor(lang);
  return { state, label: state === undefined ? words.notInList : wheel.state[state] };
}

function furtherOf(move: Move | undefined, [one, other]: Names): string | undefined {
  if (move === 'rose') return other;
  return move === 'fell' ? one : undefined;
}

function meaningOf(move: Move | undefined, kind: Kind, lang: Lang): string {
  const words = messagesFor(lang).comparison;
  if (move === undefined) return words.notCompared;
  return kind === 'versions' ? words.moves[move] : betweenWords(move, lang);
}

function betweenWords(move: Move, lang: Lang): string {
  const words = messagesFor(lang).comparison;
  if (move === 'kept') return words.agreedOne;
  return move === 'blank' ? words.agreedBlankOne : words.further;
}

interface Overlaying {
  readonly names: Names;
  readonly lang: Lang;
  readonly target: 'inline' | 'file';
}

/** None where the wheels do not have the same approaches, but those that their readers named: nothing would lie over its like. */
export function canOverlay({ layout: { ground } }: Comparison): boolean {
  return ground === 'same' || ground === 'versions';
}

export function overlayOf({ kind, from, to }: Pair, comparison: Comparison, overlaying: Overlaying): string {
  const { names, lang, target } = overlaying;
  const words = messagesFor(lang).comparison;
  const { rose, fell, kept, blank } = countsOfMoves(comparison);
  const dated = (name: string, savedAt: number) => `${name}, ${formatDate(lang, savedAt)}`;
  const conclusion = [
    words.overlayName(names[0], names[1]),
    summaryOf(comparison, kind, lang),
    ...(target === 'inline' ? [messagesFor(lang).wheel.detailInTable] : []),
  ];
  const { layout } = comparison;
  return renderOverlay(laidOut(layout, layout.from), laidOut(layout, layout.to), {
    lang,
    target,
    idPrefix: 'both',
    compared: comparison.sectors.map(({ key }) => key),
    words: {
      title: words.fileTitle(from.strategy.brand),
      conclusion: conclusion.join(' '),
      hub:
        kind === 'versions'
          ? words.hub(rose, fell, kept + blank)
          : words.hubBetween(kept + blank, rose + fell),
      legend: [words.filled(dated(names[0], from.savedAt)), words.outlined(dated(names[1], to.savedAt))],
    },
  });
}

function laidOut({ method }: Layout, choices: Layout['from']): Wheel {
  return { method, choices: wheelOf(method, choices) };
}
