import type { Request, RequestHandler, Response } from 'express';
import { doneAmong, pathSaying } from '../addresses/done.ts';
import { pathTo, pathWithQuery } from '../addresses/links.ts';
import type { Deps } from '../deps.ts';
import { readLogo } from '../files/logo.ts';
import type { LogoProblem } from '../files/logo.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Messages } from '../i18n/messages.ts';
import type { LogoFile } from '../identity/logo.ts';
import { MAX_SIDE } from '../identity/png.ts';
import { LEFT_OUT } from '../identity/svg.ts';
import type { LeftOut } from '../identity/svg.ts';
import { wordIn } from '../moderation/query.ts';
import type { WithFlash } from '../moderators/frame.ts';
import { actOf } from '../moderators/session-page.ts';
import { fieldsOf } from '../web/body.ts';
import { FormView } from '../web/form.ts';
import type { FormFields } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { readUpload } from '../web/upload.ts';
import { changeLogo } from './logo-store.ts';

declare module '../web/render.ts' {
  interface Views {
    'owner/logo': WithFlash & { readonly form: FormView; readonly kilobytes: number; readonly side: number };
  }
}

export const LOGO_FORM: FormFields<'logo' | 'action'> = { logo: 'choice', action: 'choice' };

const MAX_KILOBYTES = 200;
const WANTED = { field: 'logo', maxBytes: MAX_KILOBYTES * 1000 };
const ACTS = {
  kept: { fr: 'logo-en-place', en: 'logo-in-place' },
  removed: { fr: 'logo-retire', en: 'logo-removed' },
} as const;
const WITHOUT = { fr: 'sans', en: 'without' } as const;

export const showLogo: RequestHandler = (req, res) => {
  draw(res, new FormView({}), flashOf(req, res));
};

export function postLogo(deps: Deps): RequestHandler {
  return async (req, res) => {
    if (fieldsOf(req)['action']?.[0] === 'remove') {
      await changeLogo(deps.db, actOf(deps, res), undefined);
      res.redirect(303, pathSaying(here(res), langOf(res), ACTS.removed));
      return;
    }
    const received = await receive(req);
    if (!received.ok) refuse(res, received.problem);
    else await keep(deps, res, received);
  };
}

type Problem = LogoProblem | 'none' | 'heavy';
type Received =
  | { readonly ok: true; readonly logo: LogoFile; readonly leftOut: readonly LeftOut[] }
  | { readonly ok: false; readonly problem: Problem };

async function receive(req: Request): Promise<Received> {
  const upload = await readUpload(req, WANTED);
  if (upload.kind === 'file') return readLogo(upload.body);
  return { ok: false, problem: upload.kind === 'none' ? 'none' : 'heavy' };
}

async function keep(
  deps: Deps,
  res: Response,
  { logo, leftOut }: Extract<Received, { ok: true }>,
): Promise<void> {
  await changeLogo(deps.db, actOf(deps, res), logo);
  const lang = langOf(res);
  const path = pathSaying(here(res), lang, ACTS.kept);
  res.redirect(303, pathWithQuery(path, { [WITHOUT[lang]]: leftOut.join(',') }));
}

function refuse(res: Response, problem: Problem): void {
  const message = (t: Messages) => t.logo.problems[problem];
  draw(res.status(422), new FormView({}, [{ name: 'logo', field: 'logo', message }]));
}

function draw(res: Response, form: FormView, flash?: WithFlash['flash']): void {
  render(res, 'owner/logo', { form, flash, kilobytes: MAX_KILOBYTES, side: MAX_SIDE });
}

function here(res: Response): string {
  return pathTo('moderationLogo', langOf(res), {});
}

function flashOf({ query }: Request, res: Response): WithFlash['flash'] {
  const done = doneAmong(ACTS, query);
  if (done === undefined) return undefined;
  const lang = langOf(res);
  const words = messagesFor(lang).logo;
  const named = wordIn(query, WITHOUT[lang]).split(',');
  const kinds = LEFT_OUT.filter((kind) => named.includes(kind)).map((kind) => words.leftOut[kind]);
  const details = done === 'kept' && kinds.length > 0 ? [words.without(kinds)] : [];
  return { text: words[done], said: words[done], details, act: undefined };
}
