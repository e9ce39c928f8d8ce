import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { KyselyPlugin } from 'kysely';
import { createApp } from '../../src/app.ts';
import type { App } from '../../src/app.ts';
import { loadSecrets } from '../../src/secrets.ts';
import { createLog } from '../../src/web/request-log/request-log.ts';
import type { TestSite } from './app.ts';
import { siteLibrary } from './library.ts';
import { METHODS } from './method.ts';

/**
 * The same site on a database that takes its time over each answer, as one behind a network does, or one that
 * another process writes to: only so are several requests under way between a look and the write that follows.
 */
export function onSlowDatabase(site: TestSite): App {
  return createApp({
    config: site.config,
    db: site.db.withPlugin(slowness),
    contentVersion: site.contentVersion,
    secrets: loadSecrets(site.config),
    library: siteLibrary(),
    methods: METHODS,
    clock: () => site.time.now,
    random: randomBytes,
    log: createLog(site.config.logLevel),
  });
}

const slowness: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => {
    await setImmediate();
    await setImmediate();
    return result;
  },
};
