import { randomBytes } from 'node:crypto';
import { TAKEN_FIELDS } from '../workshop/taken-fields.ts';
import { loadLibrary } from '../articles/library.ts';
import type { Config } from '../config.ts';
import type { OpenDatabase } from '../db/database.ts';
import type { Outside } from '../deps.ts';
import { loadSecrets } from '../secrets.ts';
import type { Logger } from '../web/request-log/request-log.ts';
import { ARTICLES_FOLDER, METHODS_FOLDER } from '../web/root.ts';
import { offeredMethods } from '../method/methods.ts';
import { serveBelow } from '../addresses/prefix.ts';

export function outsideOf(
  config: Config,
  { db, contentVersion }: OpenDatabase,
  log: Logger,
  clock: () => number = Date.now,
): Outside {
  serveBelow(config.basePath);
  const methods = offeredMethods(METHODS_FOLDER, config, TAKEN_FIELDS);
  return {
    config,
    db,
    contentVersion,
    secrets: loadSecrets(config),
    library: loadLibrary(ARTICLES_FOLDER, methods.find, config.refusesFaultyFiles),
    methods,
    clock,
    random: randomBytes,
    log,
  };
}
