import { sayReason, toReasons } from '../comments/guard.ts';
import { toChange as toIdentityChange } from '../identity/change.ts';
import { toChange } from '../comments/settings-change.ts';
import { formatMoment, formatTime, toDay } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { readAccountReason } from '../log/account-change.ts';
import type { LogLine } from '../log/act.ts';
import { toLetterChange } from '../mail/letter-change.ts';
import { isStatus } from './decision.ts';
import type { Lang } from '../i18n/languages.ts';

export interface Viewer {
  readonly lang: Lang;
  readonly now: number;
}

export function sayLine(lang: Lang, line: LogLine) {
  const words = messagesFor(lang).moderation;
  const { from, to } = line;
  const isMove = isStatus(to) && from !== to;
  return {
    id: line.id,
    commentId: line.commentId,
    moment: formatMoment(lang, line.at),
    iso: new Date(line.at).toISOString(),
    actor: sayActor(lang, line.actor),
    action: sayAction(lang, line.action),
    change: isMove ? words.log.change(isStatus(from) ? words.status[from] : undefined, words.status[to]) : '',
    reason: sayLineReason(lang, line),
  };
}

export function sayActor(lang: Lang, actor: string): string {
  const { actors } = messagesFor(lang).moderation.log;
  const named: Readonly<Record<string, string>> = actors;
  return Object.hasOwn(named, actor) ? (named[actor] ?? actor) : actor;
}

export function sayAction(lang: Lang, action: string): string {
  const actions: Readonly<Record<string, string>> = messagesFor(lang).moderation.log.actions;
  return actions[action] ?? action;
}

function sayLineReason(lang: Lang, { action, via, reason }: LogLine): string {
  const t = messagesFor(lang);
  if (reason === null) return '';
  if (via === 'rule')
    return toReasons(reason)
      .map((each) => sayReason(t, each))
      .join(', ');
  if (action === 'anonymise' || action === 'erase' || action === 'export')
    return t.moderation.log.comments(Number(reason));
  if (action === 'second-factor' && reason === 'codes') return t.moderation.log.newCodes;
  if (action === 'second-factor') return reason === 'on' ? t.common.yes : t.common.no;
  if (action === 'account') return sayAccountChange(lang, reason);
  if (action === 'identity') return sayIdentityChange(lang, reason);
  if (action === 'letter') return sayLetterChange(lang, reason);
  if (action === 'recovery-code') return t.moderation.log.codesLeft(Number(reason));
  return action === 'setting' ? sayChange(lang, reason) : reason;
}

function sayAccountChange(lang: Lang, stored: string): string {
  const { log } = messagesFor(lang).accounts;
  const told = readAccountReason(stored);
  if (told === undefined) return stored;
  const what = log.changes[told.change];
  return told.whom === undefined ? what : log.of(what, told.whom);
}

function sayChange(lang: Lang, stored: string): string {
  const { name, before, after } = toChange(stored);
  const { comments, moderation } = messagesFor(lang);
  return moderation.log.setting(comments.settings.fields[name].label, before, after);
}

function sayIdentityChange(lang: Lang, stored: string): string {
  const { name, before, after } = toIdentityChange(stored);
  const { identity, logo, moderation } = messagesFor(lang);
  const label = name === 'logo' ? logo.title : identity.fields[name].label;
  return moderation.log.setting(label, before, after);
}

function sayLetterChange(lang: Lang, stored: string): string {
  const { log, reasons } = messagesFor(lang).letters;
  const change = toLetterChange(stored);
  if (change.kind === 'all') return log.all(change.count, reasons[change.trouble]);
  return log[change.kind](formatMoment(lang, change.queuedAt));
}

const OF_NO_STATUS: readonly string[] = ['warn', 'report', 'reopen'];

/** What a moderator learns who came second: who was first, what they did, and when. */
export function sayAlready({ lang, now }: Viewer, name: string | undefined, log: readonly LogLine[]): string {
  const { already } = messagesFor(lang).moderation;
  const last = log.filter(({ action }) => !OF_NO_STATUS.includes(action)).at(-1);
  if (last === undefined) return already.gone;
  const isToday = toDay(last.at) === toDay(now);
  const when = isToday ? already.at(formatTime(lang, last.at)) : already.on(formatMoment(lang, last.at));
  const actor = sayActor(lang, last.actor);
  if (name === undefined) return already.removed(actor, when);
  if (last.action === 'edit' || !isStatus(last.to)) return already.edited(name, actor, when);
  return already.decided(name, already.status[last.to], actor, when);
}
