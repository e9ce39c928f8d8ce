import { REASON_MAX } from '../indicators/decision.ts';
import type { Decision } from '../indicators/decision.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Approach } from '../method/method.ts';
import { keysAlike } from '../method/own.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { FormReader } from '../web/form.ts';
import type { FieldError, FormFields, Input, Parsed } from '../web/form.ts';
import { readReviewDate } from '../wizard/review-date.ts';
import { PRESS_FIELDS } from '../wizard/step.ts';
import type { Lang } from '../i18n/languages.ts';
import { kindsFor, markedApproaches } from './meeting.ts';
import type { Decided } from './meeting.ts';

/** One of each for every approach. `revision` is the one that the form was drawn with. */
export const MEETING_FORM = {
  'decision-*': 'choice',
  'reason-*': 'words',
  ...PRESS_FIELDS,
  'review-date': 'words',
  revision: 'choice',
} as const satisfies FormFields;

export interface Meeting {
  /** What is decided now and what counts from before, each approach once. */
  readonly decided: readonly Decided[];
  readonly reviewDate: string;
}

interface Reading {
  readonly strategy: Strategy;
  readonly standing: readonly Decision[];
  /** `YYYY-MM-DD` in the zone of the site. */
  readonly today: string;
  readonly lang: Lang;
}

/** What is left out stays as it was decided. */
export function parseMeeting(fields: Input, reading: Reading): Parsed<Meeting> {
  const form = new FormReader<string>(fields);
  const { approaches } = reading.strategy.method;
  const decided = approaches.flatMap((approach) => readDecision(form, approach, reading) ?? []);
  return form.result({ decided, reviewDate: readReviewDate(form, null, reading.today) });
}

/** A wheel with marks needs a decision about one of its approaches; where there is none, the date is all that a meeting may say. */
export function refuseNothing({ decided }: Meeting, strategy: Strategy): readonly FieldError[] {
  const [first] = markedApproaches(strategy);
  if (first === undefined || decided.length > 0) return [];
  const name = `decision-${first.key}`;
  return [{ name, field: `${name}-keep`, message: (t) => t.meeting.noDecision }];
}

function readDecision(
  form: FormReader<string>,
  { key, label }: Approach,
  { strategy, standing, lang }: Reading,
): Decided | undefined {
  const before = standing.find((each) => each.approach === key);
  const kinds = kindsFor(strategy, key, standing);
  const name = `decision-${key}`;
  const subject = (t: Messages) => t.meeting.subject(label[t.lang]);
  const kind = form.choice(name, kinds, subject) ?? before?.kind;
  const typed = form.has(`reason-${key}`) ? readReason(form, key, label) : undefined;
  const reason = typed ?? before?.reason ?? '';
  if (kind === undefined && reason !== '' && form.values(name).every((value) => value === ''))
    form.fail(name, (t) => t.meeting.reasonAlone(label[t.lang]), `${name}-${kinds[0] ?? ''}`);
  if (kind === undefined) return undefined;
  return { approach: key, kind, reason, lang: before?.reason === reason ? before.lang : lang };
}

function readReason(form: FormReader<string>, key: string, label: Approach['label']): string {
  return form.text(`reason-${key}`, {
    max: REASON_MAX,
    subject: (t) => t.meeting.reasonSubject(label[t.lang]),
  });
}

export function meetingInput(standing: readonly Decision[], reviewDate: string): Input {
  const fields = standing.flatMap(({ approach, kind, reason }) => [
    [`decision-${approach}`, [kind]] as const,
    [`reason-${approach}`, [reason]] as const,
  ]);
  return { ...Object.fromEntries(fields), 'review-date': [reviewDate] };
}

/** The revision that a form was drawn with; undefined for the newest, and none that ever was for anything but a number. */
export function drawnWith({ revision }: Input): number | undefined {
  if (revision === undefined || revision.length === 0) return undefined;
  const [number = '', ...more] = revision;
  return more.length === 0 && /^[1-9]\d{0,8}$/.test(number) ? Number(number) : -1;
}

/** What was typed about an approach, under the start of its two fields. */
export interface TypedDecision {
  readonly key: string;
  readonly kind: string;
  readonly reason: string;
}

/** What a form says of approaches about which the newest wheel allows no such decision. */
export function leftOver(
  fields: Input,
  isAllowed: (typed: TypedDecision) => boolean,
): readonly TypedDecision[] {
  const keys = Object.keys(fields).flatMap((name) => FIELD.exec(name)?.[2] ?? []);
  return [...new Set(keys)]
    .map((key) => ({
      key,
      kind: fields[`decision-${key}`]?.[0] ?? '',
      reason: fields[`reason-${key}`]?.[0]?.trim() ?? '',
    }))
    .filter((typed) => (typed.kind !== '' || typed.reason !== '') && !isAllowed(typed));
}

const FIELD = /^(decision-|reason-)(.+)$/;

/** A form drawn with an older revision under the keys of the newest one: what is typed about an own approach goes by its name. */
export function carriedOver(fields: Input, from: Pick<Strategy, 'own'>, to: Pick<Strategy, 'own'>): Input {
  const keyOf = keysAlike(from.own, to.own);
  const carried = Object.entries(fields).map(([name, values]) => {
    const [, start, key] = FIELD.exec(name) ?? [];
    return [start === undefined || key === undefined ? name : `${start}${keyOf(key)}`, values] as const;
  });
  return Object.fromEntries(carried);
}
