import { isTrue } from '../diagnosis/answers.ts';
import type { Answers } from '../diagnosis/answers.ts';
import { formatDay, formatList } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { approachOf } from '../method/method.ts';
import type { Approach, ApproachKey, Chosen, Claim } from '../method/method.ts';
import { STATE_WEIGHTS, approachesAt, stateOf } from '../wheel/wheel.ts';
import { CLAUSES } from './clauses.ts';
import { byLanguage, foreignLine } from './foreign-line.ts';
import type { Line } from './line.ts';
import type { ClauseKey, ClauseWords } from './clauses.ts';
import { planText, plansOf, withoutFinalStop } from './plan.ts';
import type { Plans } from './plan.ts';
import type { Lang } from '../i18n/languages.ts';

export const REFUSAL_LIMIT = 3;

const PHRASE_LIMIT = 2;

/** What a statement says, in keys, and the words that a person typed (trimmed, inserted as they stand). */
export interface StatementFacts extends Chosen {
  readonly brand: string;
  readonly gene: string;
  readonly answers: Answers;
  readonly abstainReason: string | null;
  /** Those that are not blank on the wheel are ignored. */
  readonly refusals: readonly ApproachKey[];
  readonly reviewDate: string;
  /** Each replaces the generated line of its clause, word for word. */
  readonly words: ClauseWords;
  readonly plan: Plans;
}

/** Title first, by the template of domain.md §5. Leaves out lines that say nothing; staying away replaces the plan. */
export function statementLines(facts: StatementFacts, lang: Lang): readonly Line[] {
  const { statement: words } = messagesFor(lang);
  const body =
    facts.abstainReason === null
      ? choiceAndRest(facts, lang)
      : abstainLines(facts, facts.abstainReason, lang);
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
  return facts.method.claims
    .filter((claim) => claim.kind === kind && isTrue(facts.answers, claim.key))
    .map((claim) => ({
      phrase: claim.phrase[lang],
      answer: facts.answers[claim.key] ?? 0,
      closeness: weightIn(facts, claim),
    }))
    .sort((a, b) => b.answer - a.answer || b.closeness - a.closeness)
    .slice(0, PHRASE_LIMIT)
    .map(({ phrase }) => phrase);
}

function weightIn({ choices }: Chosen, { weights }: Claim): number {
  const weighed = Object.entries(weights).map(
    ([key, weight = 0]) => weight * STATE_WEIGHTS[stateOf(choices, key)],
  );
  return weighed.reduce((sum, points) => sum + points, 0);
}

function lineIf(shown: boolean, name: Line['name'], clause: Line['clause'], text: string): readonly Line[] {
  return shown ? [{ name, clause, text }] : [];
}

function abstainLines({ method }: Chosen, reason: string, lang: Lang): readonly Line[] {
  const { abstain } = method.words[lang];
  const text = messagesFor(lang).statement.abstain(abstain, withoutFinalStop(reason) || reason);
  return [{ name: 'abstain', clause: 'abstain', text }];
}

function choiceAndRest(facts: StatementFacts, lang: Lang): readonly Line[] {
  return [
    ...choiceLines(facts, lang),
    ...planLines(facts, lang),
    ...refusalLines(facts, lang),
    ...measureLines(facts, lang),
  ];
}

function planLines(facts: StatementFacts, lang: Lang): readonly Line[] {
  return plansOf(facts, facts.plan).flatMap(({ approach: key, plan }) => {
    const text = planText(approachOf(facts.method, key), plan, lang);
    return text === '' ? [] : [{ name: 'plan' as const, clause: null, text, approach: key }];
  });
}

function choiceLines(facts: StatementFacts, lang: Lang): readonly Line[] {
  const { statement: words } = messagesFor(lang);
  const priorities = chosenAt(facts, 'priority');
  const secondary = chosenAt(facts, 'secondary');
  if (priorities.length + secondary.length === 0)
    return [{ name: 'choice', clause: null, text: words.noChoice }];
  return ownLine('choice', facts, [
    ...priorityLines(priorities, lang),
    ...supportLines(secondary, priorities.length > 0, lang),
  ]);
}

function priorityLines(priorities: readonly Approach[], lang: Lang): readonly Line[] {
  const { statement: words } = messagesFor(lang);
  const [spoken, foreign] = byLanguage(priorities, lang);
  if (priorities.length === 0) return [{ name: 'choice', clause: 'choice', text: words.noChoice }];
  const frameOf = (index: number) => (spoken.length + index === 0 ? words.firstChosen : words.alsoChosen);
  return [
    ...lineIf(spoken.length > 0, 'choice', 'choice', words.choice(infinitivesOf(spoken, lang))),
    ...foreign.map((each, index) => foreignLine('choice', 'choice', frameOf(index), each)),
  ];
}

function supportLines(secondary: readonly Approach[], chosen: boolean, lang: Lang): readonly Line[] {
  const { statement: words } = messagesFor(lang);
  const [spoken, foreign] = byLanguage(secondary, lang);
  const support = chosen ? words.support : words.supportAlone;
  return [
    ...lineIf(spoken.length > 0, 'support', 'choice', support(infinitivesOf(spoken, lang))),
    ...foreign.map((each) => foreignLine('support', 'choice', words.alsoSupported, each)),
  ];
}

function chosenAt(facts: StatementFacts, state: 'priority' | 'secondary'): readonly Approach[] {
  return approachesAt(facts, state).map((key) => approachOf(facts.method, key));
}

function infinitivesOf(approaches: readonly Approach[], lang: Lang): string {
  return formatList(
    lang,
    approaches.map(({ infinitive }) => withoutFinalStop(infinitive[lang])),
  );
}

function refusalLines(facts: StatementFacts, lang: Lang): readonly Line[] {
  const { statement: words } = messagesFor(lang);
  const blanks = approachesAt(facts, 'none');
  const refused = blanks.filter((key) => facts.refusals.includes(key)).slice(0, REFUSAL_LIMIT);
  const [spoken, foreign] = byLanguage(
    refused.map((key) => approachOf(facts.method, key)),
    lang,
  );
  const nouns = spoken.map(({ noun }) => withoutFinalStop(noun[lang]));
  const others = words.otherApproaches[blanks.length - refused.length - 1];
  const list = formatList(lang, others === undefined ? nouns : [...nouns, others]);
  if (refused.length === 0) return [];
  return ownLine('refusal', facts, [
    ...lineIf(list !== '', 'refusal', 'refusal', words.refusal(list)),
    ...foreign.map((each) => foreignLine('refusal', 'refusal', words.alsoRefused, each)),
  ]);
}

function measureLines(facts: StatementFacts, lang: Lang): readonly Line[] {
  const { statement: words } = messagesFor(lang);
  const indicators = chosenAt(facts, 'priority')
    .map(({ indicator }) => indicator[lang])
    .filter((indicator) => indicator !== '');
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
