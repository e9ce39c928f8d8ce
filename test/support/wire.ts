import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { siteServer } from '../../src/web/server/http-server.ts';
import type { HttpApp } from '../../src/web/server/http-server.ts';

/** An answer as it came over the wire: nothing is decoded. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Wire {
  get(path: string, headers?: Readonly<Record<string, string>>, method?: 'GET' | 'HEAD'): Promise<WireAnswer>;
  close(): Promise<void>;
}

/** The site on a port of its own, asked byte by byte. */
export async function openWire(app: HttpApp): Promise<Wire> {
  const server = siteServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    async get(path, headers = {}, method = 'GET') {
      // A connection of its own: one that is kept may be ended by the site while this process stands still.
      const asking = request({ port, host: '127.0.0.1', path, headers, method, agent: false }).end();
      const [answer] = (await once(asking, 'response')) as [IncomingMessage];
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk as Buffer);
      return { status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) };
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Sends bytes that no client would, and waits until the site has done with them. */
export async function sendBytes(url: string, bytes: string): Promise<void> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.resume();
  socket.write(bytes, 'latin1');
  await once(socket, 'close');
}
