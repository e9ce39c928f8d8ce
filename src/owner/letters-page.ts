import type { RequestHandler, Response } from 'express';
import { doneAmong, pathSaying } from '../addresses/done.ts';
import { pathTo, pathWithQuery } from '../addresses/links.ts';
import type { Deps } from '../deps.ts';
import { formatMoment } from '../i18n/format.ts';
import { otherLang } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import { maskedAddress } from '../mail/address.ts';
import { UNSENT_STATES, countByTrouble, countUnsent, listUnsent } from '../mail/unsent-store.ts';
import type { UnsentMail, UnsentState } from '../mail/unsent-store.ts';
import type { WithFlash } from '../moderators/frame.ts';
import { actOf } from '../moderators/session-page.ts';
import { fieldsOf } from '../web/body.ts';
import { FormView } from '../web/form.ts';
import { PER_PAGE, listLinks, listPage, pageAsked } from '../web/list-page.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { parseLetters, stateIn } from './letters-form.ts';
import { changeLetters } from './letters-store.ts';

declare module '../web/render.ts' {
  interface Views {
    'owner/letters': Awaited<ReturnType<typeof lettersPage>> & WithFlash;
  }
}

const DONE = {
  again: { fr: 'renvoyee', en: 'again' },
  all: { fr: 'renvoyees', en: 'all-again' },
  drop: { fr: 'abandonnee', en: 'dropped' },
  gone: { fr: 'partie', en: 'gone' },
  early: { fr: 'en-attente', en: 'too-early' },
} as const;

export function showLetters(deps: Deps): RequestHandler {
  return async (req, res) => {
    const lang = langOf(res);
    const page = await lettersPage(deps, res, stateIn(req.query), pageAsked(req.query));
    const done = doneAmong(DONE, req.query);
    const text = done && messagesFor(lang).letters.done[done];
    const flash = text === undefined ? undefined : { text, said: text, details: [], act: undefined };
    render(res, 'owner/letters', { ...page, flash });
  };
}

export function postLetters(deps: Deps): RequestHandler {
  return async (req, res) => {
    const parsed = parseLetters(fieldsOf(req));
    const state = stateIn(parsed.input);
    if (!parsed.ok) {
      const page = await lettersPage(deps, res, state, 1);
      const form = new FormView(parsed.input, parsed.errors);
      render(res.status(422), 'owner/letters', { ...page, form });
      return;
    }
    const outcome = await changeLetters(deps.db, actOf(deps, res), parsed.value);
    const lang = langOf(res);
    res.redirect(303, pathSaying(pathOf(lang, state), lang, DONE[outcome]));
  };
}

async function lettersPage({ db, config, clock }: Deps, res: Response, state: UnsentState, asked: number) {
  const lang = langOf(res);
  const counts = { failed: await countUnsent(db, 'failed'), waiting: await countUnsent(db, 'waiting') };
  const place = listPage(asked, counts[state]);
  const now = clock();
  const mails = await listUnsent(db, state, { skip: place.skip, limit: PER_PAGE, now });
  const words = messagesFor(lang).letters;
  const reasons = state === 'failed' ? await countByTrouble(db) : [];
  return {
    form: new FormView({}),
    state,
    isSending: config.mail !== undefined,
    letters: mails.map((mail) => letterView(lang, mail, now)),
    reasons: reasons.map(({ trouble, count }) => ({
      ...{ trouble, count, reason: words.reasons[trouble], mend: words.mends[trouble] },
    })),
    tabs: UNSENT_STATES.map((each) => ({
      label: words.tabs[each],
      count: counts[each],
      path: pathOf(lang, each),
      current: each === state,
    })),
    pages: listLinks(place, pathOf(lang, state)),
    otherPath: pathOf(otherLang(lang), state),
  };
}

function letterView(lang: Lang, mail: UnsentMail, now: number) {
  const { id, subject, recipient, queuedAt, tries, trouble, failedAt, nextTryAt, isHeldBack } = mail;
  const words = messagesFor(lang).letters;
  return {
    id,
    subject,
    recipient: maskedAddress(recipient),
    queued: formatMoment(lang, queuedAt),
    tries,
    reason: trouble && words.reasons[trouble],
    failed: failedAt === undefined ? undefined : formatMoment(lang, failedAt),
    isHeldBack,
    next: failedAt === undefined && nextTryAt > now ? formatMoment(lang, nextTryAt) : undefined,
  };
}

function pathOf(lang: Lang, state: UnsentState): string {
  return pathWithQuery(pathTo('moderationLetters', lang, {}), { status: state === 'failed' ? '' : state });
}
