import { messagesFor } from '../i18n/messages.ts';
import type { Letterhead } from '../mail/letterhead.ts';
import { letter, link } from '../mail/letters.ts';
import type { Letter } from '../mail/letters.ts';
import type { AccountChange, ModeratorRole } from '../terms.ts';

/** The link is written in only as a letter leaves: what waits in the outbox opens nothing. */
const SLOT = '[[link]]';

export function invitationLetter(
  head: Letterhead,
  { by, role }: { readonly by: string; readonly role: ModeratorRole },
): Letter {
  const { accounts } = messagesFor(head.lang);
  const { invitation } = accounts.letters;
  return letter(head, invitation.subject(head.site), [
    invitation.lead(head.site, by, accounts.roles[role].as),
    link(invitation.act, SLOT),
    invitation.then,
    accounts.letters.latest,
    invitation.otherwise,
  ]);
}

export function resetLetter(head: Letterhead, name: string): Letter {
  const { accounts } = messagesFor(head.lang);
  const { reset } = accounts.letters;
  return letter(head, reset.subject(head.site), [
    reset.lead(head.site, name),
    link(reset.act, SLOT),
    reset.then,
    accounts.letters.latest,
    reset.otherwise,
  ]);
}

export function fillLink<T extends Letter>(leaving: T, url: string): T {
  return { ...leaving, body: leaving.body.replace(SLOT, () => url) };
}

/** What the holder of an account reads of a change that they did not make on their own page. */
export type ToldChange = keyof ReturnType<typeof messagesFor>['accounts']['letters']['told']['changes'] &
  AccountChange;

/** `by` undefined: by the link that a letter of ours carried. */
export function toldLetter(
  head: Letterhead,
  change: ToldChange,
  { name, by, accountsUrl }: { readonly name: string; readonly by?: string; readonly accountsUrl: string },
): Letter {
  const { accounts } = messagesFor(head.lang);
  const { told } = accounts.letters;
  return letter(head, told.subject(head.site), [
    told.changes[change](name, head.site),
    ...(by === undefined ? [] : [told.by(by)]),
    told.otherwise,
    link(told.signIn, accountsUrl),
  ]);
}
