import { commandLine } from '../config/command-line.ts';
import type { Config } from '../config.ts';
import { lookAtServer } from '../mail/look.ts';
import { isThisMachine } from '../mail/server.ts';
import type { Times } from '../mail/server.ts';
import type { Finding } from './finding.ts';
import { quoteServer, sayTrouble } from './mail-words.ts';

/** A doctor is waited for: shorter than what a letter is given. */
const LOOK_TIMES: Times = { connect: 8_000, handOver: 15_000, answer: 15_000 };

/** Everything but a letter: the command mail-test sends one. */
export async function checkMail({
  mail,
}: Pick<Config, 'mail'>): Promise<readonly ({ readonly well: string } | Finding)[]> {
  if (mail === undefined) return [NO_MAIL];
  const look = await lookAtServer(mail.smtpUrl, LOOK_TIMES);
  const subject = `The mail server ${look.host}:${look.port}`;
  if (look.trouble !== undefined) {
    const { reason, mend } = sayTrouble(look.trouble);
    const problem = `takes no letter (${reason}${quoteServer(look.said)})`;
    return [{ level: 'warn', subject, problem, mend: `${mend} Then: ${commandLine('mail-test')}` }];
  }
  const well = { well: `${subject} answers${look.login === 'accepted' ? ' and lets the site sign in' : ''}` };
  if (look.certificate !== undefined || isThisMachine(look.host)) return [well];
  const problem = 'is reached without encryption, so letters and the links in them can be read on the way';
  return [well, { level: 'warn', subject, problem, mend: 'use port 587 or 465 of your provider' }];
}

const NO_MAIL: Finding = {
  level: 'warn',
  subject: 'SMTP_URL',
  problem:
    'is absent, so the site writes to nobody: neither to you of what waits, nor to people who want their links',
  mend: 'docs/operations.md, "Mail", has three lines that do it; leave it if that is what you want',
};

export function checkGivenUp(count: number): readonly Finding[] {
  if (count === 0) return [];
  const mend = 'the page of the letters says why, and sends them again (sign in, then Letters)';
  return [{ level: 'warn', subject: 'Mail', problem: `has ${count} letters that were given up`, mend }];
}
