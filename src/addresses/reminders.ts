import type { Lang, Words } from '../i18n/languages.ts';
import { doneAmong, pathSaying } from './done.ts';
import { pathTo } from './links.ts';

/** The part of the follow-up page that reminders are asked on. */
export const REMINDERS_ID = { fr: 'rappels', en: 'reminders' } as const;

const DONE = {
  asked: { fr: 'rappels-demandes', en: 'reminders-asked' },
  ended: { fr: 'rappels-arretes', en: 'reminders-stopped' },
} as const satisfies Readonly<Record<string, Words>>;
export type RemindersDone = keyof typeof DONE;

export function pathToRemindersDone(lang: Lang, editKey: string, done: RemindersDone): string {
  const path = pathTo('followUp', lang, { editKey });
  return `${pathSaying(path, lang, DONE[done])}#${REMINDERS_ID[lang]}`;
}

export function remindersDoneIn(query: Readonly<Record<string, unknown>>): RemindersDone | undefined {
  return doneAmong(DONE, query);
}
