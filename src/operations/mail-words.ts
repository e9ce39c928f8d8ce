import { messagesFor } from '../i18n/messages.ts';
import type { Look } from '../mail/look.ts';
import { oneLine } from '../mail/text.ts';
import type { Trouble } from '../mail/trouble.ts';

/** What was done with the mail server, step by step, as far as it went. */
export function sayLook({ host, port, addresses, isConnected, certificate, login }: Look): readonly string[] {
  if (addresses.length === 0) return [];
  const found = addresses.includes(host) ? [] : [`${host} is ${addresses.join(' and ')}.`];
  if (!isConnected) return found;
  return [
    ...found,
    `It answers at port ${port}, as a mail server.`,
    sayCertificate(certificate),
    ...(login === undefined ? [] : [LOGINS[login]]),
  ];
}

function sayCertificate(certificate: Look['certificate']): string {
  if (certificate === undefined) return 'Nothing is encrypted on the way there.';
  const { name, until, isExamined } = certificate;
  return isExamined
    ? `The way is encrypted; the certificate is right: ${oneLine(name)}, until ${until}.`
    : `The way is encrypted; it stays on this machine, so the certificate (${oneLine(name)}) is not examined.`;
}

const LOGINS: Readonly<Record<NonNullable<Look['login']>, string>> = {
  none: 'SMTP_URL has no name and password, so nobody signs in.',
  accepted: 'The name and the password are accepted.',
  notOffered: 'SMTP_URL has a name and a password, but the server asks for none: letters leave without them.',
};

export function sayTrouble(trouble: Trouble): { readonly reason: string; readonly mend: string } {
  const { reasons, mends } = messagesFor('en').letters;
  return { reason: reasons[trouble], mend: mends[trouble] };
}

export function quoteServer(said: string): string {
  return said === '' ? '' : ` It said: ${oneLine(said)}`;
}
