import type { RequestHandler, Response } from 'express';
import { pathTo, pathWithQuery } from '../addresses/links.ts';
import type { Deps } from '../deps.ts';
import { GROUNDS, isReadableOn, nearestReadable, readColour } from '../identity/colour.ts';
import { missingDuties } from '../identity/duties.ts';
import { messagesFor } from '../i18n/messages.ts';
import { identityOf } from '../identity/page.ts';
import { IDENTITY_FIELDS, IDENTITY_GROUPS, parseIdentity, standsInFor, withTaken } from '../identity/form.ts';
import type { IdentityField } from '../identity/form.ts';
import { toldIn } from '../identity/store.ts';
import { flashOf } from '../moderation/flash-page.ts';
import { resultIn } from '../moderation/result.ts';
import type { WithFlash } from '../moderators/frame.ts';
import { actOf } from '../moderators/session-page.ts';
import { fieldsOf } from '../web/body.ts';
import { FormView, toInput } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { changeIdentity } from './identity-store.ts';
import { zonesAround } from './zones.ts';

declare module '../web/render.ts' {
  interface Views {
    'owner/identity': ReturnType<typeof identityPage> & WithFlash;
  }
}

export function showIdentity(deps: Deps): RequestHandler {
  return async (req, res) => {
    const viewer = { lang: langOf(res), now: deps.clock() };
    const flash = await flashOf(deps.db, viewer, resultIn(req.query));
    const form = new FormView(toInput(await toldIn(deps)));
    render(res, 'owner/identity', { ...identityPage(res, form), flash });
  };
}

export function postIdentity(deps: Deps): RequestHandler {
  return async (req, res) => {
    const parsed = parseIdentity(withTaken(fieldsOf(req)));
    if (!parsed.ok) {
      const form = new FormView(parsed.input, parsed.errors);
      render(res.status(422), 'owner/identity', identityPage(res, form));
      return;
    }
    const act = actOf(deps, res);
    await changeIdentity(deps, act, parsed.value);
    res.redirect(303, pathWithQuery(pathTo('moderationIdentity', langOf(res), {}), { act: act.id }));
  };
}

function identityPage(res: Response, form: FormView) {
  return {
    form,
    groups: Object.entries(IDENTITY_GROUPS).map(([group, names], index) => ({
      group,
      names,
      open: index === 0 || names.some((name) => form.error(name) !== undefined),
    })),
    fields: IDENTITY_FIELDS,
    hintFor: (name: IdentityField) => hintFor(name, form, res),
    grounds: GROUNDS,
    missing: missingDuties(identityOf(res)),
    colourIn: (name: IdentityField) => colourIn(form, name),
    zones: zonesAround(form.value('timeZone')),
  };
}

/** Where a field shows, and what the site says while it is empty. */
function hintFor(name: IdentityField, form: FormView, res: Response): string {
  const { fields, standsIn } = messagesFor(langOf(res)).identity;
  const { hint } = fields[name];
  const shown = form.value(name) === '' ? standsInFor(identityOf(res), name) : '';
  return shown === '' ? hint : `${hint} ${standsIn(shown.replace(/\.$/, ''))}`;
}

/** How a colour that was typed looks on both grounds; `nearest` where it cannot be read and another one is offered. */
function colourIn(form: FormView, name: IdentityField) {
  const colour = readColour(form.value(name));
  if (colour === undefined) return undefined;
  return {
    light: nearestReadable(GROUNDS.light, colour),
    dark: nearestReadable(GROUNDS.dark, colour),
    isOffered: !isReadableOn(GROUNDS.light, colour),
  };
}
