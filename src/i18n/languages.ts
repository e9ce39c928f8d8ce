export const LANGS = ['fr', 'en'] as const;
export type Lang = (typeof LANGS)[number];
export const LOCALES: Readonly<Record<Lang, string>> = { fr: 'fr-FR', en: 'en-GB' };
export type Words = Readonly<Record<Lang, string>>;

export function otherLang(lang: Lang): Lang {
  return lang === 'fr' ? 'en' : 'fr';
}

export function isLang(value: unknown): value is Lang {
  return value === 'fr' || value === 'en';
}
