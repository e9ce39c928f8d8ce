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

/** Sends half a form that the site has begun to take; the result sends the other half and reads the answer. */
export function halfSent(site: Reached): Promise<() => Promise<string>> {
  return sendHalf(site, ['Expect: 100-continue'], (socket) => once(socket, 'data'));
}

/** The same as a browser sends it, which asks nobody whether it may. */
export function halfTyped(site: Reached): Promise<() => Promise<string>> {
  return sendHalf(site, [], () => setTimeout(ON_ITS_WAY_MS));
}

async function sendHalf(
  site: Reached,
  more: readonly string[],
  isThere: (socket: Socket) => Promise<unknown>,
): Promise<() => Promise<string>> {
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
    'Connection: close',
    ...more,
  ];
  const middle = Math.floor(body.length / 2);
  socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, middle)}`);
  await isThere(socket);
  return () => {
    socket.write(body.slice(middle));
    return text(socket).catch(() => '');
  };
}
