import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, RequestListener, Server } from 'node:http';
import { createApp } from '../../../src/app.ts';
import { loadSecrets } from '../../../src/secrets.ts';
import { createLog } from '../../../src/web/request-log/request-log.ts';
import type { TestSite } from '../../support/app.ts';
import { siteLibrary } from '../../support/library.ts';
import { METHODS } from '../../support/method.ts';

/** The site as it would be if it took its own name from whoever asks. */
export function namedAsAsked(site: TestSite): Server {
  const known = new Map<string, RequestListener>();
  return createServer((request, response) => {
    const name = nameIn(request.headers);
    const app = known.get(name) ?? calling(site, `http://${name}`);
    known.set(name, app);
    app(request, response);
  });
}

function nameIn(headers: IncomingHttpHeaders): string {
  return String(headers['x-forwarded-host'] ?? headers.host);
}

function calling({ config, db, contentVersion, time }: TestSite, baseUrl: string): RequestListener {
  return createApp({
    config: { ...config, baseUrl },
    db,
    contentVersion,
    secrets: loadSecrets(config),
    library: siteLibrary(),
    methods: METHODS,
    clock: () => time.now,
    random: randomBytes,
    log: createLog(config.logLevel),
  });
}
