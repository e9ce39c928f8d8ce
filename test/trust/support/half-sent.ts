import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { diagnosisFields } from '../../support/builders.ts';
import { encode } from '../../support/browser.ts';
import type { Reached } from './writers.ts';
import { pathTo } from '../../../src/addresses/links.ts';

/** Sends half a form; the result sends the other half and reads the answer. */
export async function halfSent(site: Reached): Promise<() => Promise<string>> {
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
    'Expect: 100-continue',
  ];
  const middle = Math.floor(body.length / 2);
  socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, middle)}`);
  await once(socket, 'data');
  return () => {
    socket.write(body.slice(middle));
    return text(socket).catch(() => '');
  };
}
