import type { Lang } from '../i18n/languages.ts';
import { identityIn } from '../identity/store.ts';
import type { Identity } from '../identity/identity.ts';
import type { Site } from '../identity/store.ts';

/** By whom a letter is written, and in which language. A letter that waits keeps the name of the day it was written. */
export interface Letterhead {
  readonly lang: Lang;
  readonly site: string;
  readonly tagline: string;
}

export function letterhead({ name, tagline }: Pick<Identity, 'name' | 'tagline'>, lang: Lang): Letterhead {
  return { lang, site: name[lang], tagline: tagline[lang] };
}

export async function letterheadIn(site: Site, lang: Lang): Promise<Letterhead> {
  return letterhead(await identityIn(site), lang);
}
