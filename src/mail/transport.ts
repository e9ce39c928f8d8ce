import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailSettings } from '../config.ts';
import { sha256 } from '../web/digest.ts';
import { openConversation } from './conversation.ts';
import { TIMES } from './server.ts';
import type { Times } from './server.ts';
import type { NewMail } from './store.ts';
import { oneLine, toHtmlLetter } from './text.ts';

/** A mail as it leaves. Sent again, it is the same message: mail programs that look show it once. */
export interface Leaving extends NewMail {
  readonly queuedAt: number;
}

/** Hands a mail to the mail server, and resolves to the line by which that took it; rejects when it does not. */
export type Transport = (mail: Leaving, signal?: AbortSignal) => Promise<string>;

/**
 * The way to the owner's mail server. A password never goes over an open line, unless SMTP_URL says so. The site's name stands
 * before the address of MAIL_FROM, unless that has a name of its own. The envelope is set apart: no header, whatever it holds, can add a
 * recipient.
 */
export function openTransport(
  settings: MailSettings,
  siteName: () => Promise<string>,
  times: Times = TIMES,
): Transport {
  return async (mail, stop) => {
    const name = settings.fromName ?? (await siteName());
    const message = messageOf(mail, { name: oneLine(name), address: settings.from });
    const bytes = await new MailComposer(message).compile().build();
    const conversation = openConversation(settings.smtpUrl, times, stop);
    try {
      await conversation.enter();
      await conversation.signIn();
      return await conversation.send({ from: settings.from, to: mail.recipient }, bytes);
    } finally {
      conversation.end();
    }
  };
}

function messageOf(mail: Leaving, from: { readonly name: string; readonly address: string }) {
  return {
    messageId: messageIdOf(mail, from.address),
    from,
    to: { name: '', address: mail.recipient },
    subject: oneLine(mail.subject),
    text: mail.body,
    html: toHtmlLetter(mail.body.trimEnd()),
    headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders(mail.unsubscribeUrl) },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** A mail queued anew under its id is another message. */
function messageIdOf({ id, queuedAt }: Leaving, from: string): string {
  return `<${sha256(`${id} ${queuedAt}`)}@${from.split('@').at(-1) ?? ''}>`;
}

function unsubscribeHeaders(url: string | undefined): Readonly<Record<string, string>> {
  if (url === undefined) return {};
  return {
    'List-Unsubscribe': `<${new URL(url).href}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}
