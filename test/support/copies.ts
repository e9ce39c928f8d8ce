import { loadSecrets } from '../../src/secrets.ts';
import { deriveKey } from '../../src/strategies/keys.ts';
import type { TestSite } from './app.ts';
import { rowsOf, valuesOf, writeRows } from './rows.ts';
import type { Row } from './rows.ts';
import { sha256 } from '../../src/web/digest.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Rows by the thousand, each a copy of one that was made through the forms of the site. */
type Changes = (row: Row, number: number) => Row;

/** Copies one row of a table, numbered from 1; `changes` says what differs. */
async function copy(
  site: TestSite,
  table: string,
  count: number,
  changes: Changes,
  where: string,
): Promise<void> {
  const [row] = await rowsOf(site, `select * from ${table} where ${where} limit 1`);
  if (row === undefined) throw new Error(`no ${table} to copy`);
  const copies = Array.from({ length: count }, (_, index) => ({ ...row, ...changes(row, index + 1) }));
  await writeRows(site, table, copies);
}

/** As long as an id of the site's own. */
const numbered = (prefix: string, number: number) => `${prefix}${String(number).padStart(21, '0')}`;
const plus = (value: Row[string] | undefined, more: number) => Number(value) + more;

/** More drafts of the browser that began the first one, each a second older than the one before. */
export async function copyDrafts(site: TestSite, count: number): Promise<void> {
  const changes: Changes = ({ updated_at }, number) => ({
    id: numbered('d', number),
    updated_at: plus(updated_at, -1000 * number),
  });
  await copy(site, 'draft', count, changes, 'true');
}

/** More revisions of the first strategy, after its first one. */
export async function copyRevisions(
  site: TestSite,
  count: number,
  changes: Changes = () => ({}),
): Promise<void> {
  const next: Changes = (row, number) => ({ number: plus(row['number'], number), ...changes(row, number) });
  await copy(site, 'revision', count, next, 'number = 1');
}

/** More readings of each indicator that has one, on days of their own. */
export async function copyReadings(site: TestSite, count: number): Promise<void> {
  for (const indicator of await valuesOf(site, 'select distinct indicator_id from reading'))
    await copy(
      site,
      'reading',
      count,
      ({ on_date, recorded_at }, number) => ({
        id: numbered(`r-${indicator}-`, number),
        on_date: daysAfter(String(on_date), number),
        recorded_at: plus(recorded_at, number),
      }),
      `indicator_id = '${indicator}'`,
    );
}

/** More decisions about each approach that has one, each in the place of the one before. */
export async function copyDecisions(site: TestSite, count: number): Promise<void> {
  for (const approach of await valuesOf(site, 'select distinct approach from decision'))
    await copy(
      site,
      'decision',
      count,
      ({ decided_at }, number) => ({
        id: numbered(`d-${approach}-`, number),
        decided_at: plus(decided_at, number),
      }),
      `approach = '${approach}'`,
    );
}

/** More strategies of the browser that saved the first one, each a second older; their links can be shown. */
export async function copyStrategies(site: TestSite, count: number): Promise<void> {
  const older: Changes = ({ saved_at }, number) => ({
    strategy_id: numbered('s', number),
    saved_at: plus(saved_at, -1000 * number),
  });
  await copy(site, 'strategy', count, (_, number) => ({ id: numbered('s', number) }), 'true');
  await copy(site, 'revision', count, older, 'number = 1');
  const secret = loadSecrets(site.config).link;
  for (const kind of ['edit', 'read'])
    await copy(
      site,
      'link',
      count,
      ({ generation }, number) => {
        const id = numbered(kind, number);
        const key_hash = sha256(deriveKey(secret, { kind, id, generation: Number(generation) }));
        return { id, strategy_id: numbered('s', number), key_hash };
      },
      `kind = '${kind}' and name is null`,
    );
  await copy(site, 'device', count, older, 'true');
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
