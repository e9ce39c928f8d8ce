import type { OpenDatabase } from '../db/database.ts';
import type { Finding } from './finding.ts';
import { listClosed, listVeiled, readServer } from './server-store.ts';
import type { ServerFacts } from './server-store.ts';

const OLDEST_VERSION = 15;
/** `server_version_num` is 150018 for 15.18. */
const MAJOR = 10_000;

/** What keeps the site from running on the PostgreSQL that DATABASE_URL names. Throws where that cannot be asked. */
export async function checkServer({
  db,
  keepsSessions,
}: Pick<OpenDatabase, 'db' | 'keepsSessions'>): Promise<readonly Finding[]> {
  if (!(await keepsSessions()))
    return [
      refusal(
        'The pooler of DATABASE_URL',
        'lends a connection for one transaction, and the site keeps locks for longer',
        'set it to session pooling (in PgBouncer pool_mode = session), or name the database itself',
      ),
    ];
  const server = await readServer(db);
  const faults = serverFaults(server);
  return faults.length > 0 ? faults : tableFaults(server, await listClosed(db), await listVeiled(db));
}

/** What the user may do in general says nothing of tables that somebody else made, or has closed. */
function tableFaults(
  { user }: ServerFacts,
  closed: readonly string[],
  veiled: readonly string[],
): readonly Finding[] {
  const subject = `The user ${user} of DATABASE_URL`;
  const some = (tables: readonly string[]) =>
    `${tables.length} of its tables (${tables.slice(0, 3).join(', ')})`;
  if (closed.length > 0) {
    const problem = `may not read and write ${some(closed)}`;
    return [refusal(subject, problem, `make it their owner: reassign owned by … to ${user}`)];
  }
  if (veiled.length === 0) return [];
  const problem = `does not see every row of ${some(veiled)}, as row level security is on`;
  return [refusal(subject, problem, 'set it off: alter table … disable row level security')];
}

export function serverFaults(server: ServerFacts): readonly Finding[] {
  const { version, encoding, collation, sortsBytes, user, mayCreate, hasSchema, isReadOnly } = server;
  const subject = 'The database of DATABASE_URL';
  const again =
    "create it anew: create database wheel owner wheel template template0 encoding 'UTF8' locale 'C'";
  const major = Math.floor(version / MAJOR);
  if (major < OLDEST_VERSION) {
    const problem = `is PostgreSQL ${major}, and ${OLDEST_VERSION} or newer is needed`;
    return [refusal(subject, problem, 'upgrade that server, or name another one')];
  }
  return [
    ...(encoding === 'UTF8' ? [] : [refusal(subject, `has the encoding ${encoding}, not UTF8`, again)]),
    ...(sortsBytes
      ? []
      : [refusal(subject, `has the collation ${collation}, which sorts and compares unlike C`, again)]),
    ...(isReadOnly
      ? [
          refusal(
            subject,
            'takes no writes from this user (default_transaction_read_only is on)',
            'some services set it when a disk is full: make room, then set it off for the database and the user',
          ),
        ]
      : []),
    ...(hasSchema
      ? []
      : [
          refusal(
            subject,
            'has no schema that search_path leads to',
            'make it, or set search_path to one that is there',
          ),
        ]),
    ...(mayCreate || !hasSchema
      ? []
      : [
          refusal(
            `The user ${user} of DATABASE_URL`,
            'may not create tables',
            `make it the owner of the database: alter database … owner to ${user}`,
          ),
        ]),
  ];
}

function refusal(subject: string, problem: string, mend: string): Finding {
  return { level: 'refuse', subject, problem, mend };
}
