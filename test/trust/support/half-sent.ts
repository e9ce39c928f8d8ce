import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { diagnosisFields } from '../../support/builders.ts';
import { encode } from '../../support/browser.ts';
import type { Reached } from './writers.ts';
import { pathTo } from '../../../src/addresses/links.ts';

/** Long enough for half a form to be where it goes. */
const ON_ITS_WAY_MS = 300;
const BEGUN = 'Expect: 100-continue';
const LAST = 'Connection: close';

/** Sends the other half, and reads what the site says until it ends the connection. */
type Finish = () => Promise<string>;

/** Sends half a form that the site has begun to take. */
export async function halfSent(site: Reached): Promise<Finish> {
  const finish = await sendHalf(site, [BEGUN, LAST], firstData);
  return () => finish('');
}

/** The same on a connection that a browser keeps: what is given to the end is sent right after the form. */
export function halfSentOnKept(site: Reached): Promise<(next: string) => Promise<string>> {
  return sendHalf(site, [BEGUN], firstData);
}

/** The same as a browser sends it, which asks nobody whether it may. */
export async function halfTyped(site: Reached): Promise<Finish> {
  const finish = await sendHalf(site, [LAST], () => setTimeout(ON_ITS_WAY_MS));
  return () => finish('');
}

/** Resolves once the site takes no new connection. A page asked for would not do: it may wait for the end of the site. */
export async function closed({ origin }: Reached): Promise<void> {
  const { hostname, port } = new URL(origin);
  while (await isTaken(connect(Number(port), hostname))) await setTimeout(20);
}

function isTaken(socket: Socket): Promise<boolean> {
  return once(socket, 'connect').then(
    () => {
      socket.destroy();
      return true;
    },
    () => false,
  );
}

const firstData = (socket: Socket) => once(socket, 'data');

async function sendHalf(
  site: Reached,
  more: readonly string[],
  isThere: (socket: Socket) => Promise<unknown>,
): Promise<(next: string) => Promise<string>> {
  const { hostname, port, origin } = new URL(site.origin);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const body = encode(diagnosisFields({ brand: 'Half a form' }));
  const head = [
    `POST ${pathTo('newDiagnosis', 'fr', {})} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    `Origin: ${origin}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`,
    ...more,
  ];
  const middle = Math.floor(body.length / 2);
  socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, middle)}`);
  await isThere(socket);
  return (next) => {
    socket.write(`${body.slice(middle)}${next}`);
    return text(socket).catch(() => '');
  };
}
