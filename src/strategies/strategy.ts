import { answersOf } from '../diagnosis/claims.ts';
import type { Answers } from '../diagnosis/claims.ts';
import type { ApproachKey } from '../wheel/approaches.ts';
import { focusOf } from '../wheel/focus.ts';
import { approachesAt } from '../wheel/wheel.ts';
import type { Choices } from '../wheel/wheel.ts';
import { indicators, roadmap } from './roadmap.ts';
import type { Indicators, Phase } from './roadmap.ts';
import { clauseTexts, statementLines } from './statement.ts';
import type { Line, StatementFacts } from './statement.ts';
import { swapResult } from './swap.ts';
import type { SwapAnswers, SwapResult } from './swap.ts';
import type { Capacity, FocusLevel } from '../terms.ts';
import type { Lang } from '../i18n/languages.ts';

/** The content of one revision. (fr: stratégie) */
export interface Strategy {
  readonly brand: string;
  readonly rival: string;
  readonly gene: string;
  readonly capacity: Capacity | null;
  /** Claims left empty are absent: they count as unknown. */
  readonly claims: Readonly<Partial<Answers>>;
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
}

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
    answers: answersOf(strategy.claims),
    choices: strategy.choices,
    abstainReason: strategy.abstainReason,
    refusals: refusalsOf(strategy),
    reviewDate: strategy.reviewDate,
  };
}

export function textsOf(strategy: Strategy): BothTexts {
  return { fr: textsIn(strategy, 'fr'), en: textsIn(strategy, 'en') };
}

function textsIn(strategy: Strategy, lang: Lang): Texts {
  return {
    statement: statementLines(factsOf(strategy), lang),
    roadmap: isAbstaining(strategy) ? [] : roadmap(strategy.choices, lang),
    indicators: isAbstaining(strategy) ? [] : indicators(strategy.choices, lang),
  };
}

export function isAbstaining(strategy: Strategy): boolean {
  return strategy.abstainReason !== null;
}

export function verdictOf(strategy: Strategy): FocusLevel {
  return focusOf(strategy.choices, isAbstaining(strategy));
}

/** The refusals that still stand: a sector that was marked since is no longer left aside. */
export function refusalsOf(
  strategy: Pick<Strategy, 'abstainReason' | 'refusals' | 'choices'>,
): readonly ApproachKey[] {
  if (strategy.abstainReason !== null) return [];
  return strategy.refusals.filter((key) => strategy.choices[key] === 'none');
}

export function whyOf(
  strategy: Strategy,
): readonly { readonly approach: ApproachKey; readonly text: string }[] {
  return approachesAt(strategy.choices, 'priority').flatMap((approach) => {
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
