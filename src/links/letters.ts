import { formatDate } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Letterhead } from '../mail/letterhead.ts';
import { letter, link } from '../mail/letters.ts';
import type { Letter } from '../mail/letters.ts';
import { oneLine } from '../mail/text.ts';
import type { LinkKind } from '../strategies/keys.ts';
import type { Lang } from '../i18n/languages.ts';

/**
 * Where a link will stand in a letter. No key is ever stored, and a letter waits in a table: its links are filled in
 * as it leaves.
 */
export interface Slot {
  readonly kind: LinkKind;
  readonly lang: Lang;
  readonly id: string;
}

export const LETTER_LINKS_MAX = 50;

const SLOT = /^\[\[(read|edit) (fr|en) ([\w-]{1,64})\]\]$/gm;

/** Sends both links of a strategy. Anybody may have typed the address, so nothing that its author wrote stands in it. */
export function bothLinksLetter(
  head: Letterhead,
  { readId, editId, kept }: { readonly readId: string; readonly editId: string; readonly kept: boolean },
): Letter {
  const { lang } = head;
  const { letters } = messagesFor(lang).links;
  const site = oneLine(head.site);
  return letter(head, letters.bothSubject(site), [
    letters.both(site),
    link(letters.read, slot({ kind: 'read', lang, id: readId })),
    link(letters.edit, slot({ kind: 'edit', lang, id: editId })),
    ...(kept ? [letters.kept] : []),
    letters.unexpected,
  ]);
}

export function myLinksLetter(
  head: Letterhead,
  saved: readonly { readonly id: string; readonly savedAt: number }[],
): Letter {
  const { lang } = head;
  const { letters } = messagesFor(lang).links;
  const site = oneLine(head.site);
  return letter(head, letters.mineSubject(site), [
    letters.mine,
    ...(saved.length > LETTER_LINKS_MAX ? [letters.onlyLatest(LETTER_LINKS_MAX)] : []),
    ...saved
      .slice(0, LETTER_LINKS_MAX)
      .map(({ id, savedAt }) =>
        link(letters.savedOn(formatDate(lang, savedAt)), slot({ kind: 'edit', lang, id })),
      ),
    letters.mineUnexpected,
  ]);
}

export function slotsIn(body: string): readonly Slot[] {
  return [...body.matchAll(SLOT)].map(([, kind, lang, id = '']) => ({
    kind: kind === 'read' ? 'read' : 'edit',
    lang: lang === 'fr' ? 'fr' : 'en',
    id,
  }));
}

/** The letter with an address in the place of each slot; a link that ended meanwhile is said to have ended. */
export function fillSlots(body: string, urlOf: (slot: Slot) => string | undefined): string {
  return body.replace(SLOT, (line) => {
    const [found] = slotsIn(line);
    return found === undefined ? line : (urlOf(found) ?? messagesFor(found.lang).links.letters.ended);
  });
}

function slot({ kind, lang, id }: Slot): string {
  return `[[${kind} ${lang} ${id}]]`;
}
