import { parseConnectionUrl } from 'nodemailer/lib/shared';

/** How long each part of a conversation with the mail server may take, whatever the server sends meanwhile. */
export interface Times {
  /** Until it is connected, has greeted and speaks TLS. */
  readonly connect: number;
  /** Until the whole letter is handed over, connecting included. Letters are small. */
  readonly handOver: number;
  /** From then until it says that it has taken the letter: many examine it first (RFC 5321 §4.5.3.2.6). */
  readonly answer: number;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

export const TIMES: Times = { connect: 15 * SECOND_MS, handOver: MINUTE_MS, answer: 10 * MINUTE_MS };

/**
 * What nodemailer is told of the owner's mail server. On the way to another machine a certificate has to be right, and a password
 * waits for TLS. What goes to this machine passes nobody: there a certificate that cannot be checked, such as the one that
 * Debian gives its mail server, is as good as none, and neither keeps a letter back.
 */
export function serverOptions(smtpUrl: string, { connect, answer }: Times) {
  const given = parseConnectionUrl(smtpUrl);
  const isHere = isThisMachine(given.host ?? '');
  const { requireTLS = given.auth !== undefined && !isHere && given['ignoreTLS'] !== true } = given;
  const tls = isHere ? { ...given.tls, rejectUnauthorized: false } : given.tls;
  return {
    ...given,
    requireTLS: requireTLS === true,
    ...(tls && { tls }),
    connectionTimeout: connect,
    greetingTimeout: connect,
    socketTimeout: answer,
    socketCloseTimeout: SECOND_MS,
  };
}

/** By its own name only: an address that merely leads here may lead elsewhere tomorrow. */
export function isThisMachine(host: string): boolean {
  return /^(?:localhost|\[?::1\]?|127(?:\.\d{1,3}){3})$/i.test(host);
}
