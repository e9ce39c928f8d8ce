import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import { letter, link } from '../mail/letters.ts';
import type { Letter } from '../mail/letters.ts';
import type { AccountChange, ModeratorRole } from '../terms.ts';

/** The link is written in only as a letter leaves: what waits in the outbox opens nothing. */
const SLOT = '[[link]]';

export function invitationLetter(
  lang: Lang,
  { by, role }: { readonly by: string; readonly role: ModeratorRole },
): Letter {
  const { common, accounts } = messagesFor(lang);
  const { invitation } = accounts.letters;
  return letter(lang, invitation.subject(common.site), [
    invitation.lead(common.site, by, accounts.roles[role].as),
    link(invitation.act, SLOT),
    invitation.then,
    invitation.otherwise,
  ]);
}

export function resetLetter(lang: Lang, name: string): Letter {
  const { common, accounts } = messagesFor(lang);
  const { reset } = accounts.letters;
  return letter(lang, reset.subject(common.site), [
    reset.lead(common.site, name),
    link(reset.act, SLOT),
    reset.then,
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
  lang: Lang,
  change: ToldChange,
  { name, by, accountsUrl }: { readonly name: string; readonly by?: string; readonly accountsUrl: string },
): Letter {
  const { common, accounts } = messagesFor(lang);
  const { told } = accounts.letters;
  return letter(lang, told.subject(common.site), [
    told.changes[change](name, common.site),
    ...(by === undefined ? [] : [told.by(by)]),
    told.otherwise,
    link(told.signIn, accountsUrl),
  ]);
}
