import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { createApp } from '../../../src/app.ts';
import { configFromEnvironment } from '../../../src/config.ts';
import { openDatabase } from '../../../src/db/engine.ts';
import { loadSecrets } from '../../../src/secrets.ts';
import { createLog } from '../../../src/web/request-log/request-log.ts';
import { siteLibrary } from '../../support/library.ts';
import { METHODS } from '../../support/method.ts';

/** A host that asks for no version that all of them share: it counts what it writes itself. */
const config = configFromEnvironment();
let written = 0;
const { db, serveVisitors } = await openDatabase(config, {
  watch: ({ sql }) => {
    if (/^\s*(?:insert|update|delete)/i.test(sql)) written += 1;
  },
});
serveVisitors();
const app = createApp({
  ...{ config, db, contentVersion: () => written, secrets: loadSecrets(config), library: siteLibrary() },
  ...{
    methods: METHODS,
    clock: Date.now,
    random: randomBytes,
    log: createLog(config.logLevel),
    draw: undefined,
  },
});
createServer(app).listen(config.port, config.host, () => {
  process.stdout.write('The Wheel is at its controls\n');
});
