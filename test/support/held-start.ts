import { existsSync } from 'node:fs';
import { Server } from 'node:net';

/** Read before a site (`--import`): its start goes no further than its port of measures until there is a file of this name. */
const { HELD_UNTIL = '', METRICS_PORT } = process.env;
const LOOK_MS = 10;
const listen = Reflect.get(Server.prototype, 'listen') as (...given: unknown[]) => Server;

Server.prototype.listen = function (this: Server, ...given: unknown[]): Server {
  const goOn = (): Server => Reflect.apply(listen, this, given);
  if (given[0] !== Number(METRICS_PORT)) return goOn();
  const looking = setInterval(() => {
    if (!existsSync(HELD_UNTIL)) return;
    clearInterval(looking);
    goOn();
  }, LOOK_MS);
  return this;
};
