import { lookup } from 'node:dns/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import { openConversation } from './conversation.ts';
import type { Login } from './conversation.ts';
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
  readonly login: Login | undefined;
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

const SECURE_PORT = 465;
const USUAL_PORT = 587;

/** Does what comes before a letter, and no more: looks the name up, connects, encrypts, signs in. Ends in time, whatever the server does. */
export async function lookAtServer(smtpUrl: string, times: Times): Promise<Look> {
  const { host = '', port, secure } = serverOptions(smtpUrl, times);
  let look: Look = {
    ...{ host, port: port ?? (secure === true ? SECURE_PORT : USUAL_PORT), addresses: [] },
    ...{ isConnected: false, certificate: undefined, login: undefined, trouble: undefined, said: '' },
  };
  const conversation = openConversation(smtpUrl, times);
  try {
    look = { ...look, addresses: await addressesOf(host, times.connect) };
    await conversation.enter();
    look = { ...look, isConnected: true, certificate: certificateOf(conversation.socket(), host) };
    return { ...look, login: await conversation.signIn() };
  } catch (error) {
    return { ...look, trouble: troubleOf(error), said: wordsOf(error) };
  } finally {
    conversation.end();
  }
}

async function addressesOf(host: string, ms: number): Promise<readonly string[]> {
  const stop = new AbortController();
  const late = pause(ms, undefined, { signal: stop.signal, ref: false }).then(() => {
    throw new TooLate('the look-up of its name takes too long');
  });
  late.catch(() => undefined);
  try {
    const found = await Promise.race([lookup(host, { all: true }), late]);
    return found.map(({ address }) => address);
  } finally {
    stop.abort();
  }
}

function certificateOf(socket: unknown, host: string): Certificate | undefined {
  if (!(socket instanceof TLSSocket)) return undefined;
  const { subject, valid_to: until } = socket.getPeerCertificate();
  const name = [subject.CN].flat()[0] ?? '';
  return { name, until, isExamined: !isThisMachine(host) };
}

function wordsOf(error: unknown): string {
  const { response, message } = Object(error) as { readonly response?: string; readonly message?: string };
  return (response ?? message ?? String(error)).split(/\r?\n/).join(' ').trim();
}
