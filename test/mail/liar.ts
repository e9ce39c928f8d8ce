import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export interface Liar {
  readonly url: string;
  /** How many connections it was given. */
  readonly visits: () => number;
  close(): void;
}

/** What a server says to a command, once or drop by drop; undefined for nothing at all. */
type Say = (command: string, socket: Socket) => string | undefined;

export const POLITE: Say = (command) => {
  if (command.startsWith('EHLO')) return '250 here\r\n';
  if (command.startsWith('DATA')) return '354 go on\r\n';
  return '250 ok\r\n';
};

/** A mail server that does as it is told to, however odd: `say` is given each command, and '.' for the end of a letter. */
export async function openLiar(greeting: string | undefined, say: Say): Promise<Liar> {
  const sockets = new Set<Socket>();
  let visits = 0;
  const server = createServer((socket) => {
    visits++;
    sockets.add(socket);
    let [isLetter, pending] = [false, ''];
    socket.on('error', () => undefined).setEncoding('latin1');
    socket.on('data', (text: string) => {
      // The end of a command or a letter may come by itself.
      pending += text;
      if (!pending.endsWith(isLetter ? '\r\n.\r\n' : '\r\n')) return;
      const answer = say(isLetter ? '.' : pending, socket);
      [isLetter, pending] = [answer?.startsWith('354') === true, ''];
      if (answer !== undefined) socket.write(answer);
    });
    if (greeting !== undefined) socket.write(greeting);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    visits: () => visits,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** Says something without end, one letter at a time. */
export function drip(socket: Socket, letter = '2'): void {
  const timer = setInterval(() => socket.write(letter), 20);
  socket.once('close', () => {
    clearInterval(timer);
  });
}
