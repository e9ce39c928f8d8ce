import type { Request, RequestHandler, Response } from 'express';
import { originOf } from '../web/origin.ts';
import type { Deps } from '../deps.ts';
import { NotFound, PageError } from '../errors.ts';
import { getLink } from '../strategies/link-store.ts';
import { fieldsOf } from '../web/body.ts';
import { FormView } from '../web/form.ts';
import type { FieldError } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { visitorOf } from '../web/session.ts';
import { forgetAddresses } from './address-store.ts';
import { KEPT_ADDRESSES_MAX } from './address.ts';
import { parseAddress, parseMailAct } from './form.ts';
import type { MailAct } from './form.ts';
import { keepRequest, queueBothLinks } from './letter-store.ts';
import type { Asking } from './letter-store.ts';
import { redrawOwner } from './owner-page.ts';
import type { Lang } from '../i18n/languages.ts';
import { areLinksSent, pathToLinksSent, pathToOwnerAct } from '../addresses/query.ts';

declare module '../web/render.ts' {
  interface Views {
    'links/my-links': {
      readonly sendsMail: boolean;
      readonly sent: boolean;
      readonly form: FormView;
    };
  }
}

export function showMyLinks({ config }: Deps): RequestHandler {
  return (req, res) => {
    const sent = areLinksSent(req.query);
    render(res, 'links/my-links', { sendsMail: config.mail !== undefined, sent, form: new FormView({}) });
  };
}

/** The same answer after the same work for every address: what is known of it is looked up later, elsewhere. */
export function askForLinks(deps: Deps): RequestHandler {
  return async (req, res) => {
    if (deps.config.mail === undefined) throw new NotFound();
    const parsed = parseAddress(fieldsOf(req));
    if (!parsed.ok) {
      const form = new FormView(parsed.input, parsed.errors);
      render(res.status(422), 'links/my-links', { sendsMail: true, sent: false, form });
      return;
    }
    await keepRequest(deps, parsed.value, askingWith(deps, req, langOf(res)));
    res.redirect(303, pathToLinksSent(langOf(res)));
  };
}

export function changeMails(deps: Deps): RequestHandler {
  return async (req, res) => {
    if (deps.config.mail === undefined) throw new NotFound();
    const parsed = parseMailAct(fieldsOf(req));
    if (parsed === undefined) throw new PageError(422, 'unreadable');
    if (!parsed.ok) {
      await redrawOwner(deps, req, res, parsed.errors);
      return;
    }
    const path = await act(deps, req, res, parsed.value);
    if (path !== undefined) res.redirect(303, path);
  };
}

async function act(deps: Deps, req: Request, res: Response, posted: MailAct): Promise<string | undefined> {
  const [lang, editKey] = [langOf(res), String(req.params['editKey'])];
  if (posted.kind === 'forget') {
    const { strategyId } = await getLink(deps.db, 'edit', editKey);
    await forgetAddresses(deps.db, strategyId);
    return pathToOwnerAct(lang, editKey, 'addressesForgotten');
  }
  const refused = await queueBothLinks(deps, editKey, posted, askingWith(deps, req, lang));
  return refused === undefined
    ? pathToOwnerAct(lang, editKey, 'sent')
    : redrawOwner(deps, req, res, [REFUSALS[refused]]);
}

const REFUSALS = {
  often: { name: 'email', field: 'email', message: (t) => t.links.mailed.often },
  tooMany: { name: 'email', field: 'email', message: (t) => t.links.mailed.tooMany(KEPT_ADDRESSES_MAX) },
} as const satisfies Readonly<Record<string, FieldError>>;

function askingWith(deps: Deps, req: Request, lang: Lang): Asking {
  const visitor = visitorOf(req);
  return { made: { ...originOf(deps, req), ...(visitor !== undefined && { visitor }) }, lang };
}
