import { createHash } from 'node:crypto';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { load } from 'cheerio';
import type { CheerioAPI } from 'cheerio';
import type { Notebook } from './notebook.ts';
import { LANGS, ORIGIN, PAGES } from './site.ts';
import type { PageName, RecordedSite } from './site.ts';

/** Between two posts: long enough to be taken for writing, short enough for a session to last. */
const PAUSE_MS = 20 * 1000;
const FORM = 'application/x-www-form-urlencoded';
const SEE_OTHER = 303;

export type Fields = Readonly<Record<string, string | readonly string[]>>;
export type Headers = Readonly<Record<string, string>>;

export interface Answer {
  readonly path: string;
  readonly status: number;
  /** Names and values in turn, as they came. */
  readonly rawHeaders: readonly string[];
  readonly type: string;
  readonly location: string;
  readonly body: Buffer;
  readonly $: CheerioAPI;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Headers;
  readonly body?: string | undefined;
}

/** One person with a browser and an address of their own; every answer they get is written down. */
export class Visitor {
  readonly name: string;
  readonly #site: RecordedSite;
  readonly #notebook: Notebook;
  readonly #headers: Headers;
  readonly #cookies = new Map<string, string>();

  constructor(site: RecordedSite, notebook: Notebook, name: string, headers?: Headers) {
    this.name = name;
    this.#site = site;
    this.#notebook = notebook;
    this.#headers = headers ?? { 'x-forwarded-for': addressOf(name) };
  }

  /** `title` names the file; without one, the requests of a story are numbered. */
  async get(path: string, headers: Headers = {}, title?: string): Promise<Answer> {
    return this.ask(path, { headers }, title);
  }

  async post(path: string, fields: Fields = {}, headers: Headers = {}, title?: string): Promise<Answer> {
    const own = { 'content-type': FORM, origin: ORIGIN, 'sec-fetch-site': 'same-origin', ...headers };
    return this.ask(path, { method: 'POST', headers: own, body: encode(fields) }, title);
  }

  /** Sends a form of a page, by the name of the page that it posts to, as it stands but for `fields`. */
  async submit(page: Answer, to: PageName, fields: Fields = {}, button = ''): Promise<Answer> {
    const form = formTo(page, to, button);
    const path = form.attr('action') ?? '';
    return this.post(path, { ...standingIn(page, form), ...fields, ...pressed(page, form, button) });
  }

  async follow(answer: Answer): Promise<Answer> {
    if (answer.status !== SEE_OTHER) throw new Error(`${answer.path} answered ${answer.status}`);
    return this.get(answer.location);
  }

  async ask(path: string, asked: Asked = {}, title?: string): Promise<Answer> {
    const { method = 'GET' } = asked;
    if (method !== 'GET') this.#site.time.now += PAUSE_MS;
    this.#site.nextRequest(`${this.name} ${method} ${path}`);
    const answer = await this.#fetch(path.replace(ORIGIN, '').replace(/#.*/, ''), asked);
    const untitled = `${method} ${nameOfPage(path) ?? path} by ${this.name}`;
    this.#notebook.keep(`${method} ${answer.path}`, answer, { title, untitled });
    return answer;
  }

  /** Posts nothing, of which nothing is written down. */
  async askUnheard(path: string): Promise<void> {
    await this.#fetch(path, { method: 'POST' });
  }

  async #fetch(path: string, { method = 'GET', headers = {}, body }: Asked): Promise<Answer> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      request({
        ...{ host: '127.0.0.1', port: this.#site.port, agent: false, method, path },
        headers: {
          host: new URL(ORIGIN).host,
          ...(cookie !== '' && { cookie }),
          ...this.#headers,
          ...headers,
          ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
        },
      })
        .once('response', resolve)
        .once('error', reject)
        .end(body);
    });
    for (const each of message.headers['set-cookie'] ?? []) this.#keepCookie(each);
    return toAnswer(path, message, unpacked(message, await bytesOf(message)));
  }

  #keepCookie(cookie: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (value === '') this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

function toAnswer(path: string, message: IncomingMessage, body: Buffer): Answer {
  const { statusCode = 0, headers, rawHeaders } = message;
  const type = headers['content-type'] ?? '';
  return {
    ...{ path, status: statusCode, rawHeaders, type, location: headers.location ?? '', body },
    $: load(type.startsWith('text/html') ? body.toString('utf8') : ''),
  };
}

function unpacked({ headers }: IncomingMessage, body: Buffer): Buffer {
  const encoding = headers['content-encoding'];
  if (encoding === 'br') return brotliDecompressSync(body);
  return encoding === 'gzip' ? gunzipSync(body) : body;
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** An address of the range for examples; those who share a name share a home. */
function addressOf(name: string): string {
  return `203.0.113.${createHash('sha256').update(name).digest().readUInt8(0)}`;
}

export function encode(fields: Fields): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const each of typeof value === 'string' ? [value] : value) params.append(name, each);
  return params.toString();
}

type Form = ReturnType<CheerioAPI>;

/** The form of a page that posts to a page of ours and has this button. */
function formTo({ $, path }: Answer, to: PageName, button: string): Form {
  const forms = $('form[method="post"]').filter((_, form) => nameOfPage($(form).attr('action') ?? '') === to);
  const wanted = forms
    .filter((_, form) => button === '' || $(form).find(selectorOf(button)).length > 0)
    .first();
  if (wanted.length === 0) throw new Error(`${path} holds no form to ${to} with ${button}`);
  return wanted;
}

function selectorOf(button: string): string {
  return `button[value="${button}"]`;
}

function pressed({ $ }: Answer, form: Form, button: string): Fields {
  const name = button === '' ? undefined : $(form).find(selectorOf(button)).first().attr('name');
  return name === undefined ? {} : { [name]: button };
}

/** What a browser would send of a form that nobody touched, its buttons aside. */
export function standingIn({ $ }: Answer, form: Form): Record<string, string[]> {
  const standing: Record<string, string[]> = {};
  for (const { name, value } of $(form).serializeArray()) (standing[name] ??= []).push(value);
  return standing;
}

/** Which page of the table an address is of. */
export function nameOfPage(address: string): PageName | undefined {
  const path = address.replace(ORIGIN, '').replace(/[?#].*/, '');
  const names = Object.keys(PAGES) as PageName[];
  return names.find((name) => LANGS.some((lang) => patternOf(PAGES[name][lang]).test(path)));
}

function patternOf(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`);
}
