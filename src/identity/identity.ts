import { messagesFor } from '../i18n/messages.ts';
import { LANGS } from '../i18n/languages.ts';
import type { Words } from '../i18n/languages.ts';

/** Who this site is: what its owner calls it, how it looks, who answers for it. Texts of nobody are ''. */
export interface Identity {
  readonly name: Words;
  readonly tagline: Words;
  /** A line of the owner's own at the foot of every page. */
  readonly footer: Words;
  /** `#rrggbb`, for links and buttons on the light ground; undefined for our own. */
  readonly accent: string | undefined;
  /** `#rrggbb`, for the head of each page; undefined for our own. */
  readonly headColour: string | undefined;
  /** Of IANA, such as Europe/Paris. */
  readonly timeZone: string;
  readonly publisher: string;
  readonly host: string;
  readonly controller: string;
  readonly authority: string;
  /** An e-mail address; '' where there is none, and then no sentence promises one. */
  readonly contact: string;
  /** What the owner says of accessibility in place of our own audit; '' for our own. */
  readonly accessibility: Words;
  readonly accessibilityRate: string;
  readonly logo: Logo | undefined;
}

export interface Logo {
  readonly hash: string;
  readonly type: 'image/png' | 'image/svg+xml';
  readonly width: number;
  readonly height: number;
}

export const DEFAULT_TIME_ZONE = 'Europe/Paris';
const NOTHING: Words = { fr: '', en: '' };

/** What a site is as long as its owner says nothing; `contact` is CONTACT_EMAIL. */
export function defaultIdentity(contact: string): Identity {
  const ours = (say: (words: ReturnType<typeof messagesFor>['common']) => string): Words => {
    const [fr, en] = LANGS.map((lang) => say(messagesFor(lang).common));
    return { fr: fr ?? '', en: en ?? '' };
  };
  return {
    name: ours(({ site }) => site),
    tagline: ours(({ tagline }) => tagline),
    footer: NOTHING,
    accent: undefined,
    headColour: undefined,
    timeZone: DEFAULT_TIME_ZONE,
    publisher: '',
    host: '',
    controller: '',
    authority: '',
    contact,
    accessibility: NOTHING,
    accessibilityRate: '',
    logo: undefined,
  };
}
