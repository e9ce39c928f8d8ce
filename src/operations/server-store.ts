import { sql } from 'kysely';
import { LEADER_NAME } from '../db/database.ts';
import type { Db } from '../db/database.ts';
import type { Replication } from './standby.ts';

/** How the server of DATABASE_URL is made. To be asked of PostgreSQL alone, of any version. */
export interface ServerFacts {
  /** As 150018 for 15.18. */
  readonly version: number;
  readonly encoding: string;
  readonly collation: string;
  /** Whether it sorts and compares as the bytes are, which `C` does and nothing else. */
  readonly sortsBytes: boolean;
  readonly user: string;
  readonly mayCreate: boolean;
}

export async function readServer(db: Db): Promise<ServerFacts> {
  const { rows } = await sql<ServerFacts>`
    select current_setting('server_version_num')::int as version,
      pg_encoding_to_char(encoding) as encoding,
      datcollate as collation,
      ('Z' < 'a' and lower(U&'\\00C9') = U&'\\00C9') as "sortsBytes",
      current_user::text as user,
      coalesce(has_schema_privilege(current_schema(), 'create'), false) as "mayCreate"
    from pg_database where datname = current_database()`.execute(db);
  const [facts] = rows;
  if (facts === undefined) throw new Error('the server does not know its database');
  return facts;
}

export async function readReplication(db: Db): Promise<Replication> {
  const { rows } = await sql<Replication>`
    select current_setting('synchronous_standby_names') as "waitsFor",
      current_setting('synchronous_commit') as commit,
      (select count(*) from pg_stat_replication) as standbys`.execute(db);
  return rows[0] ?? { waitsFor: '', commit: '', standbys: 0 };
}

export async function readServerVersion(db: Db): Promise<string> {
  const { rows } = await sql<{ readonly version: string }>`
    select current_setting('server_version') as version`.execute(db);
  return rows[0]?.version ?? '';
}

/** The name of the machine that holds the leader's lock: its session is called after it. */
export async function findLeader(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{ readonly name: string }>`
    select application_name as name from pg_stat_activity
    where datname = current_database() and application_name like ${`${LEADER_NAME}%`}
    order by backend_start desc limit 1`.execute(db);
  return rows[0]?.name.slice(LEADER_NAME.length);
}

export async function databaseBytes(db: Db): Promise<number> {
  const { rows } = await sql<{ readonly n: number }>`
    select pg_database_size(current_database()) as n`.execute(db);
  return rows[0]?.n ?? 0;
}
