import type { Request, RequestHandler, Response } from 'express';
import { pathTo, pathWithQuery } from '../addresses/links.ts';
import { methodAsked } from '../addresses/query.ts';
import { countMade } from '../caps/store.ts';
import type { Trx } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import type { Lang } from '../i18n/languages.ts';
import { offeredIn } from '../method/methods.ts';
import { OWN_KEYS } from '../method/own.ts';
import { deriveKey } from '../strategies/keys.ts';
import { fieldsOf } from '../web/body.ts';
import { sha256 } from '../web/digest.ts';
import { FormView, toInput } from '../web/form.ts';
import type { FieldError, Input } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { originOf } from '../web/origin.ts';
import { render } from '../web/render.ts';
import type { Handlers } from '../web/route.ts';
import { visitorOf } from '../web/session.ts';
import { numberOf } from '../wizard/own-form.ts';
import { answerIn } from '../wizard/step-page.ts';
import { parsePress } from '../wizard/step.ts';
import { methodIn, openingInput, parseWorkshop } from './form.ts';
import { getWorkshopLink, openWorkshop } from './store.ts';
import type { Opening } from './workshop.ts';

declare module '../web/render.ts' {
  interface Views {
    'workshop/start': ReturnType<typeof openingView>;
  }
}

const ONCE = /^[\w-]{24}$/;

export function openingPage(deps: Deps): Handlers {
  return { get: showOpening(deps), post: takeOpening(deps) };
}

function showOpening(deps: Deps): RequestHandler {
  return (req, res) => {
    const asked = methodAsked(req.query);
    draw(deps, res, { ...toInput(req.query), ...(asked !== undefined && { method: [asked] }) });
  };
}

function takeOpening(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { action } = parsePress(fieldsOf(req));
    const lang = answerIn({ action }, req, res);
    const parsed = parseWorkshop(fieldsOf(req), deps.methods, lang);
    if (action === 'preview') draw(deps, res, parsed.input);
    else if (!parsed.ok) draw(deps, res.status(422), parsed.input, parsed.errors);
    else if (action === 'language') res.redirect(303, pathInLanguage(deps, parsed.value, lang));
    else
      res.redirect(303, pathTo('facilitate', lang, { facilitatorKey: await open(deps, req, parsed.value) }));
  };
}

/** No workshop exists yet to keep the words in: they travel in the address. */
function pathInLanguage({ methods }: Deps, opening: Opening, lang: Lang): string {
  const { id } = opening.plainMethod;
  const words = Object.entries(openingInput(opening)).map(([name, [word = '']]) => [name, word] as const);
  return pathWithQuery(pathTo('workshops', lang, {}), {
    ...Object.fromEntries(words),
    ...(methodIn({}, methods, lang).id !== id && { method: id }),
  });
}

async function open(deps: Deps, req: Request, opening: Opening) {
  const { db, random, secrets } = deps;
  const newId = () => random(16).toString('base64url');
  const [once = ''] = fieldsOf(req)['once'] ?? [];
  const form = ONCE.test(once) ? once : newId();
  const { brand, context, plainMethod, own } = opening;
  const made = {
    id: newId(),
    linkIds: { facilitator: newId(), participant: newId() },
    digest: sha256(JSON.stringify([form, brand, context, plainMethod.id, own])),
    linkSecret: secrets.link,
  };
  const [origin, visitor] = [originOf(deps, req), visitorOf(req)];
  const count = (trx: Trx) =>
    countMade(trx, 'workshop', { ...origin, ...(visitor !== undefined && { visitor }) });
  const id = await openWorkshop(db, made, opening, origin.now, count);
  return deriveKey(secrets.link, await getWorkshopLink(db, id, 'facilitator'));
}

function draw(deps: Deps, res: Response, input: Input, errors: readonly FieldError[] = []): void {
  render(res, 'workshop/start', openingView(deps, langOf(res), input, errors));
}

function openingView({ methods, random }: Deps, lang: Lang, given: Input, errors: readonly FieldError[]) {
  const method = methodIn(given, methods, lang);
  const form = new FormView({ ...given, method: [method.id] }, errors);
  const isOwnTyped = Object.entries(given).some(
    ([name, values]) => OWN_KEYS.some((key) => name.startsWith(key)) && values.some((value) => value !== ''),
  );
  return {
    form,
    once: ONCE.test(form.value('once')) ? form.value('once') : random(18).toString('base64url'),
    formPath: pathTo('workshops', lang, {}),
    methods: offeredIn(methods, lang).map(({ id, words }) => [id, words[lang]] as const),
    method: { id: method.id, name: method.words[lang].name },
    own: OWN_KEYS.map((key) => ({ key, number: numberOf(key) })),
    ownOpen: isOwnTyped,
    families: method.families.map(({ key, label }) => [key, label[lang]] as const),
  };
}
