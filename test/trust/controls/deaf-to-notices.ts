import pg from 'pg';

/** A driver that believes the answer to COMMIT, whatever is noticed beside it. */
pg.Client.prototype.addListener = pg.Client.prototype.on = function on(this: pg.Client, event, listener) {
  return event === 'notice' ? this : pg.Client.prototype.prependListener.call(this, event, listener);
} as typeof pg.Client.prototype.on;

await import('../../../src/server.ts');
