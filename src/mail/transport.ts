import { PassThrough } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { MailSettings } from '../config.ts';
import { sha256 } from '../web/digest.ts';
import { TIMES, serverOptions } from './server.ts';
import type { Times } from './server.ts';
import type { NewMail } from './store.ts';
import { oneLine, toHtml } from './text.ts';
import { TooLate } from './trouble.ts';

/** A mail as it leaves. Sent again, it is the same message: mail programs that look show it once. */
export interface Leaving extends NewMail {
  readonly queuedAt: number;
}

/** Hands a mail to the mail server, and resolves to the line by which that took it; rejects when it does not. */
export type Transport = (mail: Leaving, signal?: AbortSignal) => Promise<string>;

/** The server was given the whole mail and did not say what it did with it. */
export class Unanswered extends Error {}

/**
 * The way to the owner's mail server. A password never goes over an open line, unless SMTP_URL says so. The site's name stands
 * before the address of MAIL_FROM, unless that has a name of its own.
 */
export function openTransport(
  settings: MailSettings,
  siteName: () => Promise<string>,
  times: Times = TIMES,
): Transport {
  const mailer = createTransport({
    ...serverOptions(settings.smtpUrl, times),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const watches = new Map<unknown, Watch>();
  mailer.use('stream', (mail, done) => {
    const { messageId } = mail.data;
    mail.message.transform(() => new PassThrough().once('end', () => watches.get(messageId)?.handedOver()));
    done();
  });
  return async (mail, stop) => {
    const name = settings.fromName ?? (await siteName());
    const message = messageOf(mail, { name: oneLine(name), address: settings.from });
    const watch = startWatch(times, stop);
    watches.set(message.messageId, watch);
    try {
      const { response } = await mailer.sendMail({ ...message, signal: watch.signal });
      return response;
    } catch (error) {
      throw watch.explain(error);
    } finally {
      watches.delete(message.messageId);
      watch.end();
    }
  };
}

interface Watch {
  readonly signal: AbortSignal;
  readonly handedOver: () => void;
  readonly explain: (error: unknown) => unknown;
  readonly end: () => void;
}

/** Ends a conversation that takes too long, even one that goes on byte by byte. */
function startWatch({ handOver, answer }: Times, stop: AbortSignal | undefined): Watch {
  const late = new AbortController();
  const abort = () => {
    late.abort();
  };
  let isHandedOver = false;
  let timer = setTimeout(abort, handOver);
  return {
    signal: stop === undefined ? late.signal : AbortSignal.any([late.signal, stop]),
    handedOver() {
      isHandedOver = true;
      clearTimeout(timer);
      timer = setTimeout(abort, answer);
    },
    explain(error) {
      const { responseCode } = Object(error) as { readonly responseCode?: number };
      if (isHandedOver && responseCode === undefined) return new Unanswered();
      return late.signal.aborted ? new TooLate() : error;
    },
    end() {
      clearTimeout(timer);
    },
  };
}

/** The envelope is set by hand: no header, whatever it holds, can add a recipient. */
function messageOf(mail: Leaving, from: { readonly name: string; readonly address: string }) {
  return {
    messageId: messageIdOf(mail, from.address),
    from,
    to: { name: '', address: mail.recipient },
    envelope: { from: from.address, to: [mail.recipient] },
    subject: oneLine(mail.subject),
    text: mail.body,
    html: toHtml(mail.body.trimEnd()),
    headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders(mail.unsubscribeUrl) },
    xMailer: false as const,
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
