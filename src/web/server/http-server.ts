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
 * Express changes the prototype of every request and response, after which V8 no longer knows their shape and a page costs half
 * as much again. These classes carry Express's properties from the start. That `app.request` and `app.response` may be replaced
 * is not documented, so a test compares every page with and without this.
 */
export function presetTypes(app: Express): RequestTypes {
  class SiteRequest extends IncomingMessage {}
  class SiteResponse<From extends IncomingMessage> extends ServerResponse<From> {}
  app.request = adopt<Request>(SiteRequest.prototype, app.request);
  app.response = adopt<Response>(SiteResponse.prototype, app.response);
  return { IncomingMessage: SiteRequest, ServerResponse: SiteResponse };
}

/** Copies what Express put between Node's prototype and `wanted` onto `target`, the nearest last. */
function adopt<T extends object>(target: object, wanted: T): T {
  const own = Object.getPrototypeOf(target) as object;
  const layers: object[] = [];
  for (let layer: object = wanted; layer !== own; layer = Object.getPrototypeOf(layer) as object)
    layers.unshift(layer);
  for (const layer of layers) Object.defineProperties(target, Object.getOwnPropertyDescriptors(layer));
  return target as T;
}
