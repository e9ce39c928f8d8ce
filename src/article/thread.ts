/** Of a thread that stands among others; its own page has them all, in pages of `REPLIES_PER_PAGE`. */
export const REPLIES_PER_THREAD = 10;
export const REPLIES_PER_PAGE = 50;
/** Of all replies on one page, so that fifty threads of the longest comments stay under a megabyte. */
export const REPLY_CHARACTERS = 100_000;

/** The replies from the first on, in the order that they come in, until a page has `REPLY_CHARACTERS` of them. */
export function repliesThatFit<Reply extends { readonly text: string }>(
  replies: readonly Reply[],
): readonly Reply[] {
  let characters = 0;
  return replies.filter(({ text }) => (characters += text.length) <= REPLY_CHARACTERS);
}
