import type { Request, Response } from 'express';
import type { Deps } from '../deps.ts';
import { readCookie } from '../web/cookie.ts';
import { macOf, sign, verify } from '../web/signed.ts';
import type { Account } from './account-store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Since the browser last signed in. */
export const DEVICE_LIFE_MS = 180 * DAY_MS;
const PURPOSE = 'moderator-device';
const ID_BYTES = 18;

type DeviceDeps = Pick<Deps, 'config' | 'secrets' | 'clock' | 'random'>;

/** What a browser holds that signed in before; it has to be looked at before anything is made of it. */
export function deviceToken(secure: boolean, req: Request): string | undefined {
  return readCookie(req, cookieName(secure));
}

/**
 * The id of a browser that signed in to this account, with its password and its second factor as they are now; undefined
 * for any other. It opens nothing: others may only not use up its attempts to sign in.
 */
export function knownDevice(
  { secrets, clock }: Pick<DeviceDeps, 'secrets' | 'clock'>,
  account: Account | undefined,
  token: string | undefined,
): string | undefined {
  if (token === undefined || account?.disabled_at !== null) return undefined;
  const verified = verify({ keys: [secrets.signIn], purpose: PURPOSE, token, now: clock() });
  if (verified.kind !== 'valid') return undefined;
  const [accountId, seal, id] = verified.parts;
  return accountId === account.id && seal === sealOf(secrets.signIn, account) ? id : undefined;
}

/** Lets a browser that has just signed in be known again; one that was known keeps its id, and its count. */
export function rememberDevice(deps: DeviceDeps, req: Request, res: Response, account: Account): void {
  const { config, secrets, clock, random } = deps;
  const known = knownDevice(deps, account, deviceToken(config.secure, req));
  const id = known ?? random(ID_BYTES).toString('base64url');
  const parts = [account.id, sealOf(secrets.signIn, account), id];
  const expires = clock() + DEVICE_LIFE_MS;
  const token = sign({ keys: [secrets.signIn], purpose: PURPOSE, parts, expires });
  const options = { httpOnly: true, sameSite: 'strict', secure: config.secure, path: '/' } as const;
  res.cookie(cookieName(config.secure), token, { ...options, maxAge: DEVICE_LIFE_MS });
}

/** Another one for each password, and for each second factor: what was made with it before is void after. */
export function sealOf(key: string, { password_hash, totp_secret }: Account): string {
  return macOf(key, `seal|${password_hash}|${totp_secret ?? ''}`);
}

function cookieName(secure: boolean): string {
  return secure ? '__Host-moderator-device' : 'moderator-device';
}
