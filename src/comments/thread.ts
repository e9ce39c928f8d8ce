/** Threads on one page of a discussion (comments §6). */
export const THREADS_PER_PAGE = 50;
/** Of a thread that stands among others; its own page has them all, in pages of `REPLIES_PER_PAGE`. */
export const REPLIES_PER_THREAD = 10;
export const REPLIES_PER_PAGE = 20;
/** How much all first comments, and all replies, may weigh on one page of a discussion: together under a megabyte, whatever they hold. */
export const ROOTS_WEIGHT = 400_000;
export const REPLIES_WEIGHT = 100_000;
const BEGINNING = 300;

const MARK_BYTES = 5;
const LINE_BYTES = 40;
const LINK_BYTES = 100;

/** About how many bytes a comment takes once it is drawn: marks are escaped, lines and addresses become elements. */
export function weightOf(text: string): number {
  const many = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const drawn = MARK_BYTES * many(/[&<>"']/g) + LINE_BYTES * many(/\n/g) + LINK_BYTES * many(/https?:/gi);
  return Buffer.byteLength(text) + drawn;
}

/** The comments from the first on, in the order that they come in, until a page has this weight of them. */
export function thoseThatFit<Drawn extends { readonly text: string }>(
  comments: readonly Drawn[],
  weight: number,
): readonly Drawn[] {
  let sum = 0;
  return comments.filter(({ text }) => (sum += weightOf(text)) <= weight);
}

/** How a comment begins (`BEGINNING` characters), with no letter cut in two. */
export function beginningOf(text: string): string {
  return `${Array.from(text).slice(0, BEGINNING).join('').trimEnd()}\u2026`;
}
