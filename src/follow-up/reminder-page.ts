import type { Request, Response } from 'express';
import { pathTo } from '../addresses/links.ts';
import { REMINDERS_ID, pathToRemindersDone } from '../addresses/reminders.ts';
import type { RemindersDone } from '../addresses/reminders.ts';
import { transact } from '../db/engine.ts';
import type { Deps } from '../deps.ts';
import { NotFound, PageError } from '../errors.ts';
import { otherLang } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import { getLink } from '../strategies/link-store.ts';
import { getRevision } from '../strategies/store.ts';
import { fieldsOf } from '../web/body.ts';
import { FormView } from '../web/form.ts';
import type { FieldError } from '../web/form.ts';
import { expectLang, langOf } from '../web/locale.ts';
import { originOf } from '../web/origin.ts';
import { render } from '../web/render.ts';
import type { Handlers } from '../web/route.ts';
import { visitorOf } from '../web/session.ts';
import { askReminder } from './ask-store.ts';
import { parseReminderAct } from './reminder-form.ts';
import type { ReminderAct } from './reminder-form.ts';
import { endReminders, listReminders } from './reminder-store.ts';

type RemindersPart = Awaited<ReturnType<typeof remindersPart>>;

declare module '../web/render.ts' {
  interface Views {
    'follow-up/reminders': {
      readonly editKey: string;
      readonly brand: string;
      readonly reminders: RemindersPart;
      readonly form: FormView;
      readonly otherPath: string;
    };
  }
}

/** Takes an address, or lets go of it. Only a form that cannot be taken has a page of its own. */
export function askRemindersPage(deps: Deps): Handlers {
  return {
    post: async (req, res) => {
      if (deps.config.mail === undefined) throw new NotFound();
      const parsed = parseReminderAct(fieldsOf(req));
      if (parsed === undefined) throw new PageError(422, 'unreadable');
      const errors = parsed.ok ? await act(deps, req, res, parsed.value) : parsed.errors;
      if (errors.length > 0) await redraw(deps, req, res, errors);
    },
  };
}

/** What the follow-up page says of reminders; undefined on a site that sends no mail. Its view has a `form` with the field `email`. */
export async function remindersPart(
  { db, config }: Deps,
  strategyId: string,
  lang: Lang,
  done?: RemindersDone,
) {
  if (config.mail === undefined) return undefined;
  const kept = await listReminders(db, strategyId);
  return {
    id: REMINDERS_ID[lang],
    on: kept.find(({ confirmedAt }) => confirmedAt !== null)?.email,
    waiting: kept.find(({ confirmedAt }) => confirmedAt === null)?.email,
    done,
  };
}

async function act(
  deps: Deps,
  req: Request,
  res: Response,
  asked: ReminderAct,
): Promise<readonly FieldError[]> {
  const [lang, editKey] = [langOf(res), keyOf(req)];
  if (asked.kind === 'end') {
    await transact(deps.db, async (trx) => {
      const { strategyId } = await getLink(trx, 'edit', editKey);
      await endReminders(trx, strategyId);
    });
    res.redirect(303, pathToRemindersDone(lang, editKey, 'ended'));
    return [];
  }
  const visitor = visitorOf(req);
  const made = { ...originOf(deps, req), ...(visitor !== undefined && { visitor }) };
  const refused = await askReminder(deps, { editKey, email: asked.email, lang, made });
  if (refused !== undefined) return [REFUSALS[refused]];
  res.redirect(303, pathToRemindersDone(lang, editKey, 'asked'));
  return [];
}

const REFUSALS = {
  already: { name: 'email', field: 'email', message: (t) => t.reminders.already },
  often: { name: 'email', field: 'email', message: (t) => t.reminders.often },
} as const satisfies Readonly<Record<string, FieldError>>;

async function redraw(deps: Deps, req: Request, res: Response, errors: readonly FieldError[]): Promise<void> {
  const [lang, editKey] = [langOf(res), keyOf(req)];
  const { strategyId } = await getLink(deps.db, 'edit', editKey);
  const { strategy } = await getRevision(deps.db, strategyId);
  expectLang(strategy.method, res);
  const reminders = await remindersPart(deps, strategyId, lang);
  const form = new FormView(fieldsOf(req), errors);
  const otherPath = pathTo('followUp', otherLang(lang), { editKey });
  render(res.status(422), 'follow-up/reminders', {
    editKey,
    brand: strategy.brand,
    reminders,
    form,
    otherPath,
  });
}

function keyOf(req: Request): string {
  return String(req.params['editKey']);
}
