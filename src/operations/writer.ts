import { settingsIn } from '../comments/settings-store.ts';
import type { Config } from '../config.ts';
import { identityIn } from '../identity/store.ts';
import type { Site } from '../identity/store.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Lang } from '../i18n/languages.ts';
import { hasDatabase, withDatabase } from './open.ts';

/** In whose name, and in which language, the site itself writes. */
export interface Writer {
  readonly lang: Lang;
  readonly name: string;
}

export async function findWriter(site: Site): Promise<Writer> {
  const { language: lang } = await settingsIn(site.db);
  return { lang, name: (await identityIn(site)).name[lang] };
}

/** The same for a command, which may come before the first start. */
export async function writerOf(config: Config): Promise<Writer> {
  if (!hasDatabase(config)) return { lang: 'fr', name: messagesFor('fr').common.site };
  return withDatabase(config, (db) => findWriter({ db, config }));
}
