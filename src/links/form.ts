import { readEmail } from '../mail/address.ts';
import { FormReader, onePerField } from '../web/form.ts';
import type { FormFields, Input, Parsed } from '../web/form.ts';

export const LINK_NAME_MAX = 60;
export const NAMED_LINKS_MAX = 20;

export const LINK_FORM = {
  action: 'choice',
  link: 'choice',
  name: 'words',
  preview: 'choice',
} as const satisfies FormFields;
export const MAIL_FORM = { action: 'choice', email: 'words', keep: 'choice' } as const satisfies FormFields;

export type LinkAct =
  | { readonly kind: 'replace-read'; readonly link: string | undefined }
  | { readonly kind: 'replace-edit' }
  | { readonly kind: 'add'; readonly name: string }
  | { readonly kind: 'revoke'; readonly link: string }
  | { readonly kind: 'preview'; readonly allowed: boolean };

export type MailAct =
  { readonly kind: 'send'; readonly email: string; readonly keep: boolean } | { readonly kind: 'forget' };

export function parseLinkAct(fields: Input): Parsed<LinkAct> | undefined {
  const form = new FormReader<keyof typeof LINK_FORM>(fields);
  const [action, ...moreActions] = form.values('action');
  const [link, ...moreLinks] = form.values('link');
  if (moreActions.length > 0 || moreLinks.length > 0) return undefined;
  switch (action) {
    case 'replace-read':
      return form.result({ kind: action, link });
    case 'replace-edit':
      return form.result({ kind: action });
    case 'revoke':
      return link === undefined ? undefined : form.result({ kind: action, link });
    case 'add':
      return form.result({ kind: action, name: readName(form) });
    case 'preview':
      return form.result({ kind: action, allowed: form.flag('preview', (t) => t.links.preview.label) });
    default:
      return undefined;
  }
}

function readName(form: FormReader<'name'>): string {
  return form.text('name', {
    max: LINK_NAME_MAX,
    subject: (t) => t.links.named.field.subject,
    missing: (t) => t.links.named.field.missing,
  });
}

export function parseAddress(fields: Input): Parsed<string> {
  const form = new FormReader<keyof typeof MAIL_FORM>(fields);
  return onePerField(form.result(readEmail(form)));
}

export function parseMailAct(fields: Input): Parsed<MailAct> | undefined {
  const form = new FormReader<keyof typeof MAIL_FORM>(fields);
  const [action = 'send', ...more] = form.values('action');
  if (more.length > 0) return undefined;
  if (action === 'forget') return form.result({ kind: 'forget' });
  if (action !== 'send') return undefined;
  const keep = form.flag('keep', (t) => t.links.mailed.keep.label);
  return onePerField(form.result({ kind: 'send', email: readEmail(form), keep }));
}
