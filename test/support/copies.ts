import { loadSecrets } from '../../src/secrets.ts';
import { deriveKey } from '../../src/strategies/keys.ts';
import type { TestSite } from './app.ts';
import { sha256 } from '../../src/web/digest.ts';

/** Rows by the thousand, each a copy of one that was made through the forms of the site. */
type Changes = Readonly<Record<string, string>>;

/** Copies one row of a table, numbered from 1 as `i`; `changes` says in SQL what differs. */
function copy({ sqlite }: TestSite, table: string, count: number, changes: Changes, where: string): void {
  const columns = sqlite.prepare('select name from pragma_table_info(?)').pluck().all(table) as string[];
  const values = columns.map((name) => changes[name] ?? name);
  sqlite
    .prepare(
      `insert into ${table} (${columns.join(', ')})
       with recursive numbers(i) as (select 1 union all select i + 1 from numbers where i < ?)
       select ${values.join(', ')} from (select * from ${table} where ${where} limit 1), numbers`,
    )
    .run(count);
}

const numbered = (prefix: string) => `printf('${prefix}%021d', i)`;

/** More drafts of the browser that began the first one, each a second older than the one before. */
export function copyDrafts(site: TestSite, count: number): void {
  const changes = { id: numbered('d'), updated_at: 'updated_at - 1000 * i' };
  copy(site, 'draft', count, changes, 'true');
}

/** More revisions of the first strategy, after its first one. */
export function copyRevisions(site: TestSite, count: number, changes: Changes = {}): void {
  copy(site, 'revision', count, { number: 'number + i', ...changes }, 'number = 1');
}

/** More readings of each indicator that has one, on days of their own. */
export function copyReadings(site: TestSite, count: number): void {
  const { sqlite } = site;
  const indicators = sqlite.prepare('select distinct indicator_id from reading').pluck().all() as string[];
  for (const indicator of indicators)
    copy(
      site,
      'reading',
      count,
      {
        id: numbered(`r-${indicator}-`),
        on_date: `date(on_date, '+' || i || ' days')`,
        recorded_at: 'recorded_at + i',
      },
      `indicator_id = '${indicator}'`,
    );
}

/** More decisions about each approach that has one, each in the place of the one before. */
export function copyDecisions(site: TestSite, count: number): void {
  const { sqlite } = site;
  const approaches = sqlite.prepare('select distinct approach from decision').pluck().all() as string[];
  for (const approach of approaches)
    copy(
      site,
      'decision',
      count,
      { id: numbered(`d-${approach}-`), decided_at: 'decided_at + i' },
      `approach = '${approach}'`,
    );
}

/** More strategies of the browser that saved the first one, each a second older; their links can be shown. */
export function copyStrategies(site: TestSite, count: number): void {
  const { sqlite } = site;
  const id = numbered('s');
  copy(site, 'strategy', count, { id }, 'true');
  copy(site, 'revision', count, { strategy_id: id, saved_at: 'saved_at - 1000 * i' }, 'number = 1');
  for (const kind of ['edit', 'read'])
    copy(
      site,
      'link',
      count,
      { id: numbered(kind), strategy_id: id, key_hash: numbered(kind) },
      `kind = '${kind}' and name is null`,
    );
  const secret = loadSecrets(site.config).link;
  sqlite.function('key_hash_of', { deterministic: true }, (kind, link, generation) =>
    sha256(deriveKey(secret, { kind: String(kind), id: String(link), generation: Number(generation) })),
  );
  sqlite.exec(`update link set key_hash = key_hash_of(kind, id, generation) where key_hash = id`);
  copy(site, 'device', count, { strategy_id: id, saved_at: 'saved_at - 1000 * i' }, 'true');
}
