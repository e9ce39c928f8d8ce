import { CLAIMS, isTrue } from '../diagnosis/claims.ts';
import type { Answers, Claim } from '../diagnosis/claims.ts';
import { approachesInNeed } from '../diagnosis/contradictions.ts';
import type { Score } from '../diagnosis/score.ts';
import { formatDay, formatList } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { APPROACH_KEYS, approach } from '../wheel/approaches.ts';
import type { ApproachKey } from '../wheel/approaches.ts';
import { STATE_WEIGHTS, approachesAt } from '../wheel/wheel.ts';
import type { Choices } from '../wheel/wheel.ts';
import { CLAUSES } from './clauses.ts';
import type { ClauseKey, ClauseWords } from './clauses.ts';
import { planText, plansOf, withoutFinalStop } from './plan.ts';
import type { Plans } from './plan.ts';
import type { Lang } from '../i18n/languages.ts';

export const REFUSAL_LIMIT = 3;

const PHRASE_LIMIT = 2;

/** What a statement says, in keys, and the words that a person typed (trimmed, inserted as they stand). */
export interface StatementFacts {
  readonly brand: string;
  readonly gene: string;
  readonly answers: Answers;
  readonly choices: Choices;
  readonly abstainReason: string | null;
  /** Those that are not blank on the wheel are ignored. */
  readonly refusals: readonly ApproachKey[];
  readonly reviewDate: string;
  /** Each replaces the generated line of its clause, word for word. */
  readonly words: ClauseWords;
  readonly plan: Plans;
}

/**
 * One line of the statement; `clause` is the part it belongs to, null when nobody has to judge it. A line that a person wrote
 * has the language of the page it was typed on; the line of a plan has its approach.
 */
export interface Line {
  readonly name:
    | 'title'
    | 'start'
    | 'assets'
    | 'gene'
    | 'choice'
    | 'support'
    | 'plan'
    | 'refusal'
    | 'measure'
    | 'review'
    | 'abstain';
  readonly clause: ClauseKey | 'abstain' | null;
  readonly text: string;
  readonly lang?: Lang;
  readonly approach?: ApproachKey;
}

/** Title first, by the template of domain.md §5. Leaves out lines that say nothing; staying away replaces the plan. */
export function statementLines(facts: StatementFacts, lang: Lang): readonly Line[] {
  const { statement: words } = messagesFor(lang);
  const body =
    facts.abstainReason === null ? choiceAndRest(facts, lang) : abstainLines(facts.abstainReason, lang);
  return [
    { name: 'title', clause: null, text: words.title(facts.brand || words.defaultBrand) },
    ...groundLines(facts, lang),
    ...body,
    { name: 'review', clause: null, text: words.review(formatDay(lang, facts.reviewDate)) },
  ];
}

function groundLines(facts: StatementFacts, lang: Lang): readonly Line[] {
  const { statement: words } = messagesFor(lang);
  const issues = truePhrases('issue', facts, lang);
  const strengths = truePhrases('strength', facts, lang);
  const gene = withoutFinalStop(facts.gene);
  return [
    ...ownLine('start', facts, lineIf(issues.length > 0, 'start', 'start', words.start(issues))),
    ...ownLine(
      'assets',
      facts,
      lineIf(strengths.length > 0, 'assets', 'assets', words.assets(formatList(lang, strengths))),
    ),
    ...ownLine('gene', facts, lineIf(gene !== '', 'gene', 'gene', words.gene(gene))),
  ];
}

// What was typed takes the place of the generated lines of its clause; staying away has no clause to rewrite.
function ownLine(clause: ClauseKey, facts: StatementFacts, generated: readonly Line[]): readonly Line[] {
  const typed = facts.abstainReason === null ? facts.words[clause] : undefined;
  return typed === undefined ? generated : [{ name: clause, clause, text: typed.text, lang: typed.lang }];
}

// Highest answer first, then what weighs most in the chosen approaches.
function truePhrases(kind: Claim['kind'], facts: StatementFacts, lang: Lang): readonly string[] {
  return CLAIMS.filter((claim) => claim.kind === kind && isTrue(facts.answers, claim.key))
    .map((claim) => ({
      phrase: claim.phrase[lang],
      answer: facts.answers[claim.key] ?? 0,
      closeness: weightIn(facts.choices, claim),
    }))
    .sort((a, b) => b.answer - a.answer || b.closeness - a.closeness)
    .slice(0, PHRASE_LIMIT)
    .map(({ phrase }) => phrase);
}

function weightIn(choices: Choices, claim: Claim): number {
  return APPROACH_KEYS.reduce((sum, key) => sum + (claim.weights[key] ?? 0) * STATE_WEIGHTS[choices[key]], 0);
}

function lineIf(shown: boolean, name: Line['name'], clause: Line['clause'], text: string): readonly Line[] {
  return shown ? [{ name, clause, text }] : [];
}

function abstainLines(reason: string, lang: Lang): readonly Line[] {
  const text = messagesFor(lang).statement.abstain(withoutFinalStop(reason) || reason);
  return [{ name: 'abstain', clause: 'abstain', text }];
}

function choiceAndRest(facts: StatementFacts, lang: Lang): readonly Line[] {
  return [
    ...choiceLines(facts, lang),
    ...planLines(facts, lang),
    ...refusalLines(facts, lang),
    ...measureLines(facts.choices, lang),
  ];
}

function planLines({ choices, plan: plans }: StatementFacts, lang: Lang): readonly Line[] {
  return plansOf(choices, plans).flatMap(({ approach: key, plan }) => {
    const text = planText(key, plan, lang);
    return text === '' ? [] : [{ name: 'plan' as const, clause: null, text, approach: key }];
  });
}

function choiceLines(facts: StatementFacts, lang: Lang): readonly Line[] {
  const { statement: words } = messagesFor(lang);
  const { choices } = facts;
  const priorities = approachesAt(choices, 'priority');
  const secondary = approachesAt(choices, 'secondary');
  const chosen = priorities.length > 0;
  const list = (keys: readonly ApproachKey[]) =>
    formatList(
      lang,
      keys.map((key) => approach(key).infinitive[lang]),
    );
  const support = chosen ? words.support : words.supportAlone;
  if (!chosen && secondary.length === 0) return [{ name: 'choice', clause: null, text: words.noChoice }];
  return ownLine('choice', facts, [
    { name: 'choice', clause: 'choice', text: chosen ? words.choice(list(priorities)) : words.noChoice },
    ...lineIf(secondary.length > 0, 'support', 'choice', support(list(secondary))),
  ]);
}

function refusalLines(facts: StatementFacts, lang: Lang): readonly Line[] {
  const { statement: words } = messagesFor(lang);
  const blanks = approachesAt(facts.choices, 'none');
  const refused = blanks.filter((key) => facts.refusals.includes(key)).slice(0, REFUSAL_LIMIT);
  const nouns = refused.map((key) => approach(key).noun[lang]);
  const others = words.otherApproaches[blanks.length - refused.length - 1];
  const list = formatList(lang, others === undefined ? nouns : [...nouns, others]);
  if (refused.length === 0) return [];
  return ownLine('refusal', facts, [{ name: 'refusal', clause: 'refusal', text: words.refusal(list) }]);
}

function measureLines(choices: Choices, lang: Lang): readonly Line[] {
  const { statement: words } = messagesFor(lang);
  const indicators = approachesAt(choices, 'priority').map((key) => approach(key).indicator[lang]);
  return lineIf(indicators.length > 0, 'measure', null, words.measure(formatList(lang, indicators)));
}

/** The clauses of a statement that the swap test shows, each as one text; none when it declares staying away. */
export function clauseTexts(lines: readonly Line[]): readonly { clause: ClauseKey; text: string }[] {
  if (lines.some(({ name }) => name === 'abstain')) return [];
  return CLAUSES.map((clause) => ({
    clause,
    text: lines
      .filter((line) => line.clause === clause)
      .map(({ text }) => text)
      .join(' '),
  })).filter(({ text }) => text !== '');
}

/**
 * All blank approaches, best score first and those without a score last; after them, in the same order, those that an
 * issue answered 2 or 3 points to with +3, since leaving them aside contradicts the diagnosis.
 */
export function refusalOffers(
  scores: readonly Score[],
  choices: Choices,
  answers: Answers,
): readonly ApproachKey[] {
  const blanks = approachesAt(choices, 'none');
  const scored = scores.map((score) => score.approach).filter((key) => blanks.includes(key));
  const offers = [...scored, ...blanks.filter((key) => !scored.includes(key))];
  const needed = approachesInNeed(answers);
  return [...offers.filter((key) => !needed.includes(key)), ...offers.filter((key) => needed.includes(key))];
}
