import { settingsIn } from '../comments/settings-store.ts';
import type { Config } from '../config.ts';
import type { Db } from '../db/database.ts';
import { defaultIdentity } from '../identity/identity.ts';
import type { Lang } from '../i18n/languages.ts';
import { hasDatabase, withDatabase } from './open.ts';

/** In whose name, and in which language, the site itself writes. */
export interface Writer {
  readonly lang: Lang;
  readonly name: string;
}

export async function findWriter(db: Db): Promise<Writer> {
  const { language: lang } = await settingsIn(db);
  return { lang, name: defaultIdentity('').name[lang] };
}

/** The same for a command, which may come before the first start. */
export async function writerOf(config: Config): Promise<Writer> {
  if (!hasDatabase(config)) return { lang: 'fr', name: defaultIdentity('').name.fr };
  return withDatabase(config, findWriter);
}
