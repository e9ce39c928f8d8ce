import { macOf, sign, verify } from '../web/signed.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
export const DEVICE_LIFE_MS = 180 * DAY_MS;
const PURPOSE = 'moderator-device';

/** What a device is known by, and forgotten by when it changes. */
interface Account {
  readonly id: string;
  readonly password_hash: string;
  readonly totp_secret: string | null;
  readonly disabled_at: number | null;
}

interface Moment {
  readonly key: string;
  readonly now: number;
}

/**
 * The id of a browser that signed in to this account, with its password and its second factor as they are now; undefined
 * for any other. It opens nothing: others may only not use up its attempts to sign in.
 */
export function knownDevice(
  { key, now }: Moment,
  account: Account | undefined,
  token: string | undefined,
): string | undefined {
  if (token === undefined || account?.disabled_at !== null) return undefined;
  const verified = verify({ keys: [key], purpose: PURPOSE, token, now });
  if (verified.kind !== 'valid') return undefined;
  const [accountId, seal, id] = verified.parts;
  return accountId === account.id && seal === sealOf(key, account) ? id : undefined;
}

export function deviceToken({ key, now }: Moment, account: Account, id: string): string {
  const parts = [account.id, sealOf(key, account), id];
  return sign({ keys: [key], purpose: PURPOSE, parts, expires: now + DEVICE_LIFE_MS });
}

/** Another one for each password, and for each second factor: what was made with it before is void after. */
export function sealOf(
  key: string,
  { password_hash, totp_secret }: Pick<Account, 'password_hash' | 'totp_secret'>,
): string {
  return macOf(key, `seal|${password_hash}|${totp_secret ?? ''}`);
}
