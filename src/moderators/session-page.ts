import type { Request, RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { OwnersOnly } from '../errors.ts';
import { actBy } from '../log/act.ts';
import type { Act } from '../log/act.ts';
import { cookieFor, readCookie } from '../web/cookie.ts';
import type { Reach } from '../web/cookie.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { departureOf } from '../web/server/departure.ts';
import type { Account } from './account-store.ts';
import { formOf } from './carried-form.ts';
import { DEVICE_LIFE_MS, deviceToken, knownDevice } from './device.ts';
import type { Moderator } from './moderator.ts';
import type { Asker } from './password-store.ts';
import { endSession, findSession } from './session-store.ts';
import { signInView } from './sign-in-form.ts';
import { pathTo } from '../addresses/links.ts';
import { pageAt } from '../addresses/match.ts';
import { rowOf } from '../addresses/pages.ts';
import type { PageName } from '../addresses/pages.ts';

const DEVICE_ID_BYTES = 18;
const SESSION = 'moderator';
const DEVICE = 'moderator-device';

type SessionDeps = Pick<Deps, 'config' | 'db' | 'clock'>;

export function requireModerator(deps: SessionDeps): RequestHandler {
  return async (req, res, next) => {
    const moderator = await findModerator(deps, req);
    const name = pageAt(req.baseUrl + req.path);
    if (moderator !== undefined) res.locals['moderator'] = moderator;
    if (moderator !== undefined || !isForModerators(name)) next();
    else if (req.method === 'POST' && name !== 'moderationSignOut') {
      const view = signInView(langOf(res), { ended: true, carried: formOf(req) });
      render(res.status(403), 'moderators/sign-in', view);
    } else res.redirect(303, pathTo('moderationSignIn', langOf(res), {}));
  };
}

/** What is not known as a page is nobody else's either. */
export function isForModerators(name: PageName | undefined): boolean {
  const { opener } = rowOf(name);
  return name === undefined || opener === 'moderator' || opener === 'owner';
}

/** Keeps moderators out of what owners alone may do; only to be used behind `requireModerator`. */
export const requireOwner: RequestHandler = (req, res, next) => {
  const isForOwners = rowOf(pageAt(req.baseUrl + req.path)).opener === 'owner';
  if (isForOwners && moderatorOf(res).role !== 'owner') throw new OwnersOnly();
  next();
};

async function findModerator(
  { config, db, clock }: SessionDeps,
  req: Request,
): Promise<Moderator | undefined> {
  const key = sessionKey(config, req);
  return key === undefined ? undefined : findSession(db, key, clock());
}

/** Who is signed in; only to be asked behind `requireModerator`. */
export function moderatorOf(res: Response): Moderator {
  return (res.locals as { moderator: Moderator }).moderator;
}

export function anyModeratorOf(res: Response): Moderator | undefined {
  return (res.locals as { moderator?: Moderator }).moderator;
}

export function actOf(deps: Pick<Deps, 'clock' | 'random'>, res: Response): Act {
  return actBy(deps, moderatorOf(res).name, 'ui');
}

export function giveSession({ config }: Pick<SessionDeps, 'config'>, res: Response, key: string): void {
  const { name, options } = cookieFor(config, SESSION);
  res.cookie(name, key, options);
}

export async function endOwnSession(
  { config, db }: Pick<SessionDeps, 'config' | 'db'>,
  req: Request,
): Promise<void> {
  const key = sessionKey(config, req);
  if (key !== undefined) await endSession(db, key);
}

export function sessionKey(reach: Reach, req: Request): string | undefined {
  return readCookie(req, cookieFor(reach, SESSION).name);
}

/** Drafts and links belong to the visitor, not to the moderator: only our own cookie goes. */
export function forgetSession(reach: Reach, res: Response): void {
  const { name, options } = cookieFor(reach, SESSION);
  res.clearCookie(name, options);
  // Below a path it would clear what the other sites of the host keep.
  if (reach.basePath === '') res.set('Clear-Site-Data', '"cache", "storage"');
}

export function askerOf({ config }: Pick<Deps, 'config'>, req: Request, res: Response): Asker {
  return {
    address: req.ip ?? '',
    device: readCookie(req, cookieFor(config, DEVICE).name),
    left: departureOf(res),
  };
}

export function rememberDevice(
  { config, secrets, clock, random }: Pick<Deps, 'config' | 'secrets' | 'clock' | 'random'>,
  req: Request,
  res: Response,
  account: Account,
): void {
  const { name, options } = cookieFor(config, DEVICE, 'strict');
  const moment = { key: secrets.signIn, now: clock() };
  const known = knownDevice(moment, account, readCookie(req, name));
  const token = deviceToken(moment, account, known ?? random(DEVICE_ID_BYTES).toString('base64url'));
  res.cookie(name, token, { ...options, maxAge: DEVICE_LIFE_MS });
}
