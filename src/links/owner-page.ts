import type { Request, RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { messagesFor } from '../i18n/messages.ts';
import { fieldsOf } from '../web/body.ts';
import { FormView } from '../web/form.ts';
import type { FieldError, Input } from '../web/form.ts';
import { pageAsked, pathOfPage } from '../web/list-page.ts';
import { expectLang, langOf } from '../web/locale.ts';
import { mailto } from '../web/text/mailto.ts';
import { qrCode } from '../web/qr.ts';
import { render } from '../web/render.ts';
import { countAddresses } from './address-store.ts';
import { calendarLink } from '../strategies/calendar-link.ts';
import { showableKey } from '../strategies/keys.ts';
import { getExpiry } from '../strategies/life-store.ts';
import { isExpiringSoon } from '../strategies/lifespan.ts';
import { isPreviewAllowed } from '../strategies/preview-store.ts';
import { flashOf } from './flash.ts';
import { openFolds } from './fold.ts';
import { getCurrentLink, getLink } from '../strategies/link-store.ts';
import { amongOthers } from '../strategies/uniqueness-page.ts';
import { ownMeasures } from '../strategies/measures-page.ts';
import { onePager } from '../strategies/one-pager.ts';
import { getRevision } from '../strategies/store.ts';
import type { Link } from '../strategies/link-store.ts';
import { listNamedLinks } from '../strategies/link-list-store.ts';
import { otherLang } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import { blindPart } from '../blind/own-page.ts';
import { followUpPart } from '../follow-up/own-page.ts';
import { pathTo, urlTo } from '../addresses/links.ts';
import { ownerActIn } from '../addresses/query.ts';
import type { OwnerAct } from '../addresses/query.ts';

declare module '../web/render.ts' {
  interface Views {
    'links/owner': Awaited<ReturnType<typeof ownerPage>>;
  }
}

interface Asked {
  readonly page?: number;
  readonly act?: OwnerAct | undefined;
  readonly posted?: PostedForm;
}

interface PostedForm {
  readonly input: Input;
  readonly errors: readonly FieldError[];
}

export function showOwner(deps: Deps): RequestHandler {
  return async (req, res) => {
    const asked = { page: pageAsked(req.query), act: ownerActIn(req.query) };
    render(res, 'links/owner', await ownerPage(deps, String(req.params['editKey']), res, asked));
  };
}

async function ownerPage(deps: Deps, editKey: string, res: Response, { page = 1, act, posted }: Asked) {
  const { db, config, clock } = deps;
  const lang = langOf(res);
  const { strategyId } = await getLink(db, 'edit', editKey);
  const revision = await getRevision(db, strategyId);
  expectLang(revision.strategy.method, res);
  const readLink = await getCurrentLink(db, strategyId, 'read');
  const expiresAt = await getExpiry(db, strategyId);
  const links = linksOf(deps, editKey, readLink, lang);
  const { strategy } = revision;
  const { brand } = strategy;
  const words = messagesFor(lang).owner;
  const followUp = await followUpPart(db, { strategyId, strategy, editKey, asked: page, lang });
  const { history } = followUp;
  const previewAllowed = await isPreviewAllowed(db, strategyId);
  const { savedAt } = revision;
  const soon = isExpiringSoon(expiresAt, clock());
  return {
    ...onePager(revision, lang, await ownMeasures(db, strategyId, revision.strategy, lang)),
    ...links,
    history,
    followUp,
    readLinkId: readLink.id,
    mail: mailto(words.mailSubject(brand), words.mailBody(brand, links.readUrl ?? '', links.editUrl)),
    qr: links.readUrl === undefined ? undefined : qrCode(links.readUrl),
    calendar: links.readKey === undefined ? undefined : calendarLink(config.baseUrl, links.readKey, lang),
    named: await namedLinksOf(deps, strategyId, lang),
    expiresAt,
    isExpiringSoon: soon,
    previewAllowed,
    flash: posted ? undefined : flashOf(act, { now: clock(), savedAt, expiresAt, previewAllowed }, lang),
    open: openFolds({
      act,
      errors: posted?.errors ?? [],
      olderPage: history.page > 1,
      isReadLinkLost: links.readUrl === undefined,
      isExpiringSoon: soon,
    }),
    sendsMail: config.mail !== undefined,
    addresses: await countAddresses(db, strategyId),
    blind: await blindPart(deps, strategyId, editKey, lang),
    uniqueness: await amongOthers(deps, strategyId, revision.strategy, lang),
    form: new FormView({ ...boxesOf(previewAllowed), ...posted?.input }, posted?.errors),
    otherPath: pathOfPage(pathTo('owner', otherLang(lang), { editKey }), history.page),
  };
}

/** What is stored stands in the boxes of a form that another one was posted beside. */
function boxesOf(previewAllowed: boolean): Input {
  return { preview: previewAllowed ? ['on'] : [] };
}

export async function redrawOwner(
  deps: Deps,
  req: Request,
  res: Response,
  errors: readonly FieldError[],
): Promise<undefined> {
  const posted = { input: fieldsOf(req), errors };
  const owner = await ownerPage(deps, String(req.params['editKey']), res, { posted });
  render(res.status(422), 'links/owner', owner);
}

/** Both links of a strategy in words; the read link only while its key can be made again. */
export function linksOf({ config, secrets }: Deps, editKey: string, readLink: Link, lang: Lang) {
  const readKey = showableKey(secrets.link, readLink);
  return {
    editKey,
    readKey,
    readUrl: readKey === undefined ? undefined : urlTo(config.baseUrl, 'strategy', lang, { readKey }),
    editUrl: urlTo(config.baseUrl, 'owner', lang, { editKey }),
  };
}

async function namedLinksOf({ db, config, secrets }: Deps, strategyId: string, lang: Lang) {
  const links = await listNamedLinks(db, strategyId);
  return links.map((link) => {
    const readKey = showableKey(secrets.link, link);
    const { id, name, createdAt } = link;
    return { id, name, createdAt, url: readKey && urlTo(config.baseUrl, 'strategy', lang, { readKey }) };
  });
}
