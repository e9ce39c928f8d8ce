import { settingsIn } from '../comments/settings-store.ts';
import type { Config } from '../config.ts';
import { defaultIdentity } from '../identity/identity.ts';
import type { Site } from '../identity/store.ts';
import { letterhead, letterheadIn } from '../mail/letterhead.ts';
import type { Letterhead } from '../mail/letterhead.ts';
import { hasDatabase, withDatabase } from './open.ts';

/** In whose name, and in which language, the site itself writes. */
export async function findWriter(site: Site): Promise<Letterhead> {
  const { language } = await settingsIn(site.db);
  return letterheadIn(site, language);
}

/** The same for a command, which may come before the first start. */
export async function writerOf(config: Config): Promise<Letterhead> {
  if (!(await hasDatabase(config))) return letterhead(defaultIdentity(config.contactEmail ?? ''), 'fr');
  return withDatabase(config, (db) => findWriter({ db, config }));
}
