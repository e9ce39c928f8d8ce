import { wordsOf } from '../i18n/fold.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';

/** Our entries in one language, in the order of its catalogue. */
export function starterWords(lang: Lang): readonly string[] {
  return messagesFor(lang)
    .starterWords.split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

interface Merged {
  readonly entries: readonly string[];
  readonly added: number;
  readonly removed: number;
}

/** A list with our entries at its end, but for those that it holds already in another spelling. */
export function withStarter(entries: readonly string[], lang: Lang): Merged {
  const held = new Set(entries.map(keyOf));
  const missing = starterWords(lang).filter((entry) => !held.has(keyOf(entry)));
  return { entries: [...entries, ...missing], added: missing.length, removed: 0 };
}

/** A list without our entries of one language. */
export function withoutStarter(entries: readonly string[], lang: Lang): Merged {
  const ours = new Set(starterWords(lang).map(keyOf));
  const kept = entries.filter((entry) => !ours.has(keyOf(entry)));
  return { entries: kept, added: 0, removed: entries.length - kept.length };
}

function keyOf(entry: string): string {
  return wordsOf(entry).join(' ');
}
