import type { Request, RequestHandler } from 'express';
import { findComment } from '../comments/store.ts';
import type { Comment } from '../comments/store.ts';
import type { Deps } from '../deps.ts';
import { NotFound } from '../errors.ts';
import { fieldsOf } from '../web/body.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { actBy } from '../log/act.ts';
import { readMailLink } from './mail-link.ts';
import { listLogOf } from '../log/store.ts';
import type { LogLine } from '../log/act.ts';
import { cardOf } from './card-page.ts';
import type { Card, TitleOf } from './card-page.ts';
import { decide, undo } from './decision-store.ts';
import { noticeTo } from './notice-store.ts';
import type { Decision } from '../terms.ts';
import { sayAlready } from './log-words.ts';
import { wordIn } from './query.ts';
import { pathTo } from '../addresses/links.ts';

declare module '../web/render.ts' {
  interface Views {
    'moderation/link-ended': Record<string, never>;
    'moderation/mail-link': {
      readonly token: string;
      readonly card: Card;
      readonly decisions: readonly Decision[];
      readonly already: string | undefined;
      readonly undoable: boolean;
    };
  }
}

interface Link {
  readonly token: string;
  readonly version: number;
  readonly decisions: readonly Decision[];
  readonly comment: Comment;
  readonly log: readonly LogLine[];
}

export function showMailLink(deps: Deps, titleOf: TitleOf): RequestHandler {
  return async (req, res) => {
    const link = await openLink(deps, req);
    if (link === undefined) {
      render(res.status(410), 'moderation/link-ended', {});
      return;
    }
    const { token, version, comment, log } = link;
    const viewer = { lang: langOf(res), now: deps.clock(), titleOf };
    const isOpen = comment.version === version;
    render(res, 'moderation/mail-link', {
      token,
      card: cardOf(viewer, comment, { log }),
      decisions: isOpen ? link.decisions : [],
      already: isOpen ? undefined : sayAlready(viewer, comment.name, log),
      undoable: lastByMail(link) !== undefined,
    });
  };
}

export function postMailLink(deps: Deps, titleOf: TitleOf): RequestHandler {
  return async (req, res) => {
    const link = await openLink(deps, req);
    if (link !== undefined) await act(deps, titleOf, link, wordIn(fieldsOf(req), 'action'));
    res.redirect(303, pathTo('moderationMail', langOf(res), { token: String(req.params['token']) }));
  };
}

async function act(deps: Deps, titleOf: TitleOf, link: Link, action: string): Promise<void> {
  const { comment, version, decisions } = link;
  const [by, tell] = [actBy(deps, 'mail', 'mail'), noticeTo(deps, titleOf)];
  const last = lastByMail(link);
  if (action === 'undo' && last !== undefined) await undo(deps.db, by, [last], tell);
  const decision = decisions.find((each) => each === action);
  if (decision !== undefined)
    await decide(deps.db, by, { decision, targets: [{ id: comment.id, version }] }, tell);
}

/** The decision that this very link took, as long as nothing followed it. */
function lastByMail({ log, version }: Link): LogLine | undefined {
  const last = log.at(-1);
  return last?.via === 'mail' && last.action !== 'undo' && last.version === version + 1 ? last : undefined;
}

/** Undefined for a link whose days are over; throws NotFound for one that was never ours. */
async function openLink(deps: Deps, req: Request): Promise<Link | undefined> {
  const token = String(req.params['token']);
  const linked = readMailLink(deps, token);
  if (linked === 'expired') return undefined;
  const comment = linked === 'invalid' ? undefined : await findComment(deps.db, linked.id);
  if (linked === 'invalid' || comment === undefined || comment.text === '')
    throw new NotFound('unknownComment');
  const { version, decisions } = linked;
  return { token, version, decisions, comment, log: await listLogOf(deps.db, [linked.id]) };
}
