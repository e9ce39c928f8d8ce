/** Why a letter has not left, as pages and commands say it. The names are stored: never rename one. */
export const TROUBLES = [
  'name',
  'refused',
  'unreachable',
  'timeout',
  'closed',
  'noTls',
  'tls',
  'selfSigned',
  'wrongName',
  'expired',
  'certificate',
  'notMail',
  'unwelcome',
  'login',
  'sender',
  'relay',
  'recipient',
  'letter',
  'later',
  'stopped',
  'interrupted',
  'unusable',
] as const;
export type Trouble = (typeof TROUBLES)[number];

/** What another try cannot change (RFC 5321 §4.2.1); everything else the owner, the server or time may mend. */
const FINAL: ReadonlySet<Trouble> = new Set(['recipient', 'letter', 'interrupted', 'unusable']);

export function isFinal(trouble: Trouble): boolean {
  return FINAL.has(trouble);
}

/** Nothing came for too long, or too little: as nodemailer says it. */
export class TooLate extends Error {
  readonly code = 'ETIMEDOUT';
}

/** What is stored and logged: codes only, since what a server answers often repeats the address. */
export function labelOf(error: unknown): string {
  const { code, responseCode } = factsOf(error);
  return [troubleOf(error), code, responseCode].filter((word) => word !== undefined).join(' ');
}

/** Undefined for the labels of older versions. */
export function troubleIn(label: string): Trouble | undefined {
  const [word] = label.split(' ', 1);
  return TROUBLES.find((trouble) => trouble === word);
}

interface Facts {
  readonly code?: string;
  readonly originalCode?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly command?: string;
  readonly message?: string;
}

export function troubleOf(error: unknown): Trouble {
  const facts = factsOf(error);
  return byAnswer(facts) ?? byCertificate(facts) ?? byWay(facts) ?? 'unusable';
}

function factsOf(error: unknown): Facts {
  return Object(error) as Facts;
}

/** What the server said. A sender or a login may be refused late, with the recipient. Source: RFC 3463, RFC 4954. */
function byAnswer({ code, responseCode, response = '', command = '' }: Facts): Trouble | undefined {
  if (responseCode === undefined) return code === 'EAUTH' || code === 'ENOAUTH' ? 'login' : undefined;
  if (code === 'ETLS') return 'noTls';
  if (responseCode < 500) return 'later';
  if (code === 'EAUTH' || responseCode === 530 || responseCode === 535) return 'login';
  if (command === 'MAIL FROM' || / 5\.1\.[78] /.test(response)) return 'sender';
  if (command === 'RCPT TO') return /\brelay/i.test(response) ? 'relay' : 'recipient';
  return command === 'DATA' ? 'letter' : 'unwelcome';
}

const CERTIFICATES: readonly (readonly [RegExp, Trouble])[] = [
  [/SELF_SIGNED|self.signed/i, 'selfSigned'],
  [/ALTNAME|altnames/i, 'wrongName'],
  [/CERT_HAS_EXPIRED|has expired/i, 'expired'],
  [/CERT|UNABLE_TO_|certificate/i, 'certificate'],
];

function byCertificate({ code, originalCode = '', message = '' }: Facts): Trouble | undefined {
  if (code !== 'ETLS' && code !== 'ESOCKET') return undefined;
  const found = CERTIFICATES.find(([sign]) => sign.test(originalCode) || sign.test(message));
  if (found !== undefined) return found[1];
  return code === 'ETLS' || /SSL|TLS/.test(`${originalCode} ${message}`) ? 'tls' : undefined;
}

const WAYS: Readonly<Record<string, Trouble>> = {
  EDNS: 'name',
  ENOTFOUND: 'name',
  EAI_AGAIN: 'name',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ETIMEDOUT: 'timeout',
  ESOCKET: 'closed',
  ECONNECTION: 'closed',
  EPROTOCOL: 'notMail',
  EPROXY: 'unreachable',
  EABORT: 'stopped',
};

function byWay({ code = '', originalCode = '' }: Facts): Trouble | undefined {
  return WAYS[originalCode] ?? WAYS[code];
}
