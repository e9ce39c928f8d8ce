import { answersOf } from '../diagnosis/answers.ts';
import type { Answers } from '../diagnosis/answers.ts';
import type { ApproachKey, Choices, Method } from '../method/method.ts';
import type { OwnApproach } from '../method/own.ts';
import { messagesFor } from '../i18n/messages.ts';
import { focusOf } from '../wheel/focus.ts';
import { approachesAt, stateOf } from '../wheel/wheel.ts';
import { START_CLAUSES } from './clauses.ts';
import type { ClauseKey, ClauseWords } from './clauses.ts';
import type { Plans } from './plan.ts';
import { indicators, roadmap } from './roadmap.ts';
import type { Indicators, Phase } from './roadmap.ts';
import { clauseTexts, statementLines } from './statement.ts';
import type { Line } from './line.ts';
import type { StatementFacts } from './statement.ts';
import { swapResult } from './swap.ts';
import type { SwapAnswers, SwapResult } from './swap.ts';
import type { Capacity, FocusLevel } from '../terms.ts';
import type { Lang } from '../i18n/languages.ts';

/** The content of one revision. (fr: stratégie) */
export interface Strategy {
  /** The one it was made with, the reader's own approaches included; a row keeps its hash. */
  readonly method: Method;
  readonly brand: string;
  readonly rival: string;
  readonly gene: string;
  readonly capacity: Capacity | null;
  /** Claims left empty are absent: they count as unknown. */
  readonly claims: Answers;
  readonly own: readonly OwnApproach[];
  readonly choices: Choices;
  readonly abstainReason: string | null;
  /** Answers to clauses that are no longer shown are kept, and ignored. */
  readonly swap: SwapAnswers;
  /** As `swap`: also holds approaches that are no longer a priority. */
  readonly why: Readonly<Partial<Record<ApproachKey, string>>>;
  readonly refusals: readonly ApproachKey[];
  readonly reviewDate: string;
  readonly shareDiagnosis: boolean;
  readonly countMe: boolean;
  /** What its author says otherwise than the generated lines do. */
  readonly words: ClauseWords;
  readonly plan: Plans;
  /** Whether the read link shows the clauses that tell of the diagnosis; sharing the diagnosis implies it. */
  readonly showStart: boolean;
}

/** What strategies saved before they could hold words of their own have of them. */
export const NO_OWN_WORDS: Pick<Strategy, 'own' | 'words' | 'plan' | 'showStart'> = {
  own: [],
  words: {},
  plan: {},
  showStart: true,
};

/** Kept with the revision, so that later words of the site rewrite nothing. */
interface Texts {
  readonly statement: readonly Line[];
  readonly roadmap: readonly Phase[];
  readonly indicators: readonly Indicators[];
}

export type BothTexts = Readonly<Record<Lang, Texts>>;

export interface Revision {
  readonly number: number;
  readonly savedAt: number;
  readonly catalogue: string;
  readonly strategy: Strategy;
  readonly texts: BothTexts;
}

/** The author's note (0 to 280 code points), or the number of the older revision that was brought back. */
export interface RevisionOrigin {
  readonly note: string;
  readonly broughtBack: number | null;
}

export function factsOf(strategy: Strategy): StatementFacts {
  return {
    brand: strategy.brand,
    gene: strategy.gene,
    answers: answersOf(strategy.method, strategy.claims),
    method: strategy.method,
    choices: strategy.choices,
    abstainReason: strategy.abstainReason,
    refusals: refusalsOf(strategy),
    reviewDate: strategy.reviewDate,
    words: strategy.words,
    plan: strategy.plan,
  };
}

export function textsOf(strategy: Strategy): BothTexts {
  return { fr: textsIn(strategy, 'fr'), en: textsIn(strategy, 'en') };
}

function textsIn(strategy: Strategy, lang: Lang): Texts {
  return {
    statement: statementLines(factsOf(strategy), lang),
    roadmap: isAbstaining(strategy) ? [] : roadmap(strategy, lang),
    indicators: isAbstaining(strategy) ? [] : indicators(strategy, lang),
  };
}

export function isAbstaining(strategy: Strategy): boolean {
  return strategy.abstainReason !== null;
}

export function verdictOf(strategy: Strategy): FocusLevel {
  return focusOf(strategy, isAbstaining(strategy));
}

/** The verdict in one sentence. It speaks of refusals only when at least one is named. */
export function verdictSentence(strategy: Strategy, lang: Lang): string {
  const { focus, sharpWithRefusals } = messagesFor(lang).wheel;
  const level = verdictOf(strategy);
  return level === 'sharp' && refusalsOf(strategy).length > 0 ? sharpWithRefusals : focus[level];
}

/** The refusals that still stand: a sector that was marked since is no longer left aside. */
export function refusalsOf(
  strategy: Pick<Strategy, 'abstainReason' | 'refusals' | 'choices'>,
): readonly ApproachKey[] {
  if (strategy.abstainReason !== null) return [];
  return strategy.refusals.filter((key) => stateOf(strategy.choices, key) === 'none');
}

export function whyOf(
  strategy: Strategy,
): readonly { readonly approach: ApproachKey; readonly text: string }[] {
  return approachesAt(strategy, 'priority').flatMap((approach) => {
    const text = strategy.why[approach] ?? '';
    return text === '' ? [] : [{ approach, text }];
  });
}

export function swapOf(strategy: Strategy, statement: readonly Line[]): SwapResult {
  return swapResult(
    clauseTexts(statement).map(({ clause }) => clause),
    strategy.swap,
  );
}

function showsStart({ showStart, shareDiagnosis }: Strategy): boolean {
  return showStart || shareDiagnosis;
}

/** A revision as the read link shows it: the newest one decides, for the earlier ones too, what is shown of the diagnosis. */
export function asReadable(revision: Revision, newest: Strategy): Revision {
  const { shareDiagnosis, showStart } = newest;
  const strategy = { ...revision.strategy, shareDiagnosis, showStart };
  if (showsStart(strategy)) return { ...revision, strategy };
  const { fr, en } = revision.texts;
  return {
    ...revision,
    strategy: { ...strategy, words: withoutStart(strategy.words) },
    texts: {
      fr: { ...fr, statement: fr.statement.filter(isShownWithoutStart) },
      en: { ...en, statement: en.statement.filter(isShownWithoutStart) },
    },
  };
}

function withoutStart(words: ClauseWords): ClauseWords {
  return Object.fromEntries(
    Object.entries(words).filter(([clause]) => !START_CLAUSES.some((each) => each === clause)),
  );
}

function isShownWithoutStart({ clause }: Line): boolean {
  return !START_CLAUSES.some((each) => each === clause);
}

/** The typed words that the statement shows: those of clauses that stand in it. */
export function wordsShown(revision: Revision): Readonly<Partial<Record<ClauseKey, string>>> {
  const shown = clauseTexts(revision.texts.fr.statement).map(({ clause }) => clause);
  const typed = shown.flatMap((clause) => {
    const words = revision.strategy.words[clause];
    return words === undefined ? [] : [[clause, words.text] as const];
  });
  return Object.fromEntries(typed);
}
