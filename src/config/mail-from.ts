import { z } from 'zod';

interface MailFrom {
  readonly address: string;
  /** Undefined: the name of the site. */
  readonly name: string | undefined;
}

export const MAIL_FROM_PROBLEM =
  'must be an e-mail address, or a name and an address: The Wheel <wheel@example.org>';

const LONGEST_NAME = 100;

/** Reads `wheel@example.org` or `The Wheel <wheel@example.org>`; undefined for anything else. */
export function readMailFrom(text: string): MailFrom | undefined {
  const typed = text.trim();
  const open = typed.endsWith('>') ? typed.lastIndexOf('<') : -1;
  const name = unquoted(typed.slice(0, Math.max(open, 0)).trim());
  const address = open < 0 ? typed : typed.slice(open + 1, -1);
  if (/["<>]/.test(name)) return undefined;
  if (!z.email().safeParse(address).success) return undefined;
  if (/\p{Cc}/u.test(name) || Array.from(name).length > LONGEST_NAME) return undefined;
  return { address, name: name.trim() === '' ? undefined : name.trim() };
}

function unquoted(name: string): string {
  return name.length > 1 && name.startsWith('"') && name.endsWith('"') ? name.slice(1, -1) : name;
}
