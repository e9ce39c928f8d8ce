import { settingsIn } from '../comments/settings-store.ts';
import type { Config } from '../config.ts';
import { defaultIdentity } from '../identity/identity.ts';
import type { Site } from '../identity/store.ts';
import { letterhead, letterheadIn } from '../mail/letterhead.ts';
import type { Letterhead } from '../mail/letterhead.ts';
import { hasDatabase, withDatabase } from './open.ts';
import { clockOf } from './shared-clock.ts';

/** In whose name, and in which language, the site itself writes. */
export async function findWriter(site: Site): Promise<Letterhead> {
  const { language } = await settingsIn(site.db);
  return letterheadIn(site, language);
}

/** The same for a command, which may come before the first start; with the time (UTC milliseconds) that the site dates letters by. */
export async function writerOf(
  config: Config,
): Promise<{ readonly writer: Letterhead; readonly now: number }> {
  if (!(await hasDatabase(config)))
    return { writer: letterhead(defaultIdentity(config.contactEmail ?? ''), 'fr'), now: Date.now() };
  return withDatabase(config, async (db) => {
    const clock = await clockOf(db);
    return { writer: await findWriter({ db, config }), now: clock() };
  });
}
