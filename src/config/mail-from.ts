import { z } from 'zod';

interface MailFrom {
  readonly address: string;
  /** Undefined: the name of the site. */
  readonly name: string | undefined;
}

export const MAIL_FROM_PROBLEM =
  'must be an e-mail address, or a name and an address: The Wheel <wheel@example.org>';

const LONGEST_NAME = 100;
const NAME_AND_ADDRESS = /^"?([^"<>]*?)"?\s*<([^<>]+)>$/;

/** Reads `wheel@example.org` or `The Wheel <wheel@example.org>`; undefined for anything else. */
export function readMailFrom(text: string): MailFrom | undefined {
  const [, name = '', address = text.trim()] = NAME_AND_ADDRESS.exec(text.trim()) ?? [];
  if (!z.email().safeParse(address).success) return undefined;
  if (/\p{Cc}/u.test(name) || Array.from(name).length > LONGEST_NAME) return undefined;
  return { address, name: name.trim() === '' ? undefined : name.trim() };
}
