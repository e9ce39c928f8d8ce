import type { RequestListener, Server } from 'node:http';
import { load } from 'cheerio';
import type { CheerioAPI } from 'cheerio';
import request from 'supertest';
import { siteServer } from '../../src/web/server/http-server.ts';
import type { HttpApp } from '../../src/web/server/http-server.ts';

/** What came back: the status, where it leads, and the page itself. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The cookies that it sets, with their attributes. */
  readonly cookies: readonly string[];
  readonly location: string;
  readonly html: string;
  readonly $: CheerioAPI;
}

export type Fields = Readonly<Record<string, string | readonly string[]>>;
type Headers = Readonly<Record<string, string>>;

/** A request as no form of ours sends it. */
export interface Raw {
  readonly method?: 'get' | 'post' | 'put' | 'delete' | 'patch' | 'head' | 'options';
  readonly headers?: Headers;
  readonly body?: string | Buffer;
}

export const FORM = 'application/x-www-form-urlencoded';

/** A browser without scripts: it keeps its cookies and follows nothing by itself. */
export class Browser {
  readonly #agent: ReturnType<typeof request.agent>;

  /** Visits an app of this process, a server of it, or the address of a site that runs. */
  constructor(site: HttpApp | RequestListener | Server | string) {
    this.#agent = request.agent(typeof site === 'function' && 'types' in site ? siteServer(site) : site);
  }

  /** The same browser, cookies and all, at another site. */
  at(site: RequestListener | string): Browser {
    const there = new Browser(site);
    there.#agent.jar = this.#agent.jar;
    return there;
  }

  async get(path: string, headers: Headers = {}): Promise<Answer> {
    return toAnswer(await this.#agent.get(path).set(headers).redirects(0));
  }

  /** Posts form fields as a browser does. */
  async post(path: string, fields: Fields = {}, headers: Headers = {}): Promise<Answer> {
    return toAnswer(await this.#agent.post(path).set(headers).type('form').send(encode(fields)).redirects(0));
  }

  /** Sends anything at all. */
  async send(path: string, { method = 'post', headers = {}, body }: Raw): Promise<Answer> {
    return toAnswer(await this.#agent[method](path).set(headers).send(body).redirects(0));
  }

  /** Sends the form that a page holds: what stands in it, changed by `fields`, with one of its buttons. */
  async submit(page: Answer, action: string, fields: Fields = {}, selector = 'main form'): Promise<Answer> {
    const form = page.$(selector).first();
    const path = form.attr('action');
    if (path === undefined) throw new Error('the page holds no such form');
    const standing: Record<string, string[]> = {};
    for (const { name, value } of form.serializeArray()) (standing[name] ??= []).push(value);
    return this.post(path, { ...standing, ...fields, ...(action !== '' && { action }) });
  }

  /** Follows a redirect. */
  async follow(answer: Answer): Promise<Answer> {
    if (answer.status !== 303) throw new Error(`expected a redirect, got ${answer.status}`);
    return this.get(answer.location);
  }
}

export function encode(fields: Fields): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const each of typeof value === 'string' ? [value] : value) params.append(name, each);
  return params.toString();
}

function toAnswer(response: request.Response): Answer {
  const html = textOf(response);
  let page: CheerioAPI | undefined;
  const headers = response.headers as Record<string, string | undefined>;
  return {
    status: response.status,
    headers,
    cookies: [headers['set-cookie'] ?? []].flat(),
    location: headers['location'] ?? '',
    html,
    // Most answers are never read as a page.
    get $() {
      return (page ??= load(html));
    },
  };
}

/** A picture arrives as bytes, the answer to HEAD without any. */
function textOf({ body, text = '' }: { readonly body: unknown; readonly text?: string }): string {
  return Buffer.isBuffer(body) ? body.toString('utf8') : text;
}
