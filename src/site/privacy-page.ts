import type { RequestHandler } from 'express';
import { settingsIn } from '../comments/settings-store.ts';
import type { Deps } from '../deps.ts';
import type { PrivacyFacts, Retention } from '../i18n/retention.ts';
import { identityOf } from '../identity/page.ts';
import { controllerOf } from '../identity/duties.ts';
import type { Method } from '../method/method.ts';
import { isForgotten } from '../addresses/query.ts';
import { render } from '../web/render.ts';
import { LEAST_SHARED } from '../blind/blind-test.ts';
import { EMAIL_MONTHS, QUOTA_LIFE_MS } from '../comments/removal-store.ts';
import type { CommentSettings } from '../comments/settings.ts';
import { WRITER_MONTHS } from '../comments/writer.ts';
import { ASKED_LIFE_MS } from '../follow-up/reminder-token.ts';
import { SENT_LIFE_MS, UNSENT_LIFE_MS as UNSENT_MAIL_LIFE_MS } from '../mail/store.ts';
import { IDLE_LIFE_MS as WISH_LIFE_MS } from '../mail/subscription-store.ts';
import { ATTEMPT_WINDOW_MS } from '../moderators/attempt.ts';
import { DEVICE_LIFE_MS } from '../moderators/device.ts';
import { ABSOLUTE_LIFE_MS, IDLE_LIFE_MS } from '../moderators/moderator.ts';
import { ROUNDED_TO } from '../observatory/amount.ts';
import { PLACES_A_DAY } from '../observatory/snapshot.ts';
import { LIFE_MONTHS, UNDO_DAYS } from '../strategies/lifespan.ts';
import { SESSION_LIFE_MS } from '../web/session-store.ts';
import { DRAFT_LIFE_MS } from '../wizard/store.ts';
import { UNSENT_LIFE_MS, WORKSHOP_LIFE_MS } from '../workshop/workshop.ts';

declare module '../web/render.ts' {
  interface Views {
    'site/privacy': { readonly forgotten: boolean; readonly facts: PrivacyFacts };
  }
}

export function showPrivacy({ db, config, methods }: Deps): RequestHandler {
  return async (req, res) => {
    const identity = identityOf(res);
    const facts = {
      ...retentionWith(await settingsIn(db), config.backupDays),
      controller: controllerOf(identity),
      authority: identity.authority,
      contact: identity.contact,
      approaches: sameCount(methods.offered),
      isOnServer: config.databaseUrl !== undefined,
      hasMail: config.mail !== undefined,
    };
    const forgotten = isForgotten(req.query);
    render(res.set('Cache-Control', 'no-cache'), 'site/privacy', { forgotten, facts });
  };
}

function sameCount(methods: readonly Method[]): number | undefined {
  const [count, ...others] = new Set(methods.map(({ approaches }) => approaches.length));
  return others.length > 0 ? undefined : count;
}

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Source: GDPR, art. 12(3). */
const ANSWER_MONTHS = 1;

/** What is kept for how long with these settings, each number from where it is in force. */
export function retentionWith(settings: CommentSettings, backupDays: number): Retention {
  const { addressMonths, spamDays, trashDays, warnDays, purgeDays, noticeMinutes, editMinutes } = settings;
  return {
    draftDays: DRAFT_LIFE_MS / DAY_MS,
    sessionDays: SESSION_LIFE_MS / DAY_MS,
    strategyMonths: LIFE_MONTHS,
    undoDays: UNDO_DAYS,
    sentDays: SENT_LIFE_MS / DAY_MS,
    unsentDays: UNSENT_MAIL_LIFE_MS / DAY_MS,
    wheelsOfNetwork: PLACES_A_DAY,
    leastAlike: ROUNDED_TO,
    leastAnswers: LEAST_SHARED,
    unconfirmedDays: ASKED_LIFE_MS / DAY_MS,
    workshopDays: WORKSHOP_LIFE_MS / DAY_MS,
    unsentAnswerHours: UNSENT_LIFE_MS / HOUR_MS,
    emailMonths: EMAIL_MONTHS,
    quotaHours: QUOTA_LIFE_MS / HOUR_MS,
    questionHours: settings.captchaHours,
    wishDays: WISH_LIFE_MS / DAY_MS,
    writerMonths: WRITER_MONTHS,
    deviceDays: DEVICE_LIFE_MS / DAY_MS,
    attemptMinutes: ATTEMPT_WINDOW_MS / MINUTE_MS,
    idleMinutes: IDLE_LIFE_MS / MINUTE_MS,
    signedInHours: ABSOLUTE_LIFE_MS / HOUR_MS,
    answerMonths: ANSWER_MONTHS,
    ...{ addressMonths, spamDays, trashDays, warnDays, purgeDays, noticeMinutes, editMinutes },
    backupDays,
  };
}
