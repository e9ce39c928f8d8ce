import { preparingAccountLetters } from '../../src/accounts/letter-store.ts';
import { answerResetRequests } from '../../src/accounts/new-password-store.ts';
import { sendDue } from '../../src/mail/sender.ts';
import type { Leaving } from '../../src/mail/transport.ts';
import { outsideOf } from '../follow-up/reminders.ts';
import type { TestSite } from '../support/app.ts';

/** A letter as it left, with the addresses in it. */
export interface Left {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly links: readonly string[];
}

/** One round of the mail of a site: what was asked for is answered, and what is due leaves, or fails to. */
export async function mailRound(site: TestSite, fails = false): Promise<readonly Left[]> {
  const outside = outsideOf(site);
  const left: Left[] = [];
  const transport = ({ recipient: to, subject, body }: Leaving): Promise<string> => {
    if (fails) return Promise.reject(Object.assign(new Error('no'), { code: 'ECONNECTION' }));
    left.push({ to, subject, body, links: body.match(/^http.*$/gm) ?? [] });
    return Promise.resolve('250 ok');
  };
  await answerResetRequests(outside);
  const prepare = preparingAccountLetters(outside);
  const log = { warn: () => undefined };
  await sendDue({ db: site.db, transport, clock: () => site.time.now, log, prepare });
  return left;
}

/** Where the first link of a letter leads. */
export function pathIn(letter: Left | undefined): string {
  return new URL(letter?.links[0] ?? '').pathname;
}
