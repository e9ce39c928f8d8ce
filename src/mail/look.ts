import { lookup } from 'node:dns/promises';
import { TLSSocket } from 'node:tls';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { isThisMachine, serverOptions } from './server.ts';
import type { Times } from './server.ts';
import { TooLate, troubleOf } from './trouble.ts';
import type { Trouble } from './trouble.ts';

/** What was seen of the mail server, up to where it failed. */
export interface Look {
  readonly host: string;
  readonly port: number;
  readonly addresses: readonly string[];
  readonly isConnected: boolean;
  /** Undefined while nothing is encrypted. */
  readonly certificate: Certificate | undefined;
  readonly login: 'none' | 'accepted' | 'notOffered' | undefined;
  readonly trouble: Trouble | undefined;
  /** The server's own words about the trouble, or the system's. */
  readonly said: string;
}

interface Certificate {
  readonly name: string;
  readonly until: string;
  /** False for this machine, where it is not examined. */
  readonly isExamined: boolean;
}

/** Does what comes before a letter, and no more: looks the name up, connects, encrypts, signs in. Ends within `handOver`, whatever the server does. */
export async function lookAtServer(smtpUrl: string, times: Times): Promise<Look> {
  const options = serverOptions(smtpUrl, times);
  const host = options.host ?? '';
  const port = options.port ?? (options.secure === true ? 465 : 587);
  let look: Look = {
    ...{ host, port, addresses: [], isConnected: false, certificate: undefined },
    ...{ login: undefined, trouble: undefined, said: '' },
  };
  const deadline = startDeadline(times.handOver);
  const connection = new SMTPConnection(options);
  const broken = new Promise<never>((_, reject) => connection.once('error', reject));
  const before = <T>(work: Promise<T>) => Promise.race([work, broken, deadline.passed]);
  try {
    const addresses = await before(lookup(host, { all: true }));
    look = { ...look, addresses: addresses.map(({ address }) => address) };
    await before(
      done((callback) => {
        connection.connect(callback);
      }),
    );
    look = { ...look, isConnected: true, certificate: certificateOf(connection, host) };
    const { auth } = options;
    if (auth === undefined) return { ...look, login: 'none' };
    if (!offersLogin(connection)) return { ...look, login: 'notOffered' };
    await before(
      done((callback) => {
        connection.login(auth, callback);
      }),
    );
    return { ...look, login: 'accepted' };
  } catch (error) {
    return { ...look, trouble: troubleOf(error), said: wordsOf(error) };
  } finally {
    deadline.end();
    connection.on('error', () => undefined);
    if (look.isConnected) connection.quit();
    connection.close();
  }
}

function startDeadline(ms: number) {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TooLate('the time for a look is over'));
    }, ms);
  });
  return {
    passed,
    end: () => {
      clearTimeout(timer);
    },
  };
}

function done(act: (callback: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    act((error) => {
      if (error instanceof Error) reject(error);
      else resolve();
    });
  });
}

function certificateOf({ _socket: socket }: SMTPConnection, host: string): Certificate | undefined {
  if (!(socket instanceof TLSSocket)) return undefined;
  const { subject, valid_to: until } = socket.getPeerCertificate();
  const name = [subject.CN].flat()[0] ?? '';
  return { name, until, isExamined: !isThisMachine(host) };
}

/** As the sender itself sees it: without an offer the letters leave without a login. */
function offersLogin(connection: SMTPConnection): boolean {
  return 'allowsAuth' in connection && connection.allowsAuth === true;
}

function wordsOf(error: unknown): string {
  const { response, message } = Object(error) as { readonly response?: string; readonly message?: string };
  return (response ?? message ?? String(error)).split(/\r?\n/).join(' ').trim();
}
