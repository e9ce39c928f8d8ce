import { LANGS, otherLang } from '../i18n/languages.ts';
import type { Words } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Messages } from '../i18n/messages.ts';
import { NOTHING_TOLD } from './form.ts';
import type { Told } from './form.ts';

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
  /** Who directs the publication. */
  readonly director: string;
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

/** What a site is as long as its owner says nothing; `contact` is CONTACT_EMAIL. */
export function defaultIdentity(contact: string): Identity {
  return toIdentity({ ...NOTHING_TOLD, contact }, undefined);
}

/** What the owner told, with what stands in where nothing is told: the other language, then our own words. */
export function toIdentity(told: Told, logo: Logo | undefined): Identity {
  const { timeZone, publisher, director, host, controller, authority, contact } = told;
  return {
    name: spoken(told.nameFr, told.nameEn, ({ common }) => common.site),
    tagline: spoken(told.taglineFr, told.taglineEn, ({ common }) => common.tagline),
    footer: spoken(told.footerFr, told.footerEn, () => ''),
    accent: told.accent || undefined,
    headColour: told.headColour || undefined,
    timeZone,
    publisher,
    director,
    host,
    controller,
    authority,
    contact,
    accessibility: spoken(told.accessibilityFr, told.accessibilityEn, () => ''),
    accessibilityRate: told.accessibilityRate,
    logo,
  };
}

function spoken(fr: string, en: string, ours: (t: Messages) => string): Words {
  const told = { fr, en };
  const [first = '', second = ''] = LANGS.map(
    (lang) => told[lang] || told[otherLang(lang)] || ours(messagesFor(lang)),
  );
  return { fr: first, en: second };
}
