import type { RequestHandler, Response } from 'express';
import { hintOf, isShared, printOf, targetsOf } from '../comments/block.ts';
import type { BlockTarget } from '../comments/block.ts';
import { BLOCKS_MAX, countBlocks, countCaught, findBlock, listBlocks } from '../comments/block-store.ts';
import type { Block } from '../comments/block-store.ts';
import { findComment } from '../comments/store.ts';
import type { Deps } from '../deps.ts';
import { formatMoment } from '../i18n/format.ts';
import { otherLang } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Act } from '../log/act.ts';
import type { WithFlash } from '../moderators/frame.ts';
import { actOf } from '../moderators/session-page.ts';
import { fieldsOf } from '../web/body.ts';
import { FormView } from '../web/form.ts';
import type { FieldError, Input } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { pageLinks } from '../web/page-links.ts';
import { render } from '../web/render.ts';
import { block, unblock } from './block-change-store.ts';
import { parseBlock, pathToBlocks } from './blocks-form.ts';
import type { BlockWish } from './blocks-form.ts';
import { flashOf } from './flash-page.ts';
import { pageIn, wordIn } from './query.ts';
import { resultIn } from './result.ts';

declare module '../web/render.ts' {
  interface Views {
    'moderation/blocks': Awaited<ReturnType<typeof blocksPage>> & WithFlash;
  }
}

const PER_PAGE = 50;

/** With the id of a comment, asks first which of its address and its domain to block: no address stands in one of ours. */
export function showBlocks(deps: Deps): RequestHandler {
  return async (req, res) => {
    const viewer = { lang: langOf(res), now: deps.clock() };
    const comment = wordIn(req.query, 'comment');
    const email = await emailOf(deps, comment);
    const asked = { comment, typed: email ?? '', page: pageIn(req.query) };
    const flash = await flashOf(deps.db, viewer, resultIn(req.query));
    render(res, 'moderation/blocks', { ...(await blocksPage(deps, viewer.lang, asked, {})), flash });
  };
}

export function postBlocks(deps: Deps): RequestHandler {
  return async (req, res) => {
    const act = actOf(deps, res);
    const email = await emailOf(deps, wordIn(fieldsOf(req), 'comment'));
    const parsed = parseBlock(fieldsOf(req), email);
    const errors = parsed.ok ? await carryOut(deps, act, parsed.value) : parsed.errors;
    if (errors === undefined) res.redirect(303, pathToBlocks(langOf(res), { act: act.id }));
    else await draw(deps, res, email, { input: parsed.input, errors });
  };
}

async function draw(deps: Deps, res: Response, email: string | null, shown: Required<Shown>): Promise<void> {
  const comment = email === null ? '' : wordIn(shown.input, 'comment');
  const asked = { comment, typed: email ?? wordIn(shown.input, 'target'), page: 1 };
  const page = await blocksPage(deps, langOf(res), asked, shown);
  render(res.status(shown.errors.length > 0 ? 422 : 200), 'moderation/blocks', page);
}

/** Undefined once it is done; else why not, which is nothing where the page only asks. */
async function carryOut(deps: Deps, act: Act, wish: BlockWish): Promise<readonly FieldError[] | undefined> {
  if (wish.kind === 'look') return [];
  if (wish.kind === 'end') {
    await unblock(deps.db, act, wish.print);
    return undefined;
  }
  const { target, sure } = wish;
  if (!sure && (await isRisky(deps, target)))
    return [{ name: 'sure', field: 'sure', message: (t) => t.blocks.notSure }];
  const named = { kind: target.kind, print: printOf(target, deps.secrets.address), hint: hintOf(target) };
  if (await block(deps.db, act, named)) return undefined;
  const isFull = (await countBlocks(deps.db)) >= BLOCKS_MAX;
  return [
    {
      name: 'target',
      field: 'target',
      message: (t) => (isFull ? t.blocks.full(BLOCKS_MAX) : t.blocks.already),
    },
  ];
}

/** A whole domain from which others write, or where everybody may have an address. */
async function isRisky({ db }: Deps, target: BlockTarget): Promise<boolean> {
  if (target.kind === 'address') return false;
  return isShared(target.value) || (await countCaught(db, target)).published > 0;
}

async function emailOf({ db }: Deps, comment: string): Promise<string | null> {
  return comment === '' ? null : ((await findComment(db, comment))?.email ?? null);
}

interface Asked {
  readonly comment: string;
  readonly typed: string;
  readonly page: number;
}

interface Shown {
  readonly input?: Input;
  readonly errors?: readonly FieldError[];
}

async function blocksPage(
  deps: Deps,
  lang: Lang,
  { comment, typed, page: asked }: Asked,
  { input, errors }: Shown,
) {
  const { db } = deps;
  const count = await countBlocks(db);
  const last = Math.max(Math.ceil(count / PER_PAGE), 1);
  const page = Math.min(asked, last);
  const blocks = await listBlocks(db, { limit: PER_PAGE, offset: (page - 1) * PER_PAGE });
  const form = new FormView({ ...input, target: [typed] }, errors);
  // A fault of the target is told beside the field where another one is typed.
  const targets = form.error('target') ? [] : targetsOf(typed);
  return {
    form,
    comment,
    typed,
    targets: await Promise.all(targets.map((target) => targetPart(deps, lang, target))),
    count,
    blocks: blocks.map((each) => blockPart(lang, each)),
    pages: pageLinks(page, last, (number) => pathToBlocks(lang, { page: number })),
    otherPath: pathToBlocks(otherLang(lang), { page }),
  };
}

async function targetPart({ db, secrets }: Deps, lang: Lang, target: BlockTarget) {
  const words = messagesFor(lang).blocks;
  const { published, writers } = await countCaught(db, target);
  const standing = await findBlock(db, printOf(target, secrets.address));
  const isDomain = target.kind === 'domain';
  return {
    ...target,
    title: words.titles[target.kind](target.value),
    effect: words.effects[target.kind],
    caught: words.caught(published, writers),
    warning: isDomain && isShared(target.value) ? words.shared(target.value) : undefined,
    mustBeSure: isDomain && (published > 0 || isShared(target.value)),
    standing: standing && blockPart(lang, standing),
  };
}

function blockPart(lang: Lang, { print, kind, hint, actor, created_at }: Block) {
  return {
    print,
    kind: messagesFor(lang).blocks.kinds[kind],
    hint,
    actor,
    moment: formatMoment(lang, created_at),
    iso: new Date(created_at).toISOString(),
  };
}
