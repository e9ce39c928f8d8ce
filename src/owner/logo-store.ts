import { transact } from '../db/engine.ts';
import type { Db } from '../db/database.ts';
import { fromChange } from '../identity/change.ts';
import type { LogoFile } from '../identity/logo.ts';
import { findLogoType, removeLogo, saveLogo } from '../identity/logo-store.ts';
import type { Act } from '../log/act.ts';
import { insertLogLines } from '../log/store.ts';

/** Puts a logo in place, or takes away the one there is, and writes down who did. */
export async function changeLogo(db: Db, act: Act, logo: LogoFile | undefined): Promise<void> {
  await transact(db, async (trx) => {
    const before = await findLogoType(trx);
    if (logo === undefined) await removeLogo(trx);
    else await saveLogo(trx, logo);
    const [was, is] = [before, logo?.type].map((type) => type?.replace(/^image\/|\+xml$/g, '') ?? '');
    const change = { name: 'logo' as const, before: was ?? '', after: is ?? '' };
    await insertLogLines(trx, act, [{ number: 0, action: 'identity', reason: fromChange(change) }]);
  });
}
