import { messagesFor } from '../i18n/messages.ts';
import { CLAUSES, START_CLAUSES } from '../strategies/clauses.ts';
import type { ClauseKey } from '../strategies/clauses.ts';
import { clauseTexts, statementLines } from '../strategies/statement.ts';
import type { Piece } from '../strategies/foreign-line.ts';
import type { Line } from '../strategies/line.ts';
import { factsOf, isAbstaining, swapOf } from '../strategies/strategy.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { SWAP_ANSWERS, namesBrand, swapMessage } from '../strategies/swap.ts';
import { approachOf } from '../method/method.ts';
import { approachesAt } from '../wheel/wheel.ts';
import { EMPTY_REVIEW } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Shown } from './parts.ts';
import type { Lang } from '../i18n/languages.ts';
import { RESULT_ID } from '../addresses/query.ts';

type Named = (clause: string) => boolean;

/**
 * The statement as the review shows it: each clause with its judgement and a field to say it otherwise, and the lines in
 * between that nobody judges.
 */
export function statementPart(draft: Draft, strategy: Strategy, { lang, errors = [] }: Shown) {
  const lines = statementLines(factsOf(strategy), lang);
  const generated = clauseTexts(statementLines(factsOf({ ...strategy, words: {} }), lang));
  const fails = (name: string) => errors.some((error) => error.name === name);
  const isAmiss: Named = (clause) => fails(`swap-${clause}`) || fails(`words-${clause}`);
  const drawn = CLAUSES.filter((clause) => isDrawn(clause, strategy, lines) || isAmiss(clause));
  return {
    title: lines.find(({ name }) => name === 'title')?.text ?? '',
    clauses: drawn.map((clause) => clausePart(clause, { draft, strategy, lines, generated, lang })),
    plans: lines.flatMap(({ approach, text }) => (approach === undefined ? [] : [{ approach, text }])),
    others: lines.filter(
      ({ name, clause }) =>
        name !== 'title' && name !== 'plan' && (isAbstaining(strategy) || !isClause(clause)),
    ),
    startLines: lines.filter(({ clause }) => START_CLAUSES.some((each) => each === clause)),
    asksStart: drawn.some((clause) => START_CLAUSES.includes(clause)),
    swapAnswers: SWAP_ANSWERS,
    resultId: RESULT_ID[lang],
    ...resultPart(strategy, lines, lang),
  };
}

function isClause(clause: Line['clause']): boolean {
  return CLAUSES.some((each) => each === clause);
}

// What the diagnosis leaves unsaid can be written all the same; a choice and its refusals have to be made first.
function isDrawn(clause: ClauseKey, strategy: Strategy, lines: readonly Line[]): boolean {
  if (isAbstaining(strategy)) return false;
  if (clause !== 'choice' && clause !== 'refusal') return true;
  return lines.some((line) => line.clause === clause) || strategy.words[clause] !== undefined;
}

interface ClauseFacts {
  readonly draft: Draft;
  readonly strategy: Strategy;
  readonly lines: readonly Line[];
  readonly generated: ReturnType<typeof clauseTexts>;
  readonly lang: Lang;
}

function clausePart(clause: ClauseKey, { draft, strategy, lines, generated, lang }: ClauseFacts) {
  const shown = clauseTexts(lines).find((each) => each.clause === clause);
  const typed = strategy.words[clause];
  const isTyped = shown !== undefined && typed !== undefined;
  const { setAside } = draft.answers.review ?? EMPTY_REVIEW;
  return {
    clause,
    text: shown?.text,
    pieces: piecesOf(lines.filter((line) => line.clause === clause)),
    lang: isTyped && typed.lang !== lang ? typed.lang : undefined,
    generated: typed === undefined ? undefined : generated.find((each) => each.clause === clause)?.text,
    prompt: promptFor(clause, strategy, lang),
    judgeAgain: shown !== undefined && setAside[clause] !== undefined,
    namesRival: typed !== undefined && namesBrand(strategy.rival, typed.text),
  };
}

function piecesOf(lines: readonly Line[]): readonly Piece[] {
  return lines.flatMap(({ text, pieces = [{ text }] }, index) => [
    ...(index > 0 ? [{ text: ' ' }] : []),
    ...pieces,
  ]);
}

function promptFor(clause: ClauseKey, strategy: Strategy, lang: Lang): string {
  const { prompts } = messagesFor(lang).ownWords;
  if (clause !== 'choice') return prompts[clause];
  const [first] = approachesAt(strategy, 'priority');
  if (first === undefined) return prompts.secondaryOnly;
  return approachOf(strategy.method, first).prompt[lang] || prompts.own;
}

function resultPart(strategy: Strategy, lines: readonly Line[], lang: Lang) {
  const result = swapOf(strategy, lines);
  const words = messagesFor(lang).statement.swap;
  return {
    left: result.state === 'unfinished' ? words.unfinished(result.left) : undefined,
    judged:
      result.state === 'judged'
        ? {
            result: result.result,
            count: words.count(result.own, result.shown),
            message: swapMessage(result, strategy.rival, lang),
            rewrite: result.rewrite,
          }
        : undefined,
  };
}
