import type { Request, RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { pageAt, pathTo, rowOf } from '../addresses/paths.ts';
import { readCookie } from '../web/cookie.ts';
import { langOf } from '../web/locale.ts';
import { endSession, findSession } from './account-store.ts';
import { keptFrom } from './kept-words.ts';
import type { Moderator } from './moderator.ts';
import { signInPage } from './sign-in-page.ts';

type SessionDeps = Pick<Deps, 'config' | 'db' | 'clock'>;

/** The first line of the router: a moderator, asked of the database at each request, or no further. */
export function requireModerator(deps: SessionDeps): RequestHandler {
  return async (req, res, next) => {
    const moderator = await findModerator(deps, req);
    const name = pageAt(req.baseUrl + req.path);
    if (moderator !== undefined) res.locals['moderator'] = moderator;
    const isGuarded = name === undefined || rowOf(name).opener === 'moderator';
    if (moderator !== undefined || !isGuarded) next();
    else if (req.method === 'POST' && name !== 'moderationSignOut')
      res
        .status(403)
        .render('moderators/sign-in', signInPage(langOf(res), { ended: true, kept: keptFrom(req) }));
    else res.redirect(303, pathTo('moderationSignIn', langOf(res), {}));
  };
}

/** Who is signed in; only to be asked behind `requireModerator`. */
export function moderatorOf(res: Response): Moderator {
  return (res.locals as { moderator: Moderator }).moderator;
}

/** Who is signed in, on the pages that anybody may open. */
export function anyModeratorOf(res: Response): Moderator | undefined {
  return (res.locals as { moderator?: Moderator }).moderator;
}

async function findModerator(
  { config, db, clock }: SessionDeps,
  req: Request,
): Promise<Moderator | undefined> {
  const key = readCookie(req, cookieName(config.secure));
  return key === undefined ? undefined : findSession(db, key, clock());
}

/** Hands over the key of a session that has begun. */
export function giveSession({ config }: Pick<SessionDeps, 'config'>, res: Response, key: string): void {
  res.cookie(cookieName(config.secure), key, cookieOptions(config.secure));
}

export async function endOwnSession(
  { config, db }: Pick<SessionDeps, 'config' | 'db'>,
  req: Request,
): Promise<void> {
  const key = sessionKey(config.secure, req);
  if (key !== undefined) await endSession(db, key);
}

export function sessionKey(secure: boolean, req: Request): string | undefined {
  return readCookie(req, cookieName(secure));
}

/** Drafts and links belong to the visitor, not to the moderator: only our own cookie goes. */
export function forgetSession(secure: boolean, res: Response): void {
  res.clearCookie(cookieName(secure), cookieOptions(secure));
  res.set('Clear-Site-Data', '"cache", "storage"');
}

function cookieName(secure: boolean): string {
  return secure ? '__Host-moderator' : 'moderator';
}

function cookieOptions(secure: boolean) {
  return { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;
}
