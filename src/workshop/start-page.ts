import type { Request, RequestHandler, Response } from 'express';
import { originOf } from '../web/origin.ts';
import { countMade } from '../caps/store.ts';
import type { Trx } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { deriveKey } from '../strategies/keys.ts';
import { fieldsOf } from '../web/body.ts';
import { FormView, toInput } from '../web/form.ts';
import type { FieldError, Input } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import type { Handlers } from '../web/route.ts';
import { visitorOf } from '../web/session.ts';
import { answerIn } from '../wizard/step-page.ts';
import { parsePress } from '../wizard/step.ts';
import { getWorkshopLink, openWorkshop } from './store.ts';
import { parseWorkshop } from './form.ts';
import type { WorkshopWords } from './workshop.ts';
import { pathTo, pathWithQuery } from '../addresses/links.ts';
import { sha256 } from '../web/digest.ts';

declare module '../web/render.ts' {
  interface Views {
    'workshop/start': { readonly form: FormView; readonly once: string; readonly formPath: string };
  }
}

const ONCE = /^[\w-]{24}$/;

export function openingPage(deps: Deps): Handlers {
  return { get: showOpening(deps), post: takeOpening(deps) };
}

function showOpening(deps: Deps): RequestHandler {
  return (req, res) => {
    draw(deps, res, toInput(req.query));
  };
}

function takeOpening(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { action } = parsePress(fieldsOf(req));
    const lang = answerIn({ action }, req, res);
    const parsed = parseWorkshop(fieldsOf(req));
    if (!parsed.ok) draw(deps, res.status(422), parsed.input, parsed.errors);
    // No workshop exists yet to keep the words in: they travel in the address.
    else if (action === 'language')
      res.redirect(303, pathWithQuery(pathTo('workshops', lang, {}), { ...parsed.value }));
    else
      res.redirect(303, pathTo('facilitate', lang, { facilitatorKey: await open(deps, req, parsed.value) }));
  };
}

async function open(deps: Deps, req: Request, words: WorkshopWords) {
  const { db, random, secrets } = deps;
  const newId = () => random(16).toString('base64url');
  const [once = ''] = fieldsOf(req)['once'] ?? [];
  const form = ONCE.test(once) ? once : newId();
  const opening = {
    id: newId(),
    linkIds: { facilitator: newId(), participant: newId() },
    digest: sha256(JSON.stringify([form, words.brand, words.context])),
    linkSecret: secrets.link,
  };
  const [origin, visitor] = [originOf(deps, req), visitorOf(req)];
  const count = (trx: Trx) =>
    countMade(trx, 'workshop', { ...origin, ...(visitor !== undefined && { visitor }) });
  const id = await openWorkshop(db, opening, words, origin.now, count);
  return deriveKey(secrets.link, await getWorkshopLink(db, id, 'facilitator'));
}

function draw({ random }: Deps, res: Response, input: Input, errors: readonly FieldError[] = []): void {
  const form = new FormView(input, errors);
  const once = ONCE.test(form.value('once')) ? form.value('once') : random(18).toString('base64url');
  render(res, 'workshop/start', { form, once, formPath: pathTo('workshops', langOf(res), {}) });
}
