import { LANGS } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import { pathTo, pathWithQuery } from './links.ts';

/** The part of the follow-up page that reminders are asked on. */
export const REMINDERS_ID = { fr: 'rappels', en: 'reminders' } as const;

const DONE_WORD = { fr: 'fait', en: 'done' } as const;
const DONE = {
  asked: { fr: 'rappels-demandes', en: 'reminders-asked' },
  ended: { fr: 'rappels-arretes', en: 'reminders-stopped' },
} as const satisfies Readonly<Record<string, Readonly<Record<Lang, string>>>>;
export type RemindersDone = keyof typeof DONE;

export function pathToRemindersDone(lang: Lang, editKey: string, done: RemindersDone): string {
  const path = pathTo('followUp', lang, { editKey });
  return `${pathWithQuery(path, { [DONE_WORD[lang]]: DONE[done][lang] })}#${REMINDERS_ID[lang]}`;
}

export function remindersDoneIn(query: Readonly<Record<string, unknown>>): RemindersDone | undefined {
  return LANGS.flatMap((lang) =>
    (['asked', 'ended'] as const).filter((done) => query[DONE_WORD[lang]] === DONE[done][lang]),
  )[0];
}
