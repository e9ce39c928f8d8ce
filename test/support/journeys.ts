import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** Stands between a site and its database, and counts how often the site waits for an answer. */
export interface Journeys {
  /** The address of the database by this way. */
  readonly address: string;
  /** How many were made since this was last asked. */
  readonly made: () => number;
  readonly close: () => Promise<void>;
}

export async function countJourneys(address: string): Promise<Journeys> {
  const url = new URL(address);
  const [port, host] = [Number(url.port), url.hostname];
  let made = 0;
  const server = createServer((site) => {
    const database = connect(port, host);
    let isAnswered = true;
    site.on('data', (said) => {
      if (isAnswered) made += 1;
      isAnswered = false;
      database.write(said);
    });
    database.on('data', (said) => {
      isAnswered = true;
      site.write(said);
    });
    for (const [one, other] of [
      [site, database],
      [database, site],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url.port = String((server.address() as AddressInfo).port);
  return {
    address: url.href,
    made() {
      const count = made;
      made = 0;
      return count;
    },
    async close() {
      server.close();
      await once(server, 'close');
    },
  };
}
