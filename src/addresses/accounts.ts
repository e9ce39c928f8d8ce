import type { Lang, Words } from '../i18n/languages.ts';
import { FLASH_ID, doneAmong, pathSaying } from './done.ts';
import { pathTo } from './links.ts';

/** What was done with an account or an invitation: the page that it leads to says so in words. */
const ACCOUNT_DONE = {
  invited: { fr: 'invitation-envoyee', en: 'invitation-sent' },
  invitedAgain: { fr: 'invitation-renvoyee', en: 'invitation-sent-again' },
  withdrawn: { fr: 'invitation-retiree', en: 'invitation-withdrawn' },
  role: { fr: 'role-change', en: 'role-changed' },
  email: { fr: 'adresse-changee', en: 'address-changed' },
  disabled: { fr: 'compte-desactive', en: 'account-disabled' },
  enabled: { fr: 'compte-reactive', en: 'account-enabled' },
  resetSent: { fr: 'lien-envoye', en: 'link-sent' },
  factorGone: { fr: 'second-facteur-retire', en: 'second-factor-removed' },
} as const satisfies Readonly<Record<string, Words>>;
export type AccountDone = keyof typeof ACCOUNT_DONE;

const OF_INVITATIONS: readonly AccountDone[] = ['invited', 'invitedAgain', 'withdrawn'];

/** `account` is the id of the account that was changed. */
export function pathToAccountDone(lang: Lang, done: AccountDone, account = ''): string {
  const page = OF_INVITATIONS.includes(done)
    ? pathTo('moderationAccounts', lang, {})
    : pathTo('moderationAccount', lang, { account });
  return `${pathSaying(page, lang, ACCOUNT_DONE[done])}#${FLASH_ID}`;
}

export function accountDoneIn(query: Readonly<Record<string, unknown>>): AccountDone | undefined {
  return doneAmong(ACCOUNT_DONE, query);
}

/** What leads to the sign-in page, and is said there. */
const SIGN_IN_DONE = {
  joined: { fr: 'compte-pret', en: 'account-ready' },
  renewed: { fr: 'mot-de-passe-change', en: 'password-changed' },
} as const satisfies Readonly<Record<string, Words>>;
export type SignInDone = keyof typeof SIGN_IN_DONE;

export function pathToSignInAfter(lang: Lang, done: SignInDone): string {
  return pathSaying(pathTo('moderationSignIn', lang, {}), lang, SIGN_IN_DONE[done]);
}

export function signInDoneIn(query: Readonly<Record<string, unknown>>): SignInDone | undefined {
  return doneAmong(SIGN_IN_DONE, query);
}

const ASKED = { asked: { fr: 'demande', en: 'asked' } } as const;

export function pathToPasswordAsked(lang: Lang): string {
  return pathSaying(pathTo('askNewPassword', lang, {}), lang, ASKED.asked);
}

export function isPasswordAsked(query: Readonly<Record<string, unknown>>): boolean {
  return doneAmong(ASKED, query) !== undefined;
}
