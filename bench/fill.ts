import { join } from 'node:path';
import Database from 'better-sqlite3';
import { roomInHours } from '../test/support/hours.ts';
import { DATABASE_FILE } from '../src/db/database.ts';
import { openSqlite } from '../src/db/sqlite/open.ts';
import { migrate } from '../src/db/migrate.ts';
import { setHeartbeat } from '../src/operations/heartbeat-store.ts';
import { makeLinkSecret } from '../src/secrets.ts';

export const ARTICLE = 'une-strategie-que-personne-d-autre-ne-pourrait-signer';
/** Where all comments but those of the article stand: a discussion costs by its own page, not by its neighbours. */
const NEIGHBOURS = ['ecouter-avant-de-parler', 'la-moitie-blanche-de-la-roue'];
const FIRST = Date.parse('2026-01-01T00:00:00Z');
const MINUTE_MS = 60 * 1000;
const PER_TRANSACTION = 10_000;

/** A new database as the site makes it, and the secret without which it opens none that holds links. */
export async function makeDatabase(folder: string): Promise<void> {
  const { db } = openSqlite(folder);
  await migrate(db);
  // The rows are of January: without a heartbeat the clock of the site would stand still there.
  await setHeartbeat(db, Date.now());
  await db.destroy();
  makeLinkSecret(folder);
}

/** Comments that were published, so many in the article; a tenth of the others waits for a moderator. */
export function fillComments(folder: string, inArticle: number, elsewhere: number): void {
  write(
    folder,
    (database) => {
      const insert = database.prepare(
        `insert into comment (id, article, lang, status, name, email, email_key, text, reasons, digest, created_at,
        published_at) values (?, ?, 'fr', ?, ?, ?, ?, ?, '[]', ?, ?, ?)`,
      );
      return (index) => {
        const isHere = index < inArticle;
        const status = isHere || index % 10 > 0 ? 'published' : 'pending';
        const [id, email] = [`bench-${index}`, `anne${index}@example.net`];
        const at = FIRST + index * MINUTE_MS;
        const text = `Nous avons commencé par écouter, et cela nous a pris deux mois. Avis n° ${index}.`;
        const article = isHere ? ARTICLE : (NEIGHBOURS[index % NEIGHBOURS.length] ?? ARTICLE);
        const publishedAt = status === 'published' ? at : null;
        insert.run(id, article, status, `Anne Martin ${index}`, email, email, text, id, at, publishedAt);
      };
    },
    inArticle + elsewhere,
  );
}

/** Published comments of an article, as one statement of PostgreSQL. */
export function insertComments(article: string, count: number): string {
  return `insert into comment (id, article, lang, status, name, email, email_key, text, reasons, digest, created_at, published_at)
    select 'bench-' || n, '${article}', 'fr', 'published', 'Anne Martin ' || n, 'anne' || n || '@example.net',
      'anne' || n || '@example.net', 'Nous avons commencé par écouter, et cela nous a pris deux mois. Avis n° ' || n || '.',
      '[]', 'bench-' || n, ${FIRST} + n * ${MINUTE_MS}, ${FIRST} + n * ${MINUTE_MS}
    from generate_series(0, ${count - 1}) as n`;
}

/** Saved strategies that nobody will open: their rows and links make the tables as deep as they are. */
export function fillStrategies(folder: string, count: number): void {
  write(
    folder,
    (database) => {
      const strategy = database.prepare('insert into strategy (id, created_at) values (?, ?)');
      const revision = database.prepare(
        `insert into revision (strategy_id, number, catalogue, content, texts, saved_at) values (?, 1, '', '{}', '{}', ?)`,
      );
      const link = database.prepare(
        'insert into link (id, strategy_id, kind, generation, key_hash, created_at) values (?, ?, ?, 1, ?, ?)',
      );
      return (index) => {
        const id = `bench-${index}`;
        strategy.run(id, FIRST);
        revision.run(id, FIRST);
        for (const kind of ['read', 'edit']) {
          // Scattered as hashes are.
          const hash = `${((index * 2_654_435_761) % 4_294_967_296).toString(36)}-${kind}-${index}`;
          link.run(`${id}-${kind}`, id, kind, hash, FIRST);
        }
      };
    },
    count,
  );
}

/** More comments are sent than the site takes in an hour of what a person has to read. */
export function giveRoom(folder: string): void {
  new Database(join(folder, DATABASE_FILE)).exec(roomInHours()).close();
}

function write(
  folder: string,
  prepare: (database: Database.Database) => (index: number) => void,
  count: number,
): void {
  const database = new Database(join(folder, DATABASE_FILE));
  database.pragma('synchronous = OFF');
  const insert = prepare(database);
  for (let from = 0; from < count; from += PER_TRANSACTION)
    database.transaction(() => {
      for (let index = from; index < Math.min(from + PER_TRANSACTION, count); index++) insert(index);
    })();
  database.close();
}
