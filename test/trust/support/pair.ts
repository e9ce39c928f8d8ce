import { setTimeout } from 'node:timers/promises';
import type { Fields } from '../../support/browser.ts';
import { TrustSite } from './site.ts';
import type { Reader, Reply } from './writers.ts';

const PATIENCE = 100;

/** Two processes on one data folder, as a new version that starts while the old one stops. */
export class Pair {
  readonly one: TrustSite;
  readonly two: TrustSite;

  constructor(script?: string) {
    this.one = new TrustSite({ script });
    this.two = new TrustSite({ script, folder: this.one.folder });
  }

  async start(): Promise<void> {
    await this.one.start();
    await this.two.start();
  }

  /** Sends forms at the same instant, to one process and the other in turn; a busy one is asked again. */
  atOnce(forms: readonly Sent[]): Promise<readonly Reply[]> {
    const sites = [this.one, this.two];
    return Promise.all(forms.map((form, index) => insist(form, sites[index % sites.length] ?? this.one)));
  }

  async erase(): Promise<void> {
    await this.two.erase();
    await this.one.erase();
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
