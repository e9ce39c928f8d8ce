import { randomBytes } from 'node:crypto';
import { freshQuestion } from '../../../src/comments/question.ts';
import { clientOf } from '../../../src/caps/client.ts';
import { currentKey } from '../../../src/web/signed.ts';
import { approachesFields, diagnosisFields } from '../../support/builders.ts';
import { encode } from '../../support/browser.ts';
import type { Fields } from '../../support/browser.ts';
import type { TrustSite } from './site.ts';
import { pathTo } from '../../../src/addresses/links.ts';
import { siteLibrary } from '../../support/library.ts';

export const ARTICLE = (() => {
  const [first] = siteLibrary().list('fr');
  if (first === undefined) throw new Error('there is no article to comment on');
  return first;
})();
/** A question as a reader has it who took this long to write. */
const WRITTEN_FOR_MS = 60_000;

export interface Reply {
  readonly status: number;
  readonly location: string;
  readonly cookie: string;
  readonly retryAfter: string;
  /** The machine that answered, where a balancer says so. */
  readonly host: string;
  readonly body: string;
}

/** What a reader has to know of a site: where it is, and what it signs its questions with. */
export type Reached = Pick<TrustSite, 'origin' | 'captchaKeys'>;

/** One reader, at an address of their own behind the proxy that the site trusts. */
export class Reader {
  readonly #site: Reached;
  #address = `10.${[...randomBytes(3)].join('.')}`;
  #cookie = '';

  constructor(site: Reached) {
    this.#site = site;
  }

  get address(): string {
    return this.#address;
  }

  /** The same reader, address and cookie, at another site or another process of this one. */
  at(site: Reached): Reader {
    const there = new Reader(site);
    there.#address = this.#address;
    there.#cookie = this.#cookie;
    return there;
  }

  /** The same reader, with the same cookie, at another address: the site counts what comes from one. */
  elsewhere(): Reader {
    return new Reader(this.#site).hold(this.#cookie);
  }

  /** Comes with a cookie that was given out elsewhere. */
  hold(cookie: string): this {
    this.#cookie = cookie;
    return this;
  }

  get(path: string): Promise<Reply> {
    return this.#ask(path, {});
  }

  post(path: string, fields: Fields): Promise<Reply> {
    return this.#ask(path, {
      method: 'POST',
      body: encode(fields),
    });
  }

  /** Sends a comment whose words are only its own. */
  comment(text: string): Promise<Reply> {
    return this.post(pathTo('comments', 'fr', { slug: ARTICLE.slug }), commentFields(this.#site, this, text));
  }

  /** Step 1 for a brand; the answer leads to step 2. */
  begin(brand: string): Promise<Reply> {
    return this.post(pathTo('newDiagnosis', 'fr', {}), diagnosisFields({ brand }));
  }

  /** Step 2 of a draft; the answer leads to step 3. */
  choose(approachesPath: string): Promise<Reply> {
    return this.post(approachesPath, approachesFields({ listen: 'priority', action: 'continue' }));
  }

  save(reviewPath: string): Promise<Reply> {
    return this.post(reviewPath, { action: 'save' });
  }

  async #ask(path: string, init: RequestInit): Promise<Reply> {
    const type = { 'content-type': 'application/x-www-form-urlencoded', origin: this.#site.origin };
    const headers = {
      ...(init.body !== undefined && type),
      'x-forwarded-for': this.#address,
      // The next request may reach another process.
      connection: 'close',
      // Who has none sends none: that is what pages behind a key are kept for.
      ...(this.#cookie !== '' && { cookie: this.#cookie }),
    };
    const response = await fetch(this.#site.origin + path, { ...init, headers, redirect: 'manual' });
    const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
    if (cookie !== '') this.#cookie = cookie;
    const location = response.headers.get('location') ?? '';
    const retryAfter = response.headers.get('retry-after') ?? '';
    const host = response.headers.get('x-host') ?? '';
    return { status: response.status, location, cookie, retryAfter, host, body: await response.text() };
  }
}

/** The whole form of a comment, rightly filled, with a question that this reader alone was asked. */
export function commentFields(
  { captchaKeys }: Pick<TrustSite, 'captchaKeys'>,
  { address }: Pick<Reader, 'address'>,
  text: string,
): Fields {
  const { token, a, b } = freshQuestion({
    keys: captchaKeys,
    client: clientOf(address, currentKey(captchaKeys)),
    article: ARTICLE.slug,
    lang: 'fr',
    now: Date.now() - WRITTEN_FOR_MS,
    random: randomBytes,
  });
  return {
    name: 'Anne Martin',
    email: `${randomBytes(6).toString('hex')}@example.org`,
    comment: text,
    'captcha-token': token,
    captcha: String(a + b),
    action: 'send',
  };
}
