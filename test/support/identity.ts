import { transact } from '../../src/db/engine.ts';
import type { Told } from '../../src/identity/form.ts';
import { saveIdentity, toldIn } from '../../src/identity/store.ts';
import type { TestSite } from './app.ts';

/** What an owner would type and save. */
export async function tell(site: Pick<TestSite, 'db' | 'config'>, told: Partial<Told>): Promise<void> {
  const whole = { ...(await toldIn(site)), ...told };
  await transact(site.db, (trx) => saveIdentity(trx, site.config, whole));
}
