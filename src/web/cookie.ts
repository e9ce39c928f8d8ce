import type { Request } from 'express';

/** The value of a cookie that a browser sent, as it stands; undefined when it sent none of that name. */
export function readCookie(req: Request, name: string): string | undefined {
  const pairs = (req.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
