import type { RequestHandler } from 'express';
import type { Outside } from '../deps.ts';

/** What a balancer asks of each machine: whether it answers, and has its database. */
export function sayAlive({ contentVersion }: Pick<Outside, 'contentVersion'>): RequestHandler {
  return async (_req, res) => {
    res.type('text/plain');
    try {
      await contentVersion();
      res.send('ok\n');
    } catch {
      res.status(503).send('no database\n');
    }
  };
}
