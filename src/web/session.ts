import session from 'express-session';
import type { RequestHandler, Request } from 'express';
import { compiled, spelling } from '../db/compiled.ts';
import type { Db, Trx } from '../db/database.ts';
import { isBusy } from '../db/engine.ts';

declare module 'express-session' {
  interface SessionData {
    /** The only thing a session holds: what is this browser's is found by it, in rows. */
    visitor: string;
  }
}

const DAY_MS = 24 * 60 * 60 * 1000;
export const SESSION_LIFE_MS = 180 * DAY_MS;
/** A visit prolongs the stored session at most this often. */
const PROLONG_EVERY_MS = 60 * 60 * 1000;

export interface SessionSettings {
  readonly db: Db;
  readonly secrets: readonly string[];
  readonly secure: boolean;
  readonly clock: () => number;
  readonly random: (bytes: number) => Buffer;
}

export interface VisitorSessions {
  readonly middleware: readonly RequestHandler[];
  /** Does in one transaction what is done for a browser, and gives it a session there when it needs a first one. */
  readonly meet: <T>(req: Request, act: (trx: Trx, visitor: Visitor) => Promise<T>) => Promise<T>;
}

/** A browser, known or new. */
export interface Visitor {
  readonly id: string;
  /** To be called once there is something to remember it for: what is refused makes no session. */
  readonly remember: () => Promise<void>;
}

/** The browser's session: no cookie until a draft needs one, then 180 rolling days. */
export function visitorSessions({ db, secrets, secure, clock, random }: SessionSettings): VisitorSessions {
  const store = new DbSessionStore(db, clock);
  const sessions = session({
    name: secure ? '__Host-wheel' : 'wheel',
    secret: [...secrets],
    store,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    genid: () => random(24).toString('base64url'),
    cookie: { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: SESSION_LIFE_MS },
  });
  return {
    middleware: secure ? [readersComeByHttps, sessions] : [sessions],
    async meet(req, act) {
      const known = req.session.visitor;
      const id = known ?? random(16).toString('base64url');
      let isKept = known !== undefined;
      const result = await db.transaction().execute((trx) =>
        act(trx, {
          id,
          async remember() {
            if (isKept) return;
            await store.insert(trx, req.sessionID, { cookie: req.session.cookie, visitor: id });
            isKept = true;
          },
        }),
      );
      // Only now: what was undone must leave no cookie behind.
      if (isKept) req.session.visitor = id;
      return result;
    },
  };
}

/** Who this browser is, if it has a session. */
export function visitorOf(req: Request): string | undefined {
  return req.session.visitor;
}

/** BASE_URL says https. A proxy that does not repeat it must not cost readers their cookie. */
const readersComeByHttps: RequestHandler = (req, _res, next) => {
  Object.defineProperty(req, 'secure', { value: true, configurable: true });
  next();
};

type Done<T = void> = (error?: unknown, value?: T) => void;

/** Sessions as rows. `set` never brings back a session that was ended while a request was under way. */
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

  override set(id: string, data: session.SessionData, done: Done = () => undefined): void {
    this.#update(id, data).then(() => {
      done();
    }, done);
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

  /** Finds a session and prolongs it: express-session would ask once more at the end of each answer. */
  async #find(id: string): Promise<session.SessionData | null> {
    const now = this.#clock();
    const [row] = (await findSession(this.#db, { id, now })).rows;
    if (row === undefined) return null;
    if (row.expires_at < now + SESSION_LIFE_MS - PROLONG_EVERY_MS) await this.#prolong(id, now);
    return JSON.parse(row.data) as session.SessionData;
  }

  /** A visit does not fail because the database is busy: its session is prolonged another time. */
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

/** Forgets the sessions whose life is over; answers how many. */
export async function purgeSessions(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('session').where('expires_at', '<=', now).executeTakeFirst();
  return Number(numDeletedRows);
}
