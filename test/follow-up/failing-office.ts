import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export interface FailingOffice {
  readonly url: string;
  /** What it accepted, each with its recipient. */
  readonly accepted: readonly { readonly to: string; readonly raw: string }[];
  /** How many tries it failed, before it accepted anything. */
  readonly failed: () => number;
  close(): Promise<void>;
}

const STEPS = ['connect', 'MAIL', 'RCPT', 'DATA', 'content'] as const;
type Step = (typeof STEPS)[number];

/** A quick mail server that fails every other try on average, at a step that it draws, and never after it accepted. */
export async function openFailingOffice(): Promise<FailingOffice> {
  const accepted: { to: string; raw: string }[] = [];
  const sockets = new Set<Socket>();
  let failed = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    const failing = Math.random() < 0.5 ? STEPS[Math.floor(Math.random() * STEPS.length)] : undefined;
    if (failing !== undefined) failed++;
    serve(socket, failing, (to, raw) => accepted.push({ to, raw }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accepted,
    failed: () => failed,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function serve(socket: Socket, failing: Step | undefined, accept: (to: string, raw: string) => void): void {
  if (failing === 'connect') {
    socket.destroy();
    return;
  }
  let [pending, to, inData] = ['', '', false];
  const say = (line: string) => socket.write(`${line}\r\n`);
  const answer = (line: string) => {
    const word = line.slice(0, 4).toUpperCase();
    if (word === failing) say('451 4.3.0 not now');
    else if (word === 'EHLO') say('250 here');
    else if (word === 'DATA') {
      inData = true;
      say('354 go on');
    } else if (word === 'QUIT') socket.end('221 bye\r\n');
    else say('250 ok');
    if (word === 'RCPT') to = /<([^>]*)>/.exec(line)?.[1] ?? '';
  };
  const takeContent = (raw: string) => {
    inData = false;
    if (failing !== 'content') accept(to, raw);
    say(failing === 'content' ? '452 4.3.1 full' : '250 accepted');
  };
  socket.setEncoding('latin1').on('data', (text: string) => {
    pending += text;
    for (;;) {
      const mark = inData ? '\r\n.\r\n' : '\r\n';
      const end = pending.indexOf(mark);
      if (end < 0) return;
      const part = pending.slice(0, end);
      pending = pending.slice(end + mark.length);
      if (inData) takeContent(part);
      else answer(part);
    }
  });
  say('220 here');
}
