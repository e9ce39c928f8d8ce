import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { serverOptions } from './server.ts';
import type { Times } from './server.ts';
import { TooLate } from './trouble.ts';

/** The server was given the whole mail and did not say what it did with it. */
export class Unanswered extends Error {}

/** The site was stopped meanwhile: as nodemailer says it. */
class Stopped extends Error {
  readonly code = 'EABORT';
}

export type Login = 'none' | 'accepted' | 'notOffered';

/** What is said to a mail server, in this order. Each part ends in its time, whatever the server sends meanwhile. */
interface Conversation {
  /** Connects, and encrypts where it should. */
  readonly enter: () => Promise<void>;
  readonly signIn: () => Promise<Login>;
  /** Resolves to the line by which the server took the message. */
  readonly send: (envelope: Envelope, message: Buffer) => Promise<string>;
  readonly socket: () => unknown;
  readonly end: () => void;
}

interface Envelope {
  readonly from: string;
  readonly to: string;
}

export function openConversation(smtpUrl: string, times: Times, stop?: AbortSignal): Conversation {
  const options = serverOptions(smtpUrl, times);
  const connection = new SMTPConnection(options);
  const ending = startEnding(connection, stop);
  ending.within(times.handOver);
  let isEntered = false;
  return {
    async enter() {
      await ending.before(
        settled((done) => {
          connection.connect(done);
        }),
      );
      isEntered = true;
    },
    async signIn() {
      const { auth } = options;
      if (auth === undefined) return 'none';
      // As the server says: without an offer letters leave without a login.
      if (!connection.allowsAuth) return 'notOffered';
      await ending.before(
        settled((done) => {
          connection.login(auth, done);
        }),
      );
      return 'accepted';
    },
    send: (envelope, message) => send(connection, ending, { envelope, message, answer: times.answer }),
    socket: () => connection._socket,
    end() {
      ending.over();
      if (isEntered) connection.quit();
      connection.close();
    },
  };
}

interface Ending {
  readonly before: <T>(work: Promise<T>) => Promise<T>;
  /** From now on. */
  readonly within: (ms: number) => void;
  readonly over: () => void;
}

/** What ends a conversation from outside: trouble with the connection, its time, a stop. */
function startEnding(connection: SMTPConnection, stop: AbortSignal | undefined): Ending {
  const { promise: broken, reject } = Promise.withResolvers<never>();
  broken.catch(() => undefined);
  // Kept to the end: trouble after the last word is nobody's.
  connection.on('error', reject);
  const halt = () => {
    reject(new Stopped('the site stops'));
  };
  if (stop?.aborted === true) halt();
  stop?.addEventListener('abort', halt);
  let timer: NodeJS.Timeout | undefined;
  return {
    before: (work) => Promise.race([work, broken]),
    within(ms) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        reject(new TooLate('the mail server takes too long'));
      }, ms);
    },
    over() {
      clearTimeout(timer);
      stop?.removeEventListener('abort', halt);
    },
  };
}

async function send(
  connection: SMTPConnection,
  ending: Ending,
  letter: { readonly envelope: Envelope; readonly message: Buffer; readonly answer: number },
): Promise<string> {
  const given = { whole: false };
  const body = Readable.from([letter.message]).once('end', () => {
    given.whole = true;
    ending.within(letter.answer);
  });
  try {
    const { from, to } = letter.envelope;
    const sent = new Promise<string>((resolve, reject) => {
      connection.send({ from, to }, body, (error, info) => {
        if (error === null) resolve(info.response);
        else reject(error);
      });
    });
    sent.catch(() => undefined);
    return await ending.before(sent);
  } catch (error) {
    const { responseCode } = Object(error) as { readonly responseCode?: number };
    throw given.whole && responseCode === undefined ? new Unanswered() : error;
  }
}

async function settled(act: (done: (error?: Error | null) => void) => void): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    act((error) => {
      if (error instanceof Error) reject(error);
      else resolve();
    });
  });
}
