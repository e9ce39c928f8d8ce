import { toCsv } from '../web/text/csv.ts';
import type { Held } from './store.ts';
import { commentAnchor, pathToArticle } from '../addresses/links.ts';
import { isoOf, isoOrNull } from '../web/time.ts';

interface Person {
  readonly key: string;
  readonly held: Held;
  readonly now: number;
  readonly baseUrl: string;
}

/** Everything that is held of a person, for that person: times in ISO 8601. */
export function personJson({ key, held, now, baseUrl }: Person) {
  return {
    email: key,
    exportedAt: isoOf(now),
    comments: held.comments.map((comment) => commentJson(comment, baseUrl)),
    subscriptions: held.subscriptions.map((each) => ({
      comment: each.comment_id,
      email: each.email,
      createdAt: isoOf(each.created_at),
      confirmedAt: isoOrNull(each.confirmed_at),
      endedAt: isoOrNull(each.ended_at),
    })),
    reports: held.reports.map((each) => ({
      comment: each.comment_id,
      email: each.email,
      reason: each.reason,
      createdAt: isoOf(each.created_at),
      closedAt: isoOrNull(each.closed_at),
    })),
    mails: held.mails.map((each) => ({
      recipient: each.recipient,
      subject: each.subject,
      createdAt: isoOf(each.created_at),
      sentAt: isoOrNull(each.sent_at),
    })),
    reminders: held.reminders.map((each) => ({
      email: each.email,
      language: each.lang,
      createdAt: isoOf(each.createdAt),
      confirmedAt: isoOrNull(each.confirmedAt),
    })),
    linksKeptFor: held.keptWith.map((each) => ({ since: isoOf(each.created_at) })),
    linkRequests: held.linkRequests.map((each) => ({
      email: each.email,
      language: each.lang,
      createdAt: isoOf(each.created_at),
    })),
    linkLetters: held.linkLetters.map((each) => ({ at: isoOrNull(each.at) })),
    blocks: held.blocks.map((each) => ({ since: isoOf(each.created_at), until: isoOrNull(each.ended_at) })),
    accounts: held.accounts.map(accountJson),
    decisions: held.log.map(({ at, action, from, to, reason, commentId }) => ({
      comment: commentId,
      at: isoOrNull(at),
      action,
      from,
      to,
      reason,
    })),
  };
}

function accountJson(held: Held['accounts'][number]) {
  if (held.kind === 'request')
    return { kind: 'request for a new password', createdAt: isoOf(held.createdAt) };
  const {
    name,
    email,
    role,
    created_at: createdAt,
  } = held.kind === 'account' ? held.account : held.invitation;
  const what = { kind: held.kind, name, email, role, createdAt: isoOf(createdAt) };
  if (held.kind === 'invitation')
    return { ...what, invitedBy: held.invitation.invited_by, endsAt: isoOf(held.invitation.expires_at) };
  const { seen_at, disabled_at } = held.account;
  return { ...what, seenAt: isoOrNull(seen_at), disabledAt: isoOrNull(disabled_at) };
}

function commentJson(comment: Held['comments'][number], baseUrl: string) {
  return {
    id: comment.id,
    url: baseUrl + pathToArticle(comment.lang, comment.article, {}, commentAnchor(comment.lang, comment.id)),
    article: comment.article,
    language: comment.lang,
    inReplyTo: comment.parent_id,
    status: comment.status,
    heldBecause: JSON.parse(comment.reasons) as unknown,
    name: comment.name,
    email: comment.email,
    website: comment.website,
    networkAddress: comment.address,
    text: comment.text,
    originalText: comment.original_text,
    createdAt: isoOf(comment.created_at),
    publishedAt: isoOrNull(comment.published_at),
    decidedAt: isoOrNull(comment.decided_at),
    editedAt: isoOrNull(comment.edited_at),
  };
}

const COLUMNS = ['kind', 'id', 'at', 'status', 'name', 'email', 'website', 'address', 'text', 'more'];

/** The same as one table: a row for each thing, and its kind in the first column. */
export function personCsv(person: Person): string {
  const { comments, subscriptions, reports, mails, decisions, ...links } = personJson(person);
  const rows = [
    ...comments.map((each) =>
      row('comment', each.id, each.createdAt, {
        status: each.status,
        name: each.name,
        email: each.email,
        website: each.website,
        address: each.networkAddress,
        text: each.text,
        more: JSON.stringify({
          url: each.url,
          originalText: each.originalText,
          publishedAt: each.publishedAt,
        }),
      }),
    ),
    ...subscriptions.map((each) => row('subscription', each.comment, each.createdAt, { email: each.email })),
    ...reports.map((each) =>
      row('report', each.comment, each.createdAt, { email: each.email, text: each.reason }),
    ),
    ...mails.map((each) =>
      row('mail', '', each.createdAt, { email: each.recipient, text: each.subject, more: each.sentAt }),
    ),
    ...links.reminders.map((each) =>
      row('reminder', '', each.createdAt, { email: each.email, more: each.confirmedAt }),
    ),
    ...links.linksKeptFor.map((each) => row('links-kept', '', each.since, {})),
    ...links.linkRequests.map((each) => row('link-request', '', each.createdAt, { email: each.email })),
    ...links.linkLetters.map((each) => row('link-letter', '', each.at, {})),
    ...links.blocks.map((each) => row('block', '', each.since, { more: each.until })),
    ...links.accounts.map(({ kind, createdAt, ...more }) =>
      row(kind, '', createdAt, { more: JSON.stringify(more) }),
    ),
    ...decisions.map((each) =>
      row('decision', each.comment, each.at, { status: each.to, text: each.reason, more: each.action }),
    ),
  ];
  return toCsv([COLUMNS, ...rows]);
}

function row(
  kind: string,
  id: string | null,
  at: string | null,
  rest: Readonly<Record<string, string | null>>,
): readonly string[] {
  const cells: Readonly<Record<string, string | null>> = { kind, id, at, ...rest };
  return COLUMNS.map((column) => cells[column] ?? '');
}
