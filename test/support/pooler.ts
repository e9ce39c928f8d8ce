import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

interface Pooler {
  readonly address: string;
  /** From the next connection on, each client has one of its own. */
  readonly keepSessions: () => void;
  readonly stop: () => Promise<void>;
}

/** The length stands behind the letter and counts itself; a client begins with a message without a letter. */
const HEAD = 5;
const READY = 'Z';
const IDLE = 'I'.charCodeAt(0);

/**
 * A pooler as PgBouncer is in `pool_mode = transaction`, with one connection to the server: each client has it from its first
 * question until the server says that no transaction is open. It knows questions of one message alone, as the proof asks them.
 */
export async function startTransactionPooler(databaseUrl: string): Promise<Pooler> {
  const { hostname, port, pathname, username } = new URL(databaseUrl);
  const open = new Set<Socket>();
  let isTransaction = true;
  let lent: Promise<Shared> | undefined;
  const server = createServer((client) => {
    open.add(client);
    client.on('error', () => undefined);
    if (isTransaction) client.once('data', () => void welcome(client));
    else {
      const own = connect(Number(port), hostname);
      open.add(own);
      own.on('error', () => undefined);
      client.pipe(own).pipe(client);
    }
  });
  async function welcome(client: Socket): Promise<void> {
    lent ??= openShared(connect(Number(port), hostname), username, pathname.slice(1));
    const shared = await lent;
    open.add(shared.socket);
    client.write(shared.greeting);
    let turn: Promise<() => void> | undefined;
    client.on('data', (bytes) => {
      turn ??= shared.take(client, () => (turn = undefined));
      void turn.then(() => shared.socket.write(bytes));
    });
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `postgres://${username}@127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`,
    keepSessions: () => (isTransaction = false),
    async stop() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Shared {
  readonly socket: Socket;
  /** What the server said to the pooler when it came, and what each client is told. */
  readonly greeting: Buffer;
  /** The one connection, until its transaction is over. */
  readonly take: (client: Socket, over: () => void) => Promise<() => void>;
}

async function openShared(socket: Socket, user: string, database: string): Promise<Shared> {
  socket.on('error', () => undefined);
  const words = Buffer.from(`user\0${user}\0database\0${database}\0\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(words.length + 8, 0);
  head.writeInt32BE(3 << 16, 4);
  socket.write(Buffer.concat([head, words]));
  let line: Promise<unknown> = Promise.resolve();
  let heed: (messages: Buffer, isOver: boolean) => void = () => undefined;
  const greeting = new Promise<Buffer>((resolve) => {
    let said = Buffer.alloc(0);
    heed = (messages, isOver) => {
      said = Buffer.concat([said, messages]);
      if (isOver) resolve(said);
    };
  });
  let left = Buffer.alloc(0);
  socket.on('data', (bytes: Buffer) => {
    left = Buffer.concat([left, bytes]);
    const { whole, isOver } = wholeMessages(left);
    const messages = left.subarray(0, whole);
    left = left.subarray(whole);
    heed(messages, isOver);
  });
  return {
    socket,
    greeting: await greeting,
    take(client, over) {
      const before = line;
      let free: () => void = () => undefined;
      line = new Promise<void>((resolve) => (free = resolve));
      return before.then(() => {
        heed = (messages, isOver) => {
          client.write(messages);
          if (!isOver) return;
          over();
          free();
        };
        return free;
      });
    },
  };
}

/** How many bytes are whole messages, and whether the last one says that nothing is under way. */
function wholeMessages(bytes: Buffer): { readonly whole: number; readonly isOver: boolean } {
  let whole = 0;
  let isOver = false;
  while (whole + HEAD <= bytes.length) {
    const end = whole + 1 + bytes.readInt32BE(whole + 1);
    if (end > bytes.length) break;
    isOver = String.fromCharCode(bytes[whole] ?? 0) === READY && bytes[end - 1] === IDLE;
    whole = end;
  }
  return { whole, isOver };
}
