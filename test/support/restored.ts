import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { makeBackup } from '../../src/operations/backup.ts';
import { makeDump } from '../../src/operations/dump.ts';
import { restoreDump } from '../../src/operations/restore-dump.ts';
import { restoreBackup } from '../../src/operations/restore.ts';
import { SECRET_FILES } from '../../src/secrets.ts';
import { NOW, openSite } from './app.ts';
import type { TestSite } from './app.ts';
import { emptyDatabase, forgetDatabase, sharedSecrets } from './postgres.ts';

/** A copy of a site as its owner makes one, on either engine. */
export async function copyOf({ config, time }: TestSite): Promise<string> {
  const { databaseUrl } = config;
  const job = { ...config, now: time.now };
  return (await (databaseUrl === undefined ? makeBackup(job) : makeDump({ ...job, databaseUrl }))).file;
}

interface Twin {
  readonly site: TestSite;
  readonly close: () => Promise<void>;
}

/** Another site with what a copy holds and the secrets of the first, begun at `NOW`. */
export async function twinFrom(file: string, { config, dataDir }: TestSite, folder: string): Promise<Twin> {
  if (config.databaseUrl === undefined) {
    await restoreBackup(file, folder, NOW);
    for (const secret of SECRET_FILES) cpSync(join(dataDir, secret), join(folder, secret));
    const site = await openSite({ DATA_DIR: folder }, folder);
    return { site, close: () => site.db.destroy() };
  }
  const address = await emptyDatabase("encoding 'UTF8' locale 'C'");
  const timeOn = () => Promise.resolve(NOW);
  await restoreDump({ file, into: databaseIn(address), databaseUrl: config.databaseUrl, timeOn });
  const site = await openSite({ DATABASE_URL: address, ...sharedSecrets(dataDir) }, folder);
  const close = async () => {
    await site.db.destroy();
    await forgetDatabase(address);
  };
  return { site, close };
}

export function databaseIn(address: string): string {
  return new URL(address).pathname.slice(1);
}
