import { COMMENT_MAX, COMMENT_MIN } from '../comments/form.ts';
import type { Messages } from '../i18n/messages.ts';
import { FormReader } from '../web/form.ts';
import type { FormFields, Input, Parsed } from '../web/form.ts';
import { isDecision } from './decision.ts';
import type { Decision } from '../terms.ts';

export const REASON_MAX = 500;

export type CommentChange =
  | { readonly kind: 'decide'; readonly decision: Decision; readonly reason: string | null }
  | { readonly kind: 'edit'; readonly text: string; readonly removeWebsite: boolean }
  | { readonly kind: 'reply'; readonly text: string }
  | { readonly kind: 'delete' }
  | { readonly kind: 'nothing' };

interface VersionedChange {
  readonly version: number;
  readonly change: CommentChange;
}

export const COMMENT_CHANGE_FORM = {
  version: 'choice',
  action: 'choice',
  reason: 'words',
  text: 'words',
  'remove-website': 'choice',
  reply: 'words',
  sure: 'choice',
} as const satisfies FormFields;
type ChangeReader = FormReader<keyof typeof COMMENT_CHANGE_FORM>;

/** Reads whichever form of the page was sent; `action` tells which, `version` what the moderator saw. */
export function parseCommentChange(fields: Input): Parsed<VersionedChange> {
  const form = new FormReader<keyof typeof COMMENT_CHANGE_FORM>(fields);
  const version = Number(form.text('version', { max: 9, subject: (t) => t.moderation.single.version }));
  return form.result({ version, change: readChange(form) });
}

function readChange(form: ChangeReader): CommentChange {
  const [action] = form.values('action');
  if (isDecision(action)) return { kind: 'decide', decision: action, reason: readReason(form) };
  if (action === 'edit') {
    const removeWebsite = form.flag('remove-website', (t) => t.moderation.single.removeWebsite);
    return { kind: 'edit', text: readWords(form, 'text'), removeWebsite };
  }
  if (action === 'reply') return { kind: 'reply', text: readWords(form, 'reply') };
  if (action === 'delete') return readDeletion(form);
  form.fail('action', (t) => t.moderation.bulk.noDecision, 'reason');
  return { kind: 'nothing' };
}

function readReason(form: ChangeReader): string | null {
  const subject = (t: Messages) => t.moderation.single.reason.label;
  const reason = form.text('reason', { max: REASON_MAX, multiline: true, subject });
  return reason === '' ? null : reason;
}

function readDeletion(form: ChangeReader): CommentChange {
  if (!form.flag('sure', (t) => t.moderation.single.sure))
    form.fail('sure', (t) => t.moderation.single.notSure);
  return { kind: 'delete' };
}

function readWords(form: ChangeReader, name: 'text' | 'reply'): string {
  const subject = (t: Messages) => t.moderation.single[name].label;
  const text = form.text(name, {
    max: COMMENT_MAX,
    multiline: true,
    subject,
    missing: (t) => t.moderation.single[name].missing,
  });
  if (text !== '' && Array.from(text).length < COMMENT_MIN)
    form.fail(name, (t) => t.comments.fields.comment.tooShort(COMMENT_MIN));
  return text;
}
