import { formatDay } from '../i18n/format.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Letterhead } from '../mail/letterhead.ts';
import { letter, link } from '../mail/letters.ts';
import type { Letter } from '../mail/letters.ts';
import { oneLine } from '../mail/text.ts';
import type { LetterKind } from './reminder.ts';

/** What is written in only as a letter leaves: neither a key nor a word of the strategy waits in the outbox. */
const SLOT = /\[\[(brand|review)\]\]/g;

/** Asks whether an address is really its owner's. Anybody may have typed it, so nothing of the strategy stands in it. */
export function confirmLetter(head: Letterhead, confirmUrl: string): Letter {
  const { confirm } = messagesFor(head.lang).reminders.letters;
  const site = oneLine(head.site);
  return letter(head, confirm.subject(site), [
    confirm.lead(site),
    link(confirm.act, confirmUrl),
    confirm.then,
    confirm.otherwise,
  ]);
}

/** A letter about the review of a day (`YYYY-MM-DD`), true on that day, before and after. */
export function reviewLetter(
  head: Letterhead,
  kind: LetterKind,
  day: string,
  unsubscribeUrl: string,
): Letter {
  const { review } = messagesFor(head.lang).reminders.letters;
  const date = formatDay(head.lang, day);
  return letter(head, review.subject('[[brand]]', date), [
    review.lead(date),
    review.strategy('[[brand]]'),
    link(review.act, '[[review]]'),
    ...(kind === 'week' ? [review.before] : []),
    review.keep,
    link(review.unsubscribe, unsubscribeUrl),
  ]);
}

/** `reviewUrl` is undefined where the site can no longer write the link: the letter then says which link to open. */
export function fillLetter<T extends Letter>(
  leaving: T,
  lang: Lang,
  { brand, reviewUrl }: { readonly brand: string; readonly reviewUrl: string | undefined },
): T {
  const words = {
    brand: oneLine(brand),
    review: reviewUrl ?? messagesFor(lang).reminders.letters.review.linkUnknown,
  };
  const fill = (text: string) =>
    text.replace(SLOT, (_, slot: string) => (slot === 'brand' ? words.brand : words.review));
  return { ...leaving, subject: fill(leaving.subject), body: fill(leaving.body) };
}
