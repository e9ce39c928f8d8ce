import type { Lang } from '../i18n/languages.ts';
import type { Letterhead } from './letterhead.ts';
import { messagesFor } from '../i18n/messages.ts';
import { letter, link } from './letters.ts';
import type { Letter } from './letters.ts';
import { oneLine } from './text.ts';

/** What the owner of an account is told of, should it have been somebody else. */
export type AccountEvent =
  | { readonly kind: 'password' | 'email' | 'second-factor-off' | 'new-codes' }
  | { readonly kind: 'recovery-code'; readonly left: number; readonly areFew: boolean };

interface Told {
  readonly name: string;
  readonly pageUrl: string;
  readonly event: AccountEvent;
}

export function accountLetter(head: Letterhead, { name, pageUrl, event }: Told): Letter {
  const { letters } = messagesFor(head.lang).ownAccount;
  const { subject, lead } = letters[event.kind];
  const left = event.kind === 'recovery-code' ? leftOf(head.lang, event) : [];
  return letter(head, subject(oneLine(name)), [
    lead(oneLine(name)),
    ...left,
    letters.otherwise,
    link(letters.page, pageUrl),
  ]);
}

function leftOf(
  lang: Lang,
  { left, areFew }: { readonly left: number; readonly areFew: boolean },
): readonly string[] {
  const { letters, codes } = messagesFor(lang).ownAccount;
  return areFew ? [codes.left(left), letters.makeNew] : [codes.left(left)];
}
