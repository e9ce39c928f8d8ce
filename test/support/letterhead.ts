import { defaultIdentity } from '../../src/identity/identity.ts';
import { letterhead } from '../../src/mail/letterhead.ts';
import type { Letterhead } from '../../src/mail/letterhead.ts';
import type { Lang } from '../../src/i18n/languages.ts';

/** Of a site whose owner says nothing of it. */
export function ourHead(lang: Lang): Letterhead {
  return letterhead(defaultIdentity(''), lang);
}
