import { setTimeout } from 'node:timers/promises';
import type { Fields } from '../../support/browser.ts';
import { TrustSite } from './site.ts';
import type { Reader, Reply } from './writers.ts';

const PATIENCE = 100;

/**
 * Two processes that answer on one data folder. A site has them as workers, to which connections come in turn: a second
 * site would be refused. A control is no site and knows no workers, so two of it are started.
 */
export class Pair {
  readonly one: TrustSite;
  readonly #sites: readonly TrustSite[];

  constructor(script?: string) {
    if (script === undefined) {
      this.one = new TrustSite({ env: { WORKERS: '2' } });
      this.#sites = [this.one];
    } else {
      this.one = new TrustSite({ script });
      this.#sites = [this.one, new TrustSite({ script, folder: this.one.folder })];
    }
  }

  async start(): Promise<void> {
    for (const site of this.#sites) await site.start();
  }

  /** Sends forms at the same instant, to one process and the other in turn; a busy one is asked again. */
  atOnce(forms: readonly Sent[]): Promise<readonly Reply[]> {
    const to = (index: number) => this.#sites[index % this.#sites.length] ?? this.one;
    return Promise.all(forms.map((form, index) => insist(form, to(index))));
  }

  async erase(): Promise<void> {
    for (const site of [...this.#sites].reverse()) await site.erase();
  }
}

export interface Sent {
  readonly by: Reader;
  readonly path: string;
  readonly fields: Fields;
}

/** Sends a form until it is not told to come back: that answer promises nothing. */
async function insist({ by, path, fields }: Sent, site: TrustSite): Promise<Reply> {
  for (let tries = 0; tries < PATIENCE; tries += 1) {
    const reply = await by.at(site).post(path, fields);
    if (reply.status !== 503) return reply;
    await setTimeout(20);
  }
  throw new Error('busy for ever');
}
