import type { TestSite } from './app.ts';
import { tableIn } from './rows.ts';
import type { Row } from './rows.ts';

const TABLES = [
  'session',
  'draft',
  'strategy',
  'revision',
  'link',
  'device',
  'workshop',
  'workshop_link',
  'workshop_answer',
  'blind_test',
  'blind_answer',
  'indicator',
  'reading',
  'decision',
] as const;
type Table = (typeof TABLES)[number];

/** Everything that is stored, for comparing before and after. */
export async function storedIn(site: TestSite): Promise<Readonly<Record<Table, readonly Row[]>>> {
  const tables = await Promise.all(TABLES.map(async (table) => [table, await tableIn(site, table)] as const));
  return Object.fromEntries(tables) as Record<Table, readonly Row[]>;
}

/** How many rows a table holds. */
export async function countIn(site: TestSite, table: Table): Promise<number> {
  return (await tableIn(site, table)).length;
}
