import type { CookieOptions, Request } from 'express';
import type { Config } from '../config.ts';

export type Reach = Pick<Config, 'secure' | 'basePath'>;

interface Cookie {
  readonly name: string;
  readonly options: CookieOptions & { readonly path: string };
}

/**
 * How a cookie of ours is named, and to whom it is sent. At the root of a host its name says that no other site set it; below a
 * path browsers allow only the weaker name. Source: RFC 6265bis, 4.1.3.
 */
export function cookieFor(
  { secure, basePath }: Reach,
  word: string,
  sameSite: 'lax' | 'strict' = 'lax',
): Cookie {
  const mark = basePath === '' ? '__Host-' : '__Secure-';
  const path = basePath === '' ? '/' : basePath;
  return { name: secure ? mark + word : word, options: { httpOnly: true, sameSite, secure, path } };
}

export function readCookie(req: Request, name: string): string | undefined {
  const pairs = (req.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
