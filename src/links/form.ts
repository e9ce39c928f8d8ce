import { FormReader } from '../web/form.ts';
import type { Parsed } from '../web/form.ts';

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

/** Reads a form about the links; undefined for a post that no form of ours sends. */
export function parseLinkAct(body: unknown): Parsed<LinkAct> | undefined {
  const form = new FormReader(body);
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
