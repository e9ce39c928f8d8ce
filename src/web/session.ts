import session from 'express-session';
import type { RequestHandler, Request } from 'express';
import type { Db, Trx } from '../db/database.ts';
import { transact } from '../db/engine.ts';
import { DbSessionStore, SESSION_LIFE_MS } from './session-store.ts';
import { cookieFor } from './cookie.ts';
import type { Reach } from './cookie.ts';

interface SessionSettings {
  readonly db: Db;
  readonly secrets: readonly string[];
  readonly reach: Reach;
  readonly clock: () => number;
  readonly random: (bytes: number) => Buffer;
}

export interface VisitorSessions {
  readonly middleware: readonly RequestHandler[];
  /** Runs `act` in a transaction, in which a browser without a session can be given one. */
  readonly meet: <T>(
    req: Request,
    act: (trx: Trx, visitor: Visitor) => Promise<T>,
    lanes?: () => readonly string[],
  ) => Promise<T>;
}

export interface Visitor {
  readonly id: string;
  /** Call it once there is something to remember: what is refused makes no session. */
  readonly remember: () => Promise<void>;
}

/** The browser's session: no cookie until a draft needs one, then 180 rolling days. */
export function visitorSessions({ db, secrets, reach, clock, random }: SessionSettings): VisitorSessions {
  const store = new DbSessionStore(db, clock);
  const { name, options } = cookieFor(reach, 'wheel');
  const sessions = session({
    name,
    secret: [...secrets],
    store,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    genid: () => random(24).toString('base64url'),
    cookie: { ...options, maxAge: SESSION_LIFE_MS },
  });
  return {
    middleware: reach.secure ? [readersComeByHttps, sessions] : [sessions],
    async meet(req, act, lanes) {
      const known = req.session.visitor;
      const id = known ?? random(16).toString('base64url');
      const meeting = async (trx: Trx) => {
        let isKept = known !== undefined;
        const remember = async () => {
          if (!isKept) await store.insert(trx, req.sessionID, { cookie: req.session.cookie, visitor: id });
          isKept = true;
        };
        return { result: await act(trx, { id, remember }), isKept };
      };
      const { result, isKept } = await transact(db, meeting, lanes);
      // Only after the commit: what was undone must leave no cookie.
      if (isKept) req.session.visitor = id;
      return result;
    },
  };
}

export function visitorOf(req: Request): string | undefined {
  return req.session.visitor;
}

/** BASE_URL says https; a proxy that does not repeat it must not cost readers their cookie. */
const readersComeByHttps: RequestHandler = (req, _res, next) => {
  Object.defineProperty(req, 'secure', { value: true, configurable: true });
  next();
};
