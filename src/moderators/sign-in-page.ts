import type { Request, RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { messagesFor } from '../i18n/messages.ts';
import { fieldsOf } from '../web/body.ts';
import type { Input } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { parseCarried } from './carried-form.ts';
import { checkPassword } from './password-store.ts';
import { refusalErrors, refusalStatus } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import {
  anyModeratorOf,
  askerOf,
  endOwnSession,
  forgetSession,
  giveSession,
  rememberDevice,
  sessionKey,
} from './session-page.ts';
import { parseCredentials, signInView } from './sign-in-form.ts';
import type { Credentials } from './sign-in-form.ts';
import { readUserAgent } from './user-agent.ts';
import { beginSession } from './sign-in-store.ts';
import type { BegunSession } from './sign-in-store.ts';
import { otherLang } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import { signInDoneIn } from '../addresses/accounts.ts';
import { pathTo, pathWithQuery } from '../addresses/links.ts';
import type { CarriedForm } from './carried-form.ts';
import type { Flash } from './frame.ts';
import { withPrefix } from '../addresses/prefix.ts';

declare module '../web/render.ts' {
  interface Views {
    'moderators/again': {
      readonly carried: CarriedForm;
      readonly otherPath: string;
      readonly flash: Flash | undefined;
    };
  }
}

export const showSignIn: RequestHandler = (req, res) => {
  const done = signInDoneIn(req.query);
  if (anyModeratorOf(res) === undefined) render(res, 'moderators/sign-in', signInView(langOf(res), { done }));
  else res.redirect(303, pathTo('moderation', langOf(res), {}));
};

export function postSignIn(deps: Deps): RequestHandler {
  return async (req, res) => {
    const parsed = parseCredentials(fieldsOf(req));
    const { input } = parsed;
    const outcome = parsed.ok ? await admit(deps, req, res, parsed.value) : undefined;
    if (outcome !== undefined && 'key' in outcome) {
      letIn(deps, req, res, input, outcome);
      return;
    }
    if (outcome !== undefined) req.log.warn({ outcome: outcome.kind }, 'sign-in refused');
    // Of a flood that has gone, no page is drawn.
    if (res.closed) return;
    const errors = parsed.ok ? refusalErrors(outcome ?? { kind: 'wrong' }, 'name') : parsed.errors;
    const view = signInView(langOf(res), { input, errors, carried: parseCarried(input) });
    render(refuse(res, outcome), 'moderators/sign-in', view);
  };
}

async function admit(
  deps: Deps,
  req: Request,
  res: Response,
  credentials: Credentials,
): Promise<BegunSession | Refusal> {
  const checked = await checkPassword(deps, askerOf(deps, req, res), credentials);
  if (checked.kind !== 'right') return checked;
  const formerKey = sessionKey(deps.config, req);
  const program = readUserAgent(req.get('user-agent') ?? '');
  const begun = await beginSession(deps, checked, { code: credentials.code, formerKey, program });
  return begun ?? { kind: 'wrong' };
}

function letIn(deps: Deps, req: Request, res: Response, input: Input, begun: BegunSession): void {
  giveSession(deps, res, begun.key);
  rememberDevice(deps, req, res, begun.account);
  const lang = langOf(res);
  const { toTell } = begun;
  const carried = parseCarried(input);
  if (carried === undefined) {
    res.redirect(303, pathWithQuery(pathTo('moderation', lang, {}), { act: toTell?.act ?? '' }));
    return;
  }
  const otherPath = pathTo('moderation', otherLang(lang), {});
  const flash = toTell && sayOf(lang, toTell.action);
  const path = withPrefix(carried.path);
  render(res, 'moderators/again', { carried: { ...carried, path }, otherPath, flash });
}

function sayOf(lang: Lang, action: 'close-account' | 'recovery-code'): Flash {
  const { bulk } = messagesFor(lang).moderation;
  const said = bulk.done[action]();
  return { text: bulk.sentence(said), said, details: [], act: undefined };
}

export function refuse(res: Response, refusal: Refusal | undefined): Response {
  const { status, retryAfterSeconds } = refusalStatus(refusal);
  if (retryAfterSeconds !== undefined) res.set('Retry-After', String(retryAfterSeconds));
  return res.status(status);
}

export function postSignOut(deps: Deps): RequestHandler {
  return async (req, res) => {
    await endOwnSession(deps, req);
    forgetSession(deps.config, res);
    res.redirect(303, pathTo('moderationSignIn', langOf(res), {}));
  };
}
