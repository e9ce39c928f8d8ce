import { sql } from 'kysely';
import { APPLICATION, LEADER_NAME } from '../db/database.ts';
import type { Db } from '../db/database.ts';
import type { Archive } from './archive.ts';
import type { TransactionCounts } from './server-alerts.ts';
import type { Durability, Replication } from './standby.ts';

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
  /** Whether `search_path` leads to a schema that is there. */
  readonly hasSchema: boolean;
  readonly isReadOnly: boolean;
}

export async function readServer(db: Db): Promise<ServerFacts> {
  const { rows } = await sql<ServerFacts>`
    select current_setting('server_version_num')::int as version,
      pg_encoding_to_char(encoding) as encoding,
      datcollate as collation,
      ('Z' < 'a' and lower(U&'\\00C9') = U&'\\00C9') as "sortsBytes",
      current_user::text as user,
      coalesce(has_schema_privilege(current_schema(), 'create'), false) as "mayCreate",
      current_schema() is not null as "hasSchema",
      current_setting('default_transaction_read_only') = 'on' as "isReadOnly"
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

export interface Standby {
  /** What it calls itself; '' where this user may not know. */
  readonly name: string;
  /** Whether a commit may wait for it. */
  readonly mode: 'synchronous' | 'asynchronous' | 'unknown';
  /** How much of what is written here it does not show yet. */
  readonly lagBytes: number | undefined;
  readonly lagSeconds: number | undefined;
}

/** The machines that follow this one now; one that is being copied to is none. */
export async function listStandbys(db: Db): Promise<readonly Standby[]> {
  const { rows } = await sql<{ [Fact in keyof Standby]: Exclude<Standby[Fact], undefined> | null }>`
    select application_name as name,
      case when sync_state in ('sync', 'quorum') then 'synchronous'
        when sync_state is null then 'unknown' else 'asynchronous' end as mode,
      pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn) as "lagBytes",
      extract(epoch from replay_lag) as "lagSeconds"
    from pg_stat_replication where coalesce(state, '') <> 'backup' order by application_name`.execute(db);
  return rows.map(({ name, mode, lagBytes, lagSeconds }) => ({
    name: name ?? '',
    mode: mode ?? 'unknown',
    lagBytes: lagBytes ?? undefined,
    // Unknown where nothing has been written for a while.
    lagSeconds: lagSeconds ?? (lagBytes === null ? undefined : 0),
  }));
}

/** Of all machines of the site, since the server began to count. */
export async function countTransactions(db: Db): Promise<TransactionCounts> {
  const { rows } = await sql<TransactionCounts>`
    select xact_commit as kept, xact_rollback as undone
    from pg_stat_database where datname = current_database()`.execute(db);
  return rows[0] ?? { kept: 0, undone: 0 };
}

export async function readDurability(db: Db): Promise<Durability> {
  const { rows } = await sql<Durability>`
    select current_setting('fsync') as fsync, current_setting('full_page_writes') as "fullPageWrites",
      current_setting('synchronous_commit') as commit`.execute(db);
  return rows[0] ?? { fsync: '', fullPageWrites: '', commit: '' };
}

/** The name of this user where it may do anything on the server. */
export async function findSuperuser(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{ readonly name: string }>`
    select current_user::text as name where current_setting('is_superuser') = 'on'`.execute(db);
  return rows[0]?.name;
}

/** Tables of this site that the user may not read and write. */
export async function listClosed(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly name: string }>`
    select relname::text as name from pg_class
    where relkind = 'r' and relnamespace = current_schema()::regnamespace
      and not (has_table_privilege(oid, 'select') and has_table_privilege(oid, 'insert')
        and has_table_privilege(oid, 'update') and has_table_privilege(oid, 'delete'))
    order by relname`.execute(db);
  return rows.map(({ name }) => name);
}

/** Tables of this site of which rows may be hidden from this user: a list would be empty, and nobody told why. */
export async function listVeiled(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly name: string }>`
    select relname::text as name from pg_class
    where relkind = 'r' and relnamespace = current_schema()::regnamespace and row_security_active(oid)
    order by relname`.execute(db);
  return rows.map(({ name }) => name);
}

/** What the server lends to this user, and how many machines of the site take from it now. */
export interface Room {
  readonly most: number;
  readonly machines: number;
}

/** A limit of the role or the database below 0 is none. Since version 16 some places are reserved for others. */
export async function readRoom(db: Db): Promise<Room> {
  const { rows } = await sql<Room>`
    select least(current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
        - coalesce(current_setting('reserved_connections', true)::int, 0),
        (select nullif(greatest(rolconnlimit, -1), -1) from pg_roles where rolname = current_user),
        (select nullif(greatest(datconnlimit, -1), -1) from pg_database where datname = current_database())) as most,
      (select count(distinct client_addr) from pg_stat_activity
        where datname = current_database() and application_name like ${`${APPLICATION}%`}) as machines`.execute(
    db,
  );
  return rows[0] ?? { most: 0, machines: 0 };
}

export async function readServerVersion(db: Db): Promise<string> {
  const { rows } = await sql<{ readonly version: string }>`
    select current_setting('server_version') as version`.execute(db);
  return rows[0]?.version ?? '';
}

export async function readArchive(db: Db): Promise<Archive> {
  const { rows } = await sql<Archive>`
    select current_setting('archive_mode') <> 'off' as "isOn",
      (extract(epoch from last_archived_time) * 1000)::bigint as "lastKept",
      (extract(epoch from last_failed_time) * 1000)::bigint as "lastFailed" from pg_stat_archiver`.execute(
    db,
  );
  return rows[0] ?? { isOn: false, lastKept: null, lastFailed: null };
}

/** Each as `comment.comment_arrived`; one that was switched off is none. */
export async function listTriggers(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly name: string }>`
    select c.relname || '.' || t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and t.tgenabled in ('O', 'A') and c.relnamespace = current_schema()::regnamespace`.execute(
    db,
  );
  return rows.map(({ name }) => name);
}

interface Untidy {
  readonly name: string;
  readonly dead: number;
  readonly alive: number;
}

/** Tables in which more rows are gone than there are, which stay on the disk until the server tidies up. */
export async function listUntidy(db: Db, least: number): Promise<readonly Untidy[]> {
  const { rows } = await sql<Untidy>`
    select relname::text as name, n_dead_tup as dead, n_live_tup as alive from pg_stat_user_tables
    where schemaname = current_schema() and n_dead_tup > n_live_tup and n_dead_tup >= ${least}
    order by n_dead_tup desc limit 5`.execute(db);
  return rows;
}

/** Whether this user is told of all standbys: others see how many there are, and nothing else of them. */
export async function seesReplication(db: Db): Promise<boolean> {
  const { rows } = await sql<{ readonly sees: boolean }>`
    select pg_has_role(current_user, 'pg_read_all_stats', 'member') as sees`.execute(db);
  return rows[0]?.sees === true;
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
