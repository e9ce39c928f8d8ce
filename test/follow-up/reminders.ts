import { randomBytes } from 'node:crypto';
import type { Outside } from '../../src/deps.ts';
import { preparingReminders, queueReminders } from '../../src/follow-up/letter-store.ts';
import { answerRequests, fillingLinks } from '../../src/links/letter-store.ts';
import { sendDue } from '../../src/mail/sender.ts';
import { openTransport } from '../../src/mail/transport.ts';
import type { Transport } from '../../src/mail/transport.ts';
import { loadSecrets } from '../../src/secrets.ts';
import { decodeWords, header, parseMessage } from '../mail/message.ts';
import type { PostOffice } from '../mail/post-office.ts';
import type { TestSite } from '../support/app.ts';

export const DAY_MS = 24 * 60 * 60 * 1000;

/** What the first process of the site works with. */
export function outsideOf(site: TestSite): Outside {
  const { db, config, time } = site;
  return {
    ...{ db, config, secrets: loadSecrets(config), clock: () => time.now, random: randomBytes },
    log: { error: expectNothing },
  } as unknown as Outside;
}

function expectNothing(facts: unknown): void {
  throw new Error(JSON.stringify(facts));
}

/** A round of the mail loop; answers the letters that came, as a mail program shows them. */
export async function mailRound(
  site: TestSite,
  office: PostOffice,
  { isHeld = false, transport }: { readonly isHeld?: boolean; readonly transport?: Transport } = {},
) {
  const outside = outsideOf(site);
  const { db, config, time } = site;
  if (config.mail === undefined) throw new Error('this site sends no mail');
  const before = office.received.length;
  await answerRequests(outside);
  await queueReminders(outside, () => isHeld);
  await sendDue({
    db,
    transport:
      transport ??
      fillingLinks(
        outside,
        openTransport(config.mail, () => Promise.resolve('La Roue')),
      ),
    prepare: preparingReminders(outside),
    clock: () => time.now,
    log: { warn: () => undefined },
  });
  return office.received.slice(before).map(({ to, raw }) => {
    const message = parseMessage(raw);
    return {
      to: to[0] ?? '',
      subject: decodeWords(header(message, 'Subject') ?? ''),
      id: header(message, 'Message-ID') ?? '',
      unsubscribe: header(message, 'List-Unsubscribe'),
      oneClick: header(message, 'List-Unsubscribe-Post'),
      ...message,
      links: message.text.match(/^http.*$/gm) ?? [],
    };
  });
}
