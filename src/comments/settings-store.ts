import { compiled, spelling } from '../db/compiled.ts';
import type { Db, Trx } from '../db/database.ts';
import { changesBetween } from './settings-change.ts';
import type { Change } from './settings-change.ts';
import { DEFAULT_SETTINGS, fromStored, toStored } from './settings.ts';
import type { CommentSettings } from './settings.ts';

/** What the owner decided about comments. */
export async function settingsIn(db: Db): Promise<CommentSettings> {
  return parsedOnce(await listSettings(db));
}

let last = { text: '{}', settings: DEFAULT_SETTINGS };

/** They are read at each post and change once a year. */
function parsedOnce(stored: Readonly<Record<string, string>>): CommentSettings {
  const text = JSON.stringify(stored);
  if (text !== last.text) last = { text, settings: fromStored(stored) };
  return last.settings;
}

/** The settings that the owner changed, as stored. */
async function listSettings(db: Db): Promise<Readonly<Record<string, string>>> {
  const { rows } = await listAll(db, {});
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

const listAll = compiled(() => spelling.selectFrom('setting').selectAll());

/** Stores the settings that differ from what stands there, and says which. */
export async function saveSettings(trx: Trx, settings: CommentSettings): Promise<readonly Change[]> {
  const after = toStored(settings);
  const changes = changesBetween(toStored(fromStored(await listSettings(trx))), after);
  for (const { name } of changes) await saveSetting(trx, name, after[name]);
  return changes;
}

/** Stores one value under its name, whatever stood there. */
export async function saveSetting(trx: Trx, name: string, value: string): Promise<void> {
  await trx
    .insertInto('setting')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

/** The value that is stored under a name. */
export async function findSetting(db: Db, name: string): Promise<string | undefined> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value;
}
