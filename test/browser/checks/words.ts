/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Page } from 'playwright-core';
import { named } from './look.ts';
import type { Finding } from './look.ts';
import type { Lang } from '../../../src/i18n/languages.ts';

/** One piece of text of our own, the language it says it is in, and where it stands. */
interface Piece {
  readonly words: string;
  readonly lang: string;
  readonly at: string;
}

const OF: Readonly<Record<Lang, ReadonlySet<string>>> = {
  fr: new Set(
    'le la les un une des du de d l et est sont pas ne que qui vous votre vos nous notre dans pour par sur avec mais ce cette ces au aux il elle ou plus sans se son sa ses'.split(
      ' ',
    ),
  ),
  en: new Set(
    'the an of and is are not that which you your we our in for by with this these to it or more without its as at from be has have'.split(
      ' ',
    ),
  ),
};
/** Shorter than this, a piece does not say which language it is in. */
const TELLING = 20;

/** Passages in a language that they do not say, and marks set as the other language sets them. */
export async function wordFindings(page: Page, typed: readonly string[] = []): Promise<readonly Finding[]> {
  const pieces = (await ownPieces(page)).map((each) => ({ ...each, words: mask(each.words, typed) }));
  return [
    ...named(
      'language',
      pieces.filter(isForeign).map(({ at }) => at),
    ),
    ...named(
      'typography',
      pieces.flatMap(({ words, lang, at }) =>
        markFaults(words, lang === 'fr' ? 'fr' : 'en').map((fault) => `${at}: ${fault}`),
      ),
    ),
  ];
}

/** Every sentence that the page says by itself, in the order in which it is read. */
export async function sentencesOf(page: Page): Promise<readonly string[]> {
  const pieces = await ownPieces(page);
  return pieces.flatMap(({ words }) => words.split(/(?<=[.!?])\s+/)).filter((words) => /[.!?]$/.test(words));
}

/* What visitors typed stands in <bdi>, under dir="auto", in code, or in a field: its language is theirs. */
async function ownPieces(page: Page): Promise<readonly Piece[]> {
  return page.evaluate(() => {
    const inline =
      'a, span, strong, em, b, i, bdi, cite, code, time, abbr, sup, sub, br, q, small, mark, kbd';
    const typed =
      'bdi, [dir="auto"], code, textarea, .typed, .comment-text, .preview, svg, select, script, style';
    return [...document.querySelectorAll('body *')].flatMap((element) => {
      if (element.matches(inline) || element.closest(typed) !== null || !element.checkVisibility()) return [];
      const own = [...element.childNodes].filter(
        (node) => node.nodeType === 3 || (node instanceof Element && node.matches(inline)),
      );
      const lang = element.closest('[lang]')?.getAttribute('lang') ?? 'fr';
      const words = own
        .map((node) => {
          const foreign =
            node instanceof Element && node.hasAttribute('lang') && node.getAttribute('lang') !== lang;
          return node instanceof Element && (foreign || node.matches(typed))
            ? '\uE000'
            : (node.textContent ?? '');
        })
        .join('')
        .replace(/[ \t\n]+/g, ' ')
        .trim();
      return words === '' ? [] : [{ words, lang, at: look.place(element) }];
    });
  });
}

function mask(words: string, typed: readonly string[]): string {
  return typed.reduce((text, each) => text.replaceAll(each, '\uE000'), words);
}

/** Whether a piece reads as the other language than the one it says it is in. What chance made, as an id, is one word. */
export function isForeign({ words, lang }: Pick<Piece, 'words' | 'lang'>): boolean {
  if (words.length < TELLING) return false;
  const count = (of: Lang) =>
    words
      .toLowerCase()
      .split(/[^\p{L}\p{N}_-]+/u)
      .filter((word) => OF[of].has(word)).length;
  const [own, other] = lang === 'fr' ? [count('fr'), count('en')] : [count('en'), count('fr')];
  return other >= 2 && other > own;
}

/** How the marks of a piece break the custom of its language; addresses, times and figures are left alone. */
export function markFaults(words: string, lang: Lang): readonly string[] {
  const text = words.replace(/(?:\w+:\/\/|mailto:)\S+|\d+[:.]\d+/g, '\uE000');
  return RULES[lang].filter(([, pattern]) => pattern.test(text)).map(([fault]) => fault);
}

const RULES: Readonly<Record<Lang, readonly (readonly [string, RegExp])[]>> = {
  fr: [
    ['a plain apostrophe', /\p{L}'\p{L}/u],
    ['a plain quote', /"/],
    ['no no-break space before a colon', /[^\u00a0\uE000]:(?!\d)/u],
    ['no narrow no-break space before a mark', /[^\u202f\uE000;!?][;!?]/u],
    ['no no-break space inside quotes', /«[^\u00a0]|[^\u00a0]»/u],
  ],
  en: [
    ['a plain apostrophe', /\p{L}'\p{L}/u],
    ['a plain quote', /"/],
    ['French spacing', /[\u00a0\u202f ][:;!?»]|«/u],
  ],
};
