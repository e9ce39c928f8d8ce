import session from 'express-session';
import { compiled, spelling } from '../db/compiled.ts';
import type { Db, Trx } from '../db/database.ts';
import { isBusy } from '../db/engine.ts';

declare module 'express-session' {
  interface SessionData {
    /** All that a session holds: what belongs to this browser is found by it, in rows. */
    visitor: string;
  }
}

const DAY_MS = 24 * 60 * 60 * 1000;
export const SESSION_LIFE_MS = 180 * DAY_MS;
const PROLONG_EVERY_MS = 60 * 60 * 1000;

type Done<T = void> = (error?: unknown, value?: T) => void;

/** `set` never brings back a session that was ended while a request was under way. */
export class DbSessionStore extends session.Store {
  readonly #db: Db;
  readonly #clock: () => number;

  constructor(db: Db, clock: () => number) {
    super();
    this.#db = db;
    this.#clock = clock;
  }

  async insert(trx: Trx, id: string, data: session.SessionData): Promise<void> {
    await trx
      .insertInto('session')
      .values({ id, ...this.#row(data) })
      .execute();
  }

  override get(id: string, done: Done<session.SessionData | null>): void {
    this.#find(id).then((data) => {
      done(null, data);
    }, done);
  }

  /** At the end of an answer, when nothing can be said any more: what a session holds was kept when it was inserted. */
  override set(id: string, data: session.SessionData, done: Done = () => undefined): void {
    this.#update(id, data).then(
      () => {
        done();
      },
      (error: unknown) => {
        done(isBusy(error) ? undefined : error);
      },
    );
  }

  override destroy(id: string, done: Done = () => undefined): void {
    this.#db
      .deleteFrom('session')
      .where('id', '=', id)
      .execute()
      .then(() => {
        done();
      }, done);
  }

  /** Also prolongs it: express-session would ask the database once more at the end of each answer. */
  async #find(id: string): Promise<session.SessionData | null> {
    const now = this.#clock();
    const [row] = (await findSession(this.#db, { id, now })).rows;
    if (row === undefined) return null;
    if (row.expires_at < now + SESSION_LIFE_MS - PROLONG_EVERY_MS) await this.#prolong(id, now);
    return JSON.parse(row.data) as session.SessionData;
  }

  /** A busy database must not fail a visit: the session is prolonged another time. */
  async #prolong(id: string, now: number): Promise<void> {
    try {
      await this.#db
        .updateTable('session')
        .set({ expires_at: now + SESSION_LIFE_MS })
        .where('id', '=', id)
        .execute();
    } catch (error) {
      if (!isBusy(error)) throw error;
    }
  }

  async #update(id: string, data: session.SessionData): Promise<void> {
    await this.#db.updateTable('session').set(this.#row(data)).where('id', '=', id).execute();
  }

  #row(data: session.SessionData): { data: string; expires_at: number } {
    return { data: JSON.stringify(data), expires_at: this.#clock() + SESSION_LIFE_MS };
  }
}

const findSession = compiled(({ id, now }: { readonly id: string; readonly now: number }) =>
  spelling
    .selectFrom('session')
    .select(['data', 'expires_at'])
    .where('id', '=', id)
    .where('expires_at', '>', now),
);

export async function purgeSessions(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('session').where('expires_at', '<=', now).executeTakeFirst();
  return Number(numDeletedRows);
}
