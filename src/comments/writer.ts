import type { Request, Response } from 'express';
import type { Deps } from '../deps.ts';
import type { CommentFields } from './comment.ts';
import { WRITER_LIFE_MS, writerOf, writerToken } from './signed-links.ts';
import type { Writer } from './signed-links.ts';
import type { Comment } from './store.ts';

/** The cookie of writers who asked to be recognised: set on their tick only, gone when they say so. */
function cookieName({ config }: Deps): string {
  return config.secure ? '__Host-writer' : 'writer';
}

/** Who is writing, if this browser was asked to remember it. */
export function writerIn(deps: Deps, req: Request): Writer | undefined {
  const name = cookieName(deps);
  const pairs = (req.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='));
  const value = pairs.find(([key]) => key === name)?.[1];
  return value === undefined ? undefined : writerOf(deps.secrets.captcha, value, deps.clock());
}

/** A recognised writer may leave name and e-mail empty. */
export function fillIn(body: unknown, writer: Writer | undefined): unknown {
  if (writer === undefined || typeof body !== 'object' || body === null) return body;
  const typed = body as Readonly<Record<string, unknown>>;
  if (!isEmpty(typed['name']) || !isEmpty(typed['email'])) return body;
  const { name, email, website } = writer;
  return { ...typed, name, email, website, ...(!isEmpty(typed['website']) && { website: typed['website'] }) };
}

export function rememberWriter(
  deps: Deps,
  res: Response,
  { id }: Pick<Comment, 'id'>,
  { name, email, website }: CommentFields,
): void {
  const writer = { comment: id, name, email, website: website ?? '' };
  const value = writerToken(deps.secrets.captcha, writer, deps.clock());
  res.cookie(cookieName(deps), value, { ...cookieOptions(deps), maxAge: WRITER_LIFE_MS });
}

export function forgetWriter(deps: Deps, res: Response): void {
  res.clearCookie(cookieName(deps), cookieOptions(deps));
}

function cookieOptions({ config }: Deps) {
  return { httpOnly: true, sameSite: 'lax', secure: config.secure, path: '/' } as const;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && value.trim() === '');
}
