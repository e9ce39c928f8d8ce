import { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import { originOf } from '../caps/origin.ts';
import { countMade } from '../caps/store.ts';
import type { Trx } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { NotFound, PageError } from '../errors.ts';
import type { Lang } from '../i18n/messages.ts';
import { queueMail } from '../mail/store.ts';
import {
  PAGES,
  areLinksSent,
  pathToLinksSent,
  pathToOwnerPart,
  pathToOwnerSent,
} from '../addresses/paths.ts';
import { forgetAddresses, hasRoomFor, insertAddress } from './address-store.ts';
import { redrawOwner } from './owner-page.ts';
import { getCurrentLink, getLink } from '../strategies/store.ts';
import { FormView } from '../web/form.ts';
import type { FieldError } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { mailLimit } from '../web/server/rate-limit.ts';
import { page } from '../web/routing.ts';
import { visitorOf } from '../web/session.ts';
import { KEPT_ADDRESSES_MAX, addressKey, mailboxKey, parseAddress, parseMailAct } from './address.ts';
import type { MailAct } from './address.ts';
import { newMailId } from './letter-links.ts';
import { bothLinksLetter } from './letters.ts';
import { admitMail, insertRequest } from './request-store.ts';

/** Far above what a person sends, far below what a list of addresses needs. */
const MAILS_PER_TEN_MINUTES = 10;

/** Sends links by mail: a strategy's own from its owner's page, or all those of an address that asks. */
export function recoveryRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  if (deps.config.mail !== undefined)
    router.post(
      [PAGES.myLinks, PAGES.sendLinks].flatMap(({ fr, en }) => [fr, en]),
      mailLimit(MAILS_PER_TEN_MINUTES, deps.shared),
    );
  page(router, 'myLinks', { get: showMyLinks(deps), post: askForLinks(deps) });
  page(router, 'sendLinks', { post: changeMails(deps) });
  return router;
}

function showMyLinks({ config }: Deps): RequestHandler {
  return (req, res) => {
    const sent = areLinksSent(req.query);
    res.render('links/my-links', { sendsMail: config.mail !== undefined, sent, form: new FormView({}) });
  };
}

/** The same answer after the same work for every address: what is known of it is looked up later, elsewhere. */
function askForLinks(deps: Deps): RequestHandler {
  return async (req, res) => {
    if (deps.config.mail === undefined) throw new NotFound();
    const parsed = parseAddress(req.body);
    if (!parsed.ok) {
      const form = new FormView(parsed.input, parsed.errors);
      res.status(422).render('links/my-links', { sendsMail: true, sent: false, form });
      return;
    }
    await keepRequest(deps, req, parsed.value, langOf(res));
    res.redirect(303, pathToLinksSent(langOf(res)));
  };
}

async function keepRequest(deps: Deps, req: Request, email: string, lang: Lang): Promise<void> {
  const { db, secrets, clock, random } = deps;
  const now = clock();
  await db.transaction().execute(async (trx) => {
    if (!(await admitMail(trx, mailboxKey(email, secrets.address), now))) return;
    await countLetter(trx, deps, req);
    await insertRequest(trx, { id: random(12).toString('base64url'), email, lang, created_at: now });
  });
}

/** Sends both links of a strategy, or forgets who may ask for them. */
function changeMails(deps: Deps): RequestHandler {
  return async (req, res) => {
    if (deps.config.mail === undefined) throw new NotFound();
    const parsed = parseMailAct(req.body);
    if (parsed === undefined) throw new PageError(422, 'unreadable');
    if (!parsed.ok) {
      await redrawOwner(deps, req, res, parsed.errors);
      return;
    }
    const path = await act(deps, req, res, parsed.value);
    if (path !== undefined) res.redirect(303, path);
  };
}

/** Where the act leads; undefined when the page was drawn again instead. */
async function act(deps: Deps, req: Request, res: Response, posted: MailAct): Promise<string | undefined> {
  const [lang, editKey] = [langOf(res), String(req.params['editKey'])];
  if (posted.kind === 'forget') {
    const { strategyId } = await getLink(deps.db, 'edit', editKey);
    await forgetAddresses(deps.db, strategyId);
    return pathToOwnerPart(lang, editKey, 'mailed-links');
  }
  const refused = await queueBothLinks(deps, req, posted, lang);
  return refused === undefined
    ? pathToOwnerSent(lang, editKey)
    : redrawOwner(deps, req, res, [REFUSALS[refused]]);
}

const REFUSALS = {
  often: { name: 'email', field: 'email', message: (t) => t.links.mailed.often },
  tooMany: { name: 'email', field: 'email', message: (t) => t.links.mailed.tooMany(KEPT_ADDRESSES_MAX) },
} as const satisfies Readonly<Record<string, FieldError>>;

function countLetter(trx: Trx, deps: Deps, req: Request): Promise<void> {
  const visitor = visitorOf(req);
  return countMade(trx, 'letter', { ...originOf(deps, req), ...(visitor !== undefined && { visitor }) });
}

/** Queues the mail, and keeps the fingerprint where that was asked; or says why not, and does neither. */
async function queueBothLinks(
  deps: Deps,
  req: Request,
  { email, keep }: Extract<MailAct, { kind: 'send' }>,
  lang: Lang,
): Promise<keyof typeof REFUSALS | undefined> {
  const { db, secrets, clock, random } = deps;
  const [editKey, now] = [String(req.params['editKey']), clock()];
  const key = addressKey(email, secrets.address);
  return db.transaction().execute(async (trx) => {
    const edit = await getLink(trx, 'edit', editKey);
    const read = await getCurrentLink(trx, edit.strategyId, 'read');
    if (keep && !(await hasRoomFor(trx, edit.strategyId, key, KEPT_ADDRESSES_MAX))) return 'tooMany';
    if (!(await admitMail(trx, mailboxKey(email, secrets.address), now))) return 'often';
    await countLetter(trx, deps, req);
    if (keep) await insertAddress(trx, edit.strategyId, key, now);
    const letter = bothLinksLetter(lang, { readId: read.id, editId: edit.id, kept: keep });
    await queueMail(trx, { id: newMailId(random), recipient: email, ...letter }, now);
    return undefined;
  });
}
