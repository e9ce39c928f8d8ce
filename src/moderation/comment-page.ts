import type { Request, RequestHandler, Response } from 'express';
import { findComment } from '../comments/store.ts';
import type { Comment } from '../comments/store.ts';
import type { Deps } from '../deps.ts';
import { NotFound } from '../errors.ts';
import { fieldsOf } from '../web/body.ts';
import { FormView } from '../web/form.ts';
import type { FieldError, Input } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import type { Moderator } from '../moderators/moderator.ts';
import { actOf, moderatorOf } from '../moderators/session-page.ts';
import { listLogOf } from '../log/store.ts';
import type { Act } from '../log/act.ts';
import { pathToQueue, queueOf } from './queue-form.ts';
import { flashOf } from './flash-page.ts';
import { cardOf } from './card-page.ts';
import type { Card, TitleOf } from './card-page.ts';
import { listRecords } from '../comments/queue-store.ts';
import { tellingReporters } from '../comments/report-letter-store.ts';
import { deleteForGood } from './removal-store.ts';
import { parseCommentChange } from './comment-form.ts';
import type { CommentChange } from './comment-form.ts';
import { decide } from './decision-store.ts';
import { noticeTo } from './notice-store.ts';
import { changeWords, publishAndReply } from './edit-store.ts';
import { sayAlready } from './log-words.ts';
import { resultIn } from './result.ts';
import { pathTo, pathWithQuery } from '../addresses/links.ts';
import type { Flash } from '../moderators/frame.ts';
import type { WithFlash } from '../moderators/frame.ts';

declare module '../web/render.ts' {
  interface Views {
    'moderation/comment': {
      readonly card: Card;
      readonly moderator: Moderator;
      readonly form: FormView;
      /** What somebody else did meanwhile. */
      readonly already?: string | undefined;
    } & WithFlash;
  }
}

export function showComment(deps: Deps, titleOf: TitleOf): RequestHandler {
  return async (req, res) => {
    const comment = await getComment(deps, req);
    const viewer = { lang: langOf(res), now: deps.clock() };
    const flash = await flashOf(deps.db, viewer, resultIn(req.query));
    await draw(deps, titleOf, res, comment, { flash });
  };
}

/** Decides, edits, answers or deletes; a form that met another moderator's change is drawn again with its words. */
export function postComment(deps: Deps, titleOf: TitleOf): RequestHandler {
  return async (req, res) => {
    const comment = await getComment(deps, req);
    const parsed = parseCommentChange(fieldsOf(req));
    if (!parsed.ok) {
      await draw(deps, titleOf, res.status(422), comment, parsed);
      return;
    }
    const act = actOf(deps, res);
    const target = { id: comment.id, version: parsed.value.version };
    if (await carryOut(deps, titleOf, res, act, target, parsed.value.change))
      res.redirect(303, pathAfter(res, comment, act, parsed.value.change));
    else await drawAlready(deps, titleOf, res, req, parsed.input);
  };
}

async function carryOut(
  deps: Deps,
  titleOf: TitleOf,
  res: Response,
  act: Act,
  target: { readonly id: string; readonly version: number },
  change: CommentChange,
): Promise<boolean> {
  const tell = noticeTo(deps, titleOf);
  switch (change.kind) {
    case 'decide':
      return (await decide(deps.db, act, { ...change, targets: [target] }, tell)).done.length > 0;
    case 'edit':
      return changeWords(deps.db, act, target, change);
    case 'reply': {
      const reply = { id: newId(deps), name: moderatorOf(res).name, text: change.text };
      return (await publishAndReply(deps.db, act, target, reply, tell)) !== undefined;
    }
    case 'delete':
      return deleteForGood(deps.db, act, target, tellingReporters(deps));
    case 'nothing':
      return false;
  }
}

function pathAfter(res: Response, { id, status }: Comment, act: Act, change: CommentChange): string {
  const lang = langOf(res);
  if (change.kind === 'edit')
    return pathWithQuery(pathTo('moderationComment', lang, { id }), { act: act.id });
  return pathToQueue(lang, queueOf(status), { act: act.id, already: [] });
}

async function drawAlready(
  deps: Deps,
  titleOf: TitleOf,
  res: Response,
  req: Request,
  input: Input,
): Promise<void> {
  const comment = await getComment(deps, req);
  const log = await listLogOf(deps.db, [comment.id]);
  const already = sayAlready({ lang: langOf(res), now: deps.clock() }, comment.name, log);
  await draw(deps, titleOf, res.status(409), comment, { input, already });
}

interface Shown {
  readonly input?: Input;
  readonly errors?: readonly FieldError[];
  readonly flash?: Flash | undefined;
  readonly already?: string;
}

async function draw(
  { db, clock }: Deps,
  titleOf: TitleOf,
  res: Response,
  comment: Comment,
  { input, errors, flash, already }: Shown,
): Promise<void> {
  const { id, text, email_key } = comment;
  const record = (await listRecords(db, email_key === null ? [] : [email_key])).get(email_key ?? '');
  const log = await listLogOf(db, [id]);
  const card = cardOf({ lang: langOf(res), now: clock(), titleOf }, comment, { record, log });
  const standing = { text: [text], ...input };
  const form = new FormView(standing, errors);
  render(res, 'moderation/comment', { card, form, moderator: moderatorOf(res), flash, already });
}

async function getComment({ db }: Deps, req: Request): Promise<Comment> {
  const comment = await findComment(db, String(req.params['id']));
  if (comment === undefined || comment.text === '') throw new NotFound('unknownComment');
  return comment;
}

function newId({ random }: Deps): string {
  return random(12).toString('base64url');
}
