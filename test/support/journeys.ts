import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** Stands between a site and its database, and counts how often the site waits for an answer. */
export interface Journeys {
  /** The address of the database by this way. */
  readonly address: string;
  /** How many were made since this was last asked. */
  readonly made: () => number;
  readonly close: () => Promise<void>;
}

/** What asks for an answer, by the letters of PostgreSQL's messages, and what ends one. */
const QUESTIONS = 'QS';
const READY = 'Z';

export async function countJourneys(address: string): Promise<Journeys> {
  const url = new URL(address);
  const [port, host] = [Number(url.port), url.hostname];
  let made = 0;
  const server = createServer((site) => {
    const database = connect(port, host);
    join(site, database, () => (made += 1));
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

/**
 * As on a long way: all that was asked is answered together. Were a part of it seen before the rest, what is said next would be one
 * journey or two, by which of the two machines is busier.
 */
function join(site: Socket, database: Socket, leaves: () => void): void {
  const asked = countsOf(QUESTIONS, true);
  const answered = countsOf(READY, false);
  let open = 0;
  let answers: Buffer[] = [];
  site.on('data', (said: Buffer) => {
    const more = asked(said);
    // Who says goodbye waits for nothing: connections that nobody needs are given up after a while.
    if (more > 0 && open === 0) leaves();
    open += more;
    database.write(said);
  });
  database.on('data', (said: Buffer) => {
    answers.push(said);
    open -= answered(said);
    if (open > 0) return;
    site.write(Buffer.concat(answers));
    answers = [];
  });
  for (const [one, other] of [
    [site, database],
    [database, site],
  ] as const) {
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
  }
}

/** Counts messages of these letters in what passes by; what a client says first has no letter, and asks for an answer. */
function countsOf(letters: string, hasFirst: boolean): (said: Buffer) => number {
  let left: Buffer = Buffer.alloc(0);
  let isFirst = hasFirst;
  return (said) => {
    left = Buffer.concat([left, said]);
    for (let count = 0; ; isFirst = false) {
      const head = isFirst ? 0 : 1;
      const end = left.length < head + 4 ? Infinity : head + left.readInt32BE(head);
      if (left.length < end) return count;
      if (isFirst || letters.includes(String.fromCharCode(left[0] ?? 0))) count += 1;
      left = left.subarray(end);
    }
  };
}
