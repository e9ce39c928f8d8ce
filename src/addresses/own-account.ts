import type { Lang, Words } from '../i18n/languages.ts';
import { FLASH_ID, doneAmong, pathSaying } from './done.ts';
import { pathTo } from './links.ts';

const OWN_ACCOUNT_DONE = {
  email: { fr: 'adresse-enregistree', en: 'address-saved' },
  password: { fr: 'mot-de-passe-change', en: 'password-changed' },
  session: { fr: 'session-terminee', en: 'session-ended' },
  others: { fr: 'autres-sessions-terminees', en: 'other-sessions-ended' },
} as const satisfies Readonly<Record<string, Words>>;
export type OwnAccountDone = keyof typeof OWN_ACCOUNT_DONE;

export function pathToOwnAccountDone(lang: Lang, done: OwnAccountDone): string {
  return `${pathSaying(pathTo('moderationOwnAccount', lang, {}), lang, OWN_ACCOUNT_DONE[done])}#${FLASH_ID}`;
}

export function ownAccountDoneIn(query: Readonly<Record<string, unknown>>): OwnAccountDone | undefined {
  return doneAmong(OWN_ACCOUNT_DONE, query);
}

const SECURITY_DONE = {
  required: { fr: 'demande', en: 'asked-for' },
  optional: { fr: 'au-choix', en: 'optional' },
} as const satisfies Readonly<Record<string, Words>>;
type SecurityDone = keyof typeof SECURITY_DONE;

export function pathToSecurityDone(lang: Lang, done: SecurityDone): string {
  return `${pathSaying(pathTo('moderationSecurity', lang, {}), lang, SECURITY_DONE[done])}#${FLASH_ID}`;
}

export function securityDoneIn(query: Readonly<Record<string, unknown>>): SecurityDone | undefined {
  return doneAmong(SECURITY_DONE, query);
}
