import { compiled, spelling } from '../db/compiled.ts';
import type { Db, Trx } from '../db/database.ts';
import type { Outside } from '../deps.ts';
import { useTimeZone } from '../i18n/time-zone.ts';
import { IDENTITY_NAMES, NOTHING_TOLD, fromStored } from './form.ts';
import type { IdentityField, Told } from './form.ts';
import type { IdentityChange } from './change.ts';
import { toIdentity } from './identity.ts';
import type { Identity, Logo } from './identity.ts';

/** What a site is read from: the contact of its environment stands in until the owner gives another. */
export type Site = Pick<Outside, 'db' | 'config'>;

/** Who this site is. From now on its days and hours are those of its zone. */
export async function identityIn(site: Site): Promise<Identity> {
  const told = await toldIn(site);
  useTimeZone(told.timeZone);
  return toIdentity(told, await findLogo(site.db));
}

/** For what runs beside the pages: its days, too, are those of the site's zone from now on. */
export async function followTimeZone(db: Db): Promise<void> {
  useTimeZone(fromStored(await listRows(db), NOTHING_TOLD).timeZone);
}

/** What the owner typed, without what stands in for nothing. */
export async function toldIn({ db, config }: Site): Promise<Told> {
  return fromStored(await listRows(db), defaultsIn(config));
}

function defaultsIn({ contactEmail = '' }: Pick<Outside['config'], 'contactEmail'>): Told {
  return { ...NOTHING_TOLD, contact: contactEmail };
}

async function listRows(db: Db): Promise<Readonly<Record<string, string>>> {
  const { rows } = await listAll(db, {});
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

const listAll = compiled(() => spelling.selectFrom('identity').selectAll());

async function findLogo(db: Db): Promise<Logo | undefined> {
  const { rows } = await findFirstLogo(db, {});
  return rows[0];
}

const findFirstLogo = compiled(() =>
  spelling.selectFrom('logo').select(['hash', 'type', 'width', 'height']).limit(1),
);

/** Resolves to what changed. What is as it would be anyway is not kept: it follows its default. */
export async function saveIdentity(
  trx: Trx,
  config: Outside['config'],
  told: Told,
): Promise<readonly IdentityChange[]> {
  const defaults = defaultsIn(config);
  const before = fromStored(await listRows(trx), defaults);
  const changed = IDENTITY_NAMES.filter((name) => before[name] !== told[name]);
  for (const name of changed)
    if (told[name] === defaults[name]) await trx.deleteFrom('identity').where('name', '=', name).execute();
    else await saveField(trx, name, told[name]);
  return changed.map((name) => ({ name, before: before[name], after: told[name] }));
}

async function saveField(trx: Trx, name: IdentityField, value: string): Promise<void> {
  await trx
    .insertInto('identity')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
