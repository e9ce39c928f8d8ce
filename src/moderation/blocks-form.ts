import { BLOCK_KINDS, targetsOf } from '../comments/block.ts';
import type { BlockTarget } from '../comments/block.ts';
import { EMAIL_MAX } from '../web/text/email.ts';
import { FormReader } from '../web/form.ts';
import type { FormFields, Input, Parsed } from '../web/form.ts';
import { pathTo, pathWithQuery } from '../addresses/links.ts';
import type { Lang } from '../i18n/languages.ts';
import { wordIn } from './query.ts';

export const BLOCKS_FORM = {
  target: 'words',
  comment: 'choice',
  kind: 'choice',
  sure: 'choice',
  action: 'choice',
} as const satisfies FormFields;
type BlocksReader = FormReader<keyof typeof BLOCKS_FORM>;

/** The button of a block ends it by its print. */
const END = /^end:([\w-]{43})$/;

export type BlockWish =
  | { readonly kind: 'look' }
  | { readonly kind: 'block'; readonly target: BlockTarget; readonly sure: boolean }
  | { readonly kind: 'end'; readonly print: string };

/** Reads the forms of the page. `email` is that of the comment that they are about, which stands for what is typed. */
export function parseBlock(fields: Input, email: string | null): Parsed<BlockWish> {
  const form: BlocksReader = new FormReader(fields);
  const [, print] = END.exec(wordIn(fields, 'action')) ?? [];
  if (print !== undefined) return form.result({ kind: 'end', print });
  const typed = email ?? readTyped(form);
  const targets = targetsOf(typed);
  if (targets.length === 0 && typed !== '') form.fail('target', (t) => t.blocks.target.shape);
  if (wordIn(fields, 'action') !== 'block') return form.result({ kind: 'look' });
  const kind = BLOCK_KINDS.find((each) => each === wordIn(fields, 'kind'));
  const target = targets.find((each) => each.kind === kind);
  if (target === undefined) return form.result({ kind: 'look' });
  return form.result({ kind: 'block', target, sure: form.flag('sure', (t) => t.blocks.sure) });
}

function readTyped(form: BlocksReader): string {
  return form.text('target', {
    max: EMAIL_MAX,
    subject: (t) => t.blocks.target.label,
    missing: (t) => t.blocks.target.missing,
  });
}

export function pathToBlocks(
  lang: Lang,
  { act = '', page = 1 }: { readonly act?: string; readonly page?: number },
): string {
  return pathWithQuery(pathTo('moderationBlocks', lang, {}), { act, page: page === 1 ? '' : String(page) });
}
