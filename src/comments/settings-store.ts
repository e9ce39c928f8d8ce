import { compiled, spelling } from '../db/compiled.ts';
import type { Db, Trx } from '../db/database.ts';
import { changesBetween } from './settings-change.ts';
import type { Change } from './settings-change.ts';
import { DEFAULT_SETTINGS, fromStored, toStored } from './settings.ts';
import type { CommentSettings } from './settings.ts';

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

async function listSettings(db: Db): Promise<Readonly<Record<string, string>>> {
  const { rows } = await listAll(db, {});
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

const listAll = compiled(() => spelling.selectFrom('setting').selectAll());

export async function saveSettings(trx: Trx, settings: CommentSettings): Promise<readonly Change[]> {
  const after = toStored(settings);
  const changes = changesBetween(toStored(fromStored(await listSettings(trx))), after);
  for (const { name } of changes) await saveSetting(trx, name, after[name]);
  return changes;
}

export async function saveSetting(trx: Trx, name: string, value: string): Promise<void> {
  await trx
    .insertInto('setting')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

export async function findSetting(db: Db, name: string): Promise<string | undefined> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value;
}
