import { formatDate, formatList } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { clauseTexts } from '../strategies/statement.ts';
import type { ClauseKey } from '../strategies/clauses.ts';
import type { Line } from '../strategies/line.ts';
import type { Revision } from '../strategies/strategy.ts';
import { clauseCounts, signerCounts } from './answer.ts';
import type { BlindAnswer } from './answer.ts';
import { isTestable, othersOf, signersOf } from './blind-test.ts';
import type { OtherNames, Signer } from './blind-test.ts';
import { leftIn } from './leftover.ts';
import { maskNames } from './mask.ts';
import type { Lang } from '../i18n/languages.ts';

/** A stretch of the hidden statement: plain words, a hidden name, or a word that still tells of the brand. */
interface Stretch {
  readonly text: string;
  readonly kind: 'words' | 'mask' | 'left';
}

interface Paragraph extends Omit<Line, 'text'> {
  readonly pieces: readonly Stretch[];
}

/** One revision as it is put to people who do not know whose it is. */
export interface Sheet {
  readonly revision: Revision;
  readonly others: readonly string[];
  readonly signers: readonly Signer[];
  readonly clauses: readonly ClauseKey[];
}

/** Undefined where there is nothing to guess, or nobody else who could sign. */
export function sheetOf(revision: Revision, names: OtherNames, lang: Lang): Sheet | undefined {
  const others = othersOf(revision.strategy, names);
  if (!isTestable(revision.strategy) || others.length === 0) return undefined;
  return {
    revision,
    others,
    signers: signersOf(revision.strategy.brand, others, lang),
    clauses: clauseTexts(revision.texts[lang].statement).map(({ clause }) => clause),
  };
}

/** The statement with the names hidden. `marksLeft` also cuts out the words of the brand that can still be seen. */
export function hiddenStatement(
  { texts, strategy: { brand } }: Revision,
  others: readonly string[],
  lang: Lang,
  marksLeft = false,
): readonly Paragraph[] {
  const masks = { brand, others, words: messagesFor(lang).blind.mask };
  return clauseParagraphs(texts[lang].statement).map(({ text, ...line }) => ({
    ...line,
    pieces: maskNames(text, masks).flatMap((piece): readonly Stretch[] => {
      if (piece.mask !== null) return [{ text: piece.text, kind: 'mask' }];
      if (!marksLeft) return [{ text: piece.text, kind: 'words' }];
      return leftIn(piece.text, brand).map((part) => ({
        text: part.text,
        kind: part.isLeft ? 'left' : 'words',
      }));
    }),
  }));
}

/** The lines of one clause stand in one paragraph. */
function clauseParagraphs(lines: readonly Line[]): readonly Line[] {
  const paragraphs: Line[] = [];
  for (const line of lines) {
    const last = paragraphs.at(-1);
    if (last === undefined || line.clause === null || last.clause !== line.clause) paragraphs.push(line);
    else paragraphs[paragraphs.length - 1] = { ...last, text: `${last.text} ${line.text}` };
  }
  return paragraphs;
}

export function leftCount(statement: readonly Paragraph[]): number {
  return statement.flatMap(({ pieces }) => pieces).filter(({ kind }) => kind === 'left').length;
}

/** What was answered of one revision, remarks aside. */
export function detailPart(
  { number, strategy, texts }: Revision,
  answers: readonly BlindAnswer[],
  rival: string,
  lang: Lang,
) {
  const t = messagesFor(lang);
  const swap = t.statement.swap;
  return {
    number,
    signers: signerCounts(answers).map(({ signer, named, count }) => ({
      label: signer === 'any' || signer === 'none' ? t.blind.signer[signer] : named,
      people: t.blind.results.people(count),
    })),
    clauses: clauseTexts(texts[lang].statement).map(({ clause, text }) => {
      const own = strategy.swap[clause];
      return {
        clause,
        text,
        also: t.blind.alsoTrue(rival, clauseCounts(answers, clause)),
        own: own ? swap.answers[own] : t.blind.results.notJudged,
      };
    }),
  };
}

/** How a person's own answer reads. */
export function signerWords({ signer, named }: BlindAnswer, lang: Lang): string {
  return signer === 'any' || signer === 'none' ? messagesFor(lang).blind.signer[signer] : named;
}

export function versionWords(number: number, savedAt: number, lang: Lang): string {
  return messagesFor(lang).blind.results.version(number, formatDate(lang, savedAt));
}

export function namesWords({ signers }: Sheet, lang: Lang): string {
  const names = signers.map(({ name }) => name);
  return messagesFor(lang).blind.own.namesAsked(formatList(lang, names));
}
