import type { RequestHandler, Response } from 'express';
import { followUpActIn, followUpAsked, pathToFollowUpForm } from '../addresses/follow-up.ts';
import type { FollowUpAct, FollowUpAsked } from '../addresses/follow-up.ts';
import { pathTo } from '../addresses/links.ts';
import { remindersDoneIn } from '../addresses/reminders.ts';
import type { RemindersDone } from '../addresses/reminders.ts';
import type { Deps } from '../deps.ts';
import { otherLang } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import { INDICATORS_MAX, PER_APPROACH_MAX, labelLangOf, labelOf } from '../indicators/indicator.ts';
import type { Followed } from '../indicators/indicator.ts';
import { measuredIn } from '../indicators/measured.ts';
import { listLatestReadings } from '../indicators/reading-store.ts';
import { READINGS_SHOWN } from '../indicators/reading.ts';
import { showableKey } from '../strategies/keys.ts';
import { getCurrentLink } from '../strategies/link-store.ts';
import { isFollowUpShown } from '../strategies/sharing-store.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { FormView } from '../web/form.ts';
import type { FieldError } from '../web/form.ts';
import { pageAsked, pathOfPage } from '../web/list-page.ts';
import { expectLang, langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { approachesAt } from '../wheel/wheel.ts';
import type { Refused } from './act.ts';
import { groupsOf } from './cards.ts';
import { daysOf } from './day.ts';
import { historyPage } from './history-page.ts';
import { openForms } from './open-form-page.ts';
import { remindersPart } from './reminder-page.ts';
import { readingRows } from './rows-page.ts';
import { openFollowUp } from './store.ts';

declare module '../web/render.ts' {
  interface Views {
    'follow-up/show': Awaited<ReturnType<typeof followUpPage>>;
  }
}

interface Asked {
  readonly page: number;
  readonly form?: FollowUpAsked | undefined;
  readonly act?: FollowUpAct | undefined;
  readonly reminders?: RemindersDone | undefined;
  readonly refused?: Refused;
}

export function showFollowUpPage(deps: Deps): RequestHandler {
  return async (req, res) => {
    const asked = {
      page: pageAsked(req.query),
      form: followUpAsked(req.query),
      act: followUpActIn(req.query),
      reminders: remindersDoneIn(req.query),
    };
    render(res, 'follow-up/show', await followUpPage(deps, String(req.params['editKey']), res, asked));
  };
}

/** The page again with what was typed: 422, or 409 where somebody changed the same thing meanwhile. */
export async function drawFollowUp(
  deps: Deps,
  editKey: string,
  res: Response,
  refused: Refused,
): Promise<void> {
  const page = await followUpPage(deps, editKey, res, { page: 1, refused });
  render(res.status(refused.outcome.kind === 'refused' ? 422 : 409), 'follow-up/show', page);
}

async function followUpPage(deps: Deps, editKey: string, res: Response, asked: Asked) {
  const [{ db, clock }, lang] = [deps, langOf(res)];
  const opened = await openFollowUp(db, editKey);
  const { strategyId, followed, stored } = opened;
  const { strategy } = opened.revision;
  expectLang(strategy.method, res);
  const readings = await listLatestReadings(db, strategyId, READINGS_SHOWN);
  const measured = measuredIn(strategy, stored, readings, lang);
  const isShown = await isFollowUpShown(db, strategyId);
  const path = pathTo('followUp', lang, { editKey });
  const days = daysOf(opened.begunAt, clock());
  const input = asked.refused?.input ?? {};
  const history = await historyPage(db, {
    strategyId,
    followed,
    method: strategy.method,
    asked: asked.page,
    editKey,
    path,
    lang,
  });
  const opening = await openForms(db, opened, { form: asked.form, refused: asked.refused, lang });
  const readLink = await getCurrentLink(db, strategyId, 'read');
  return {
    editKey,
    readKey: showableKey(deps.secrets.link, readLink),
    brand: strategy.brand,
    reviewDate: strategy.reviewDate,
    blank: blankOf(strategy),
    abstain: strategy.method.words[lang].abstain,
    groups: groupsOf({ strategy, measured, followed, editKey, lang }),
    addPath: pathToFollowUpForm(lang, editKey, { form: 'indicator', of: 'new' }),
    ended: endedOf(followed, strategy, lang),
    reminders: await remindersPart(deps, strategyId, lang, asked.reminders),
    limits: { perApproach: PER_APPROACH_MAX, all: INDICATORS_MAX },
    rows: readingRows({ strategy, followed, measured, input, lang }),
    days,
    opening: opening.part,
    flash: flashOf(asked.act, isShown, lang),
    history,
    form: new FormView(
      {
        'on-date': [days.today],
        'show-follow-up': isShown ? ['on'] : [],
        ...opening.input,
        ...input,
      },
      errorsOf(asked.refused),
    ),
    otherPath: otherPathOf(editKey, otherLang(lang), asked.form, history.page),
  };
}

/** The same in the other language, with the form that is open. */
function otherPathOf(editKey: string, lang: Lang, form: FollowUpAsked | undefined, page: number): string {
  return form === undefined
    ? pathOfPage(pathTo('followUp', lang, { editKey }), page)
    : pathToFollowUpForm(lang, editKey, form);
}

/** Why nothing is proposed. */
function blankOf(strategy: Strategy): 'abstain' | 'blank' | undefined {
  if (strategy.abstainReason !== null) return 'abstain';
  return approachesAt(strategy, 'priority').length === 0 ? 'blank' : undefined;
}

function endedOf(followed: readonly Followed[], { method }: Strategy, lang: Lang) {
  return followed.flatMap((each) =>
    each.endedAt === null
      ? []
      : [
          {
            id: each.id,
            label: labelOf(each, method, lang),
            labelLang: labelLangOf(each),
            endedAt: each.endedAt,
          },
        ],
  );
}

function flashOf(act: FollowUpAct | undefined, isShown: boolean, lang: Lang) {
  const { done } = messagesFor(lang).followUp;
  if (act === undefined) return undefined;
  return act === 'sharing' ? done[isShown ? 'shown' : 'hidden'] : done[act];
}

function errorsOf(refused: Refused | undefined): readonly FieldError[] {
  return refused?.outcome.kind === 'refused' ? refused.outcome.errors : [];
}
