import type { Config, MailSettings } from '../config.ts';
import { testLetter } from '../mail/letters.ts';
import { lookAtServer } from '../mail/look.ts';
import type { Times } from '../mail/server.ts';
import { isOneAddress, oneLine } from '../mail/text.ts';
import { Unanswered } from '../mail/conversation.ts';
import { openTransport } from '../mail/transport.ts';
import { troubleOf } from '../mail/trouble.ts';
import { quoteServer, sayLook, sayTrouble } from './mail-words.ts';
import type { Letterhead } from '../mail/letterhead.ts';

interface Tested {
  readonly lines: readonly string[];
  readonly isTaken: boolean;
}

/** Somebody waits before the screen: shorter than what the site itself gives. */
const TEST_TIMES: Times = { connect: 15_000, handOver: 30_000, answer: 60_000 };
const NO_SERVER =
  'SMTP_URL is absent, so this site sends no letters. docs/operations.md, "Mail", says how to set it.';

/** Sends one letter as the site would, and says in words what came of it. */
export async function testMail(
  { mail }: Pick<Config, 'mail'>,
  writer: Letterhead,
  {
    to,
    now,
    times = TEST_TIMES,
  }: { readonly to: string | undefined; readonly now: number; readonly times?: Times },
): Promise<Tested> {
  if (mail === undefined) return { lines: [NO_SERVER], isTaken: false };
  const recipient = to ?? mail.moderator;
  if (!isOneAddress(recipient))
    return { lines: [`${oneLine(recipient)} is not one e-mail address.`], isTaken: false };
  const look = await lookAtServer(mail.smtpUrl, times);
  const steps = sayLook(look);
  if (look.trouble !== undefined) return failed(steps, look.trouble, look.said);
  return send(mail, writer, { recipient, now, times, steps });
}

async function send(
  mail: MailSettings,
  writer: Letterhead,
  {
    recipient,
    now,
    times,
    steps,
  }: { recipient: string; now: number; times: Times; steps: readonly string[] },
): Promise<Tested> {
  const transport = openTransport(mail, () => Promise.resolve(writer.site), times);
  const letter = { id: 'mail-test', recipient, ...testLetter(writer), queuedAt: now };
  try {
    const said = await transport(letter);
    const taken = `The server took a letter from ${mail.from} to ${recipient}. It said: ${oneLine(said)}`;
    const next = 'If it does not arrive, look among what was filtered, then in the log of that server.';
    return { lines: [...steps, taken, next], isTaken: true };
  } catch (error) {
    if (error instanceof Unanswered) return { lines: [...steps, UNANSWERED], isTaken: false };
    const { response = '' } = Object(error) as { readonly response?: string };
    return failed(steps, troubleOf(error), response);
  }
}

const UNANSWERED =
  'The server was given the letter and has not said that it took it. The site itself waits ten minutes for that; see whether the letter arrived.';

function failed(steps: readonly string[], trouble: Parameters<typeof sayTrouble>[0], said: string): Tested {
  const { reason, mend } = sayTrouble(trouble);
  return { lines: [...steps, `${reason}${quoteServer(said)}`, mend], isTaken: false };
}
