import type { OwnerAct } from '../addresses/query.ts';
import { formatDate } from '../i18n/format.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';

/** What the owner's page says of the last act, above everything else. */
interface Flash {
  readonly title: string;
  readonly text: string;
}

/** What the page shows by now: an address that is opened again later must not say what is no longer true. */
interface Shown {
  readonly now: number;
  readonly savedAt: number;
  readonly expiresAt: number;
  readonly previewAllowed: boolean;
}

const JUST_SAVED_MS = 10 * 60 * 1000;

/** The words for an act, or for a save of the last ten minutes, which leads to the page's plain address. */
export function flashOf(act: OwnerAct | undefined, shown: Shown, lang: Lang): Flash | undefined {
  const { done } = messagesFor(lang).links;
  switch (act) {
    case undefined:
      return shown.now - shown.savedAt < JUST_SAVED_MS ? done.saved : undefined;
    case 'extended':
      return { title: done.extended.title, text: done.extended.text(formatDate(lang, shown.expiresAt)) };
    case 'preview':
      return shown.previewAllowed ? done.previewAllowed : done.previewOff;
    default:
      return done[act];
  }
}
