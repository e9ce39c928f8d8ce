import { IncomingMessage, ServerResponse, createServer } from 'node:http';
import type { Server, ServerOptions } from 'node:http';
import type { Express, Request, Response } from 'express';

type Types = Required<Pick<ServerOptions, 'IncomingMessage' | 'ServerResponse'>>;

const typesOf = new WeakMap<Express, Types>();

/** A server of this app, whose requests and responses are born as Express wants them. */
export function siteServer(app: Express, options: ServerOptions = {}): Server {
  let types = typesOf.get(app);
  if (types === undefined) {
    types = presetTypes(app);
    typesOf.set(app, types);
  }
  return createServer({ ...options, ...types }, app);
}

/**
 * Express changes the prototype of every request and response it is handed, and from then on V8 treats them as
 * objects of no known shape: that one line is most of what Express costs. Here both classes carry Express's
 * properties from the start, and Express is told that their prototypes are the ones it wants: nothing is left to
 * change. `app.request` and `app.response` are documented; that they may be replaced is not, so a test compares every
 * page with and without this, and the bench notices when an upgrade undoes it.
 */
function presetTypes(app: Express): Types {
  class SiteRequest extends IncomingMessage {}
  class SiteResponse<From extends IncomingMessage> extends ServerResponse<From> {}
  app.request = adopt<Request>(SiteRequest.prototype, app.request);
  app.response = adopt<Response>(SiteResponse.prototype, app.response);
  return { IncomingMessage: SiteRequest, ServerResponse: SiteResponse };
}

/** Gives `target` all that Express put between Node's own prototype and `wanted`, nearest last. */
function adopt<T extends object>(target: object, wanted: T): T {
  const own = Object.getPrototypeOf(target) as object;
  const layers: object[] = [];
  for (let layer: object = wanted; layer !== own; layer = Object.getPrototypeOf(layer) as object)
    layers.unshift(layer);
  for (const layer of layers) Object.defineProperties(target, Object.getOwnPropertyDescriptors(layer));
  return target as T;
}

type Handle = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

/**
 * Lets `atOnce` answer before Express prepares a request for its chain, which costs more than to send a page that stands
 * ready. Express calls `app.handle` for each request, documented or not: the same test and the same bench would notice.
 */
export function answerFirst(
  app: Express,
  atOnce: (req: IncomingMessage, res: ServerResponse) => boolean,
): void {
  const chain = (Reflect.get(app, 'handle') as Handle).bind(app);
  const handle: Handle = (req, res, next) => {
    if (!atOnce(req, res)) chain(req, res, next);
  };
  Reflect.set(app, 'handle', handle);
}
