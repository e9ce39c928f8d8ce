import type { RequestHandler } from 'express';
import type { Outside } from '../deps.ts';

/** What a balancer asks of each machine: whether it answers, and has its database. */
export function sayAlive({ contentVersion }: Pick<Outside, 'contentVersion'>): RequestHandler {
  return async (_req, res) => {
    const isAlive = await Promise.resolve(contentVersion()).then(
      () => true,
      () => false,
    );
    res.status(isAlive ? 200 : 503).type('text/plain');
    res.send(isAlive ? 'ok\n' : 'no database\n');
  };
}
