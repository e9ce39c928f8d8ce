import { readOptionalEmail } from '../mail/address.ts';
import { FormReader, onePerField } from '../web/form.ts';
import type { Input, Parsed } from '../web/form.ts';

/** The name of a link, in code points. */
export const LINK_NAME_MAX = 60;
/** How many named links a strategy may have in force. */
export const NAMED_LINKS_MAX = 20;

/** What an owner does with the links. `link` is the id of the one that the form was drawn with. */
export type LinkAct =
  | { readonly kind: 'replace-read'; readonly link: string | undefined }
  | { readonly kind: 'replace-edit' }
  | { readonly kind: 'add'; readonly name: string }
  | { readonly kind: 'revoke'; readonly link: string };

/** What an owner does about the mails of a strategy. */
export type MailAct =
  { readonly kind: 'send'; readonly email: string; readonly keep: boolean } | { readonly kind: 'forget' };

/** Reads a form about the links; undefined for a post that no form of ours sends. */
export function parseLinkAct(fields: Input): Parsed<LinkAct> | undefined {
  const form = new FormReader(fields);
  const [action, ...moreActions] = form.input['action'] ?? [];
  const [link, ...moreLinks] = form.input['link'] ?? [];
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
    default:
      return undefined;
  }
}

function readName(form: FormReader): string {
  return form.text('name', {
    max: LINK_NAME_MAX,
    subject: (t) => t.links.named.field.subject,
    missing: (t) => t.links.named.field.missing,
  });
}

/** Reads the form by which somebody asks for their links. */
export function parseAddress(fields: Input): Parsed<string> {
  const form = new FormReader(fields);
  return onePerField(form.result(readAddress(form)));
}

/** Reads a form of the owner's page; undefined for a post that no form of ours sends. */
export function parseMailAct(fields: Input): Parsed<MailAct> | undefined {
  const form = new FormReader(fields);
  const [action = 'send', ...more] = form.input['action'] ?? [];
  if (more.length > 0) return undefined;
  if (action === 'forget') return form.result({ kind: 'forget' });
  if (action !== 'send') return undefined;
  const keep = form.flag('keep', (t) => t.links.mailed.keep.label);
  return onePerField(form.result({ kind: 'send', email: readAddress(form), keep }));
}

function readAddress(form: FormReader): string {
  const email = readOptionalEmail(form) ?? '';
  const typed = form.input['email'] ?? [];
  if (typed.every((value) => value.trim() === '')) form.fail('email', (t) => t.comments.fields.email.missing);
  return email;
}
