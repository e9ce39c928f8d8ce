import pg from 'pg';

/** What a database is before any test has had it. */
export interface Beginning {
  /** Changes with whatever is made, altered or dropped in it. */
  readonly catalogue: string;
  /** The rows that a migration writes, by table. */
  readonly rows: ReadonlyMap<string, string>;
}

/** Rows of the catalogue are written anew when they change, and tell by which transaction. */
const CATALOGUES = ['pg_class', 'pg_attribute', 'pg_attrdef', 'pg_constraint', 'pg_index', 'pg_trigger'];
const CATALOGUE = `select concat_ws(' ',
  ${CATALOGUES.map((name) => `(select count(*) || ':' || sum(xmin::text::bigint) from ${name})`).join(', ')},
  (select count(*) || ':' || sum(xmin::text::bigint) from pg_proc where oid >= 16384),
  (select count(*) from pg_namespace),
  (select count(*) from pg_db_role_setting where setdatabase = (select oid from pg_database where datname = current_database())),
  (select md5(string_agg(name, ' ' order by name)) from kysely_migration),
  (select is_locked from kysely_migration_lock)
) as said`;
const TABLES = `select relname as name from pg_class
  where relkind = 'r' and relnamespace = current_schema()::regnamespace and not starts_with(relname, 'kysely')`;
/** Whoever still works on it for the test before. */
const OTHERS = 'from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
const PATIENCE_MS = 2_000;

export function beginningOf(address: string): Promise<Beginning> {
  return connected(address, async (client) => {
    const rows = new Map<string, string>();
    for (const table of await list(client, TABLES, 'name')) {
      const [held] = await list(client, `select json_agg(t)::text as held from "${table}" as t`, 'held');
      if (held != null) rows.set(table, held);
    }
    return { catalogue: await catalogueOf(client), rows };
  });
}

/** Makes it as it was, and says whether that was possible: what a test has made, altered or dropped in it stays. */
export async function isAgain({ catalogue, rows }: Beginning, address: string): Promise<boolean> {
  try {
    return await connected(address, async (client) => {
      if (!(await isAlone(client)) || (await catalogueOf(client)) !== catalogue) return false;
      await client.query('begin');
      // No trigger, no foreign key.
      await client.query('set local session_replication_role = replica');
      await client.query(`do $$ declare t text; filled boolean; begin
        for t in ${TABLES} loop
          execute format('select exists (select 1 from %I)', t) into filled;
          if filled then execute format('delete from %I', t); end if;
        end loop;
        perform setval(oid, 1, false) from pg_class where relkind = 'S';
      end $$`);
      for (const [table, held] of rows)
        await client.query(
          `insert into "${table}" select * from json_populate_recordset(null::"${table}", $1)`,
          [held],
        );
      await client.query('commit');
      return true;
    });
  } catch {
    // A test may have dropped it, or the server with it.
    return false;
  }
}

async function isAlone(client: pg.Client): Promise<boolean> {
  await client.query(`select pg_terminate_backend(pid) ${OTHERS}`);
  const begun = Date.now();
  while (Date.now() - begun < PATIENCE_MS) {
    const { rowCount } = await client.query(`select ${OTHERS}`);
    if (rowCount === 0) return true;
  }
  return false;
}

async function catalogueOf(client: pg.Client): Promise<string> {
  return (await list(client, CATALOGUE, 'said')).join();
}

async function list(client: pg.Client, statement: string, column: string): Promise<readonly string[]> {
  const { rows } = await client.query<Record<string, string>>(statement);
  return rows.map((row) => row[column] ?? '').filter((text) => text !== '');
}

async function connected<T>(address: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(address);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
