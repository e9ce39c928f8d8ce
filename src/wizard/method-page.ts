import type { Response } from 'express';
import { NotFound } from '../errors.ts';
import type { Method } from '../method/method.ts';
import { homeIn } from '../method/methods.ts';
import type { Methods } from '../method/methods.ts';
import { expectLang, langOf } from '../web/locale.ts';

/** The method of this id, or the first of the language of the page. Throws NotFound for one that the site does not offer. */
export function methodFor(id: string | undefined, methods: Methods, res: Response): Method {
  const method = id === undefined ? homeIn(methods, langOf(res)) : methods.find(id);
  if (method === undefined) throw new NotFound();
  expectLang(method, res);
  return method;
}
