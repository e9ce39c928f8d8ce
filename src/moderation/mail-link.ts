import { createHash } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { findComment } from '../comments/store.ts';
import type { Comment } from '../comments/store.ts';
import type { Deps } from '../deps.ts';
import { NotFound } from '../errors.ts';
import type { Lang } from '../i18n/messages.ts';
import { pathTo, urlTo } from '../addresses/paths.ts';
import { toInput } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { sign, verify } from '../web/signed.ts';
import { actBy } from '../log/act.ts';
import { isDecision } from './decision.ts';
import { listLogOf } from '../log/store.ts';
import type { LogLine } from '../log/act.ts';
import { wordIn } from './queue-query.ts';
import { cardOf, sayAlready } from './pages.ts';
import type { TitleOf } from './pages.ts';
import { decide, undo } from './store.ts';
import { tellWriter } from './writer-notice.ts';
import type { Decision } from '../terms.ts';

const PURPOSE = 'moderation';
const DAY_MS = 24 * 60 * 60 * 1000;
const LINK_LIFE_MS = 7 * DAY_MS;
/** Editing and deleting for good are left to those who sign in. */
const LINKED_DECISIONS: readonly Decision[] = ['publish', 'spam', 'trash'];
const RECIPIENT_LENGTH = 12;

type LinkDeps = Pick<Deps, 'config' | 'secrets' | 'clock'>;

/** The address by which whoever reads the owner's mail decides about a comment as it now stands, for seven days. */
export function mailLink(deps: LinkDeps, lang: Lang, id: string, version: number): string {
  const { config, secrets, clock } = deps;
  const parts = [id, String(version), LINKED_DECISIONS.join('+'), recipientOf(deps)];
  const token = sign({ keys: secrets.mail, purpose: PURPOSE, parts, expires: clock() + LINK_LIFE_MS });
  return urlTo(config.baseUrl, 'moderationMail', lang, { token });
}

/** Whom the link was sent to: links to a former MODERATOR_EMAIL open nothing. */
function recipientOf({ config }: LinkDeps): string {
  const address = config.mail?.moderator ?? '';
  return createHash('sha256').update(address).digest('base64url').slice(0, RECIPIENT_LENGTH);
}

interface Link {
  readonly token: string;
  readonly version: number;
  readonly decisions: readonly Decision[];
  readonly comment: Comment;
  readonly log: readonly LogLine[];
}

/** Shows the comment and the buttons; opening it changes nothing. */
export function showMailLink(deps: Deps, titleOf: TitleOf): RequestHandler {
  return async (req, res) => {
    const link = await openLink(deps, req);
    if (link === undefined) {
      res.status(410).render('moderation/link-ended');
      return;
    }
    const { token, version, comment, log } = link;
    const drawing = { lang: langOf(res), now: deps.clock(), titleOf };
    const isOpen = comment.version === version;
    res.render('moderation/mail-link', {
      token,
      card: cardOf(drawing, comment, { log }),
      decisions: isOpen ? link.decisions : [],
      already: isOpen ? undefined : sayAlready(drawing, comment.name, log),
      undoable: lastByMail(link) !== undefined,
    });
  };
}

/** Decides once, or takes that decision back; then tells what stands. */
export function postMailLink(deps: Deps, titleOf: TitleOf): RequestHandler {
  return async (req, res) => {
    const link = await openLink(deps, req);
    if (link !== undefined) await act(deps, titleOf, link, wordIn(toInput(req.body), 'action'));
    res.redirect(303, pathTo('moderationMail', langOf(res), { token: String(req.params['token']) }));
  };
}

async function act(deps: Deps, titleOf: TitleOf, link: Link, action: string): Promise<void> {
  const { comment, version, decisions } = link;
  const [by, tell] = [actBy(deps, 'mail', 'mail'), tellWriter(deps, titleOf)];
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
  const { db, secrets, clock } = deps;
  const token = String(req.params['token']);
  const verified = verify({ keys: secrets.mail, purpose: PURPOSE, token, now: clock() });
  if (verified.kind === 'expired') return undefined;
  if (verified.kind === 'invalid') throw new NotFound('unknownComment');
  const [id = '', version = '', decisions = '', recipient] = verified.parts;
  const comment = await findComment(db, id);
  if (comment === undefined || comment.text === '' || recipient !== recipientOf(deps))
    throw new NotFound('unknownComment');
  return {
    token,
    version: Number(version),
    decisions: decisions.split('+').filter(isDecision),
    comment,
    log: await listLogOf(db, [id]),
  };
}
