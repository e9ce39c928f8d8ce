import type { RequestHandler, Response } from 'express';
import { SETTINGS, parseSettings, toStored } from '../comments/settings.ts';
import type { CommentSettings, PresetName } from '../comments/settings.ts';
import type { Deps } from '../deps.ts';
import { fieldsOf } from '../web/body.ts';
import { FormView, toInput } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { actOf } from '../moderators/session-page.ts';
import { flashOf } from './flash-page.ts';
import { changeSettings } from './settings-store.ts';
import { settingsIn } from '../comments/settings-store.ts';
import { resultIn } from './result.ts';
import { LANGS } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import { groupsPart, nameOf, presetIn, presetsPart, withPreset } from './preset-page.ts';
import { pathTo, pathWithQuery } from '../addresses/links.ts';
import type { WithFlash } from '../moderators/frame.ts';

declare module '../web/render.ts' {
  interface Views {
    'moderation/settings': ReturnType<typeof settingsPage> & WithFlash;
  }
}

export function showSettings(deps: Deps): RequestHandler {
  return async (req, res) => {
    const viewer = { lang: langOf(res), now: deps.clock() };
    const flash = await flashOf(deps.db, viewer, resultIn(req.query));
    const form = new FormView(toInput(toStored(await settingsIn(deps.db))));
    render(res, 'moderation/settings', { ...settingsPage(viewer.lang, form), flash });
  };
}

export function postSettings(deps: Deps): RequestHandler {
  return async (req, res) => {
    const preset = presetIn(fieldsOf(req));
    const parsed = parseSettings(fieldsOf(req));
    if (preset !== undefined) {
      const form = new FormView(withPreset(fieldsOf(req), preset));
      render(res, 'moderation/settings', settingsPage(langOf(res), form, preset));
    } else if (parsed.ok) await storeSettings(deps, res, parsed.value);
    else {
      const form = new FormView(parsed.input, parsed.errors);
      render(res.status(422), 'moderation/settings', settingsPage(langOf(res), form));
    }
  };
}

function settingsPage(lang: Lang, form: FormView, filled?: PresetName) {
  return {
    form,
    presets: presetsPart(lang, form),
    filled: filled && messagesFor(lang).moderation.settings.presets.filled(nameOf(lang, filled)),
    groups: groupsPart(form),
    settings: SETTINGS,
    languages: LANGS,
  };
}

/** Stores settings, and goes back to their page. */
export async function storeSettings(deps: Deps, res: Response, settings: CommentSettings): Promise<void> {
  const act = actOf(deps, res);
  await changeSettings(deps.db, act, settings);
  res.redirect(303, pathWithQuery(pathTo('moderationSettings', langOf(res), {}), { act: act.id }));
}
