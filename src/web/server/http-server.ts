import { IncomingMessage, ServerResponse, createServer } from 'node:http';
import type { RequestListener, Server, ServerOptions } from 'node:http';
import type { Express, Request, Response } from 'express';

type RequestTypes = Required<Pick<ServerOptions, 'IncomingMessage' | 'ServerResponse'>>;

export interface HttpApp extends RequestListener {
  readonly types: RequestTypes;
}

export function siteServer(app: HttpApp, options: ServerOptions = {}): Server {
  return createServer({ ...options, ...app.types }, app);
}

/**
 * Express changes the prototype of every request and response it is handed, and from then on V8 treats them as
 * objects of no known shape: a page that is drawn costs half as much again. Both of these classes carry Express's
 * properties from the start, and Express is told that their prototypes are the ones it wants: nothing is left to
 * change. `app.request` and `app.response` are documented; that they may be replaced is not, so a test compares every
 * page with and without this.
 */
export function presetTypes(app: Express): RequestTypes {
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
