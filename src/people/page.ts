import type { RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { toDay } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { fieldsOf } from '../web/body.ts';
import { FormReader, FormView } from '../web/form.ts';
import type { FieldError, FormFields, Input, Parsed } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { actOf, moderatorOf } from '../moderators/session-page.ts';
import { insertLogLine } from '../log/store.ts';
import { PER_PAGE } from '../moderation/queue-form.ts';
import { flashOf } from '../moderation/flash-page.ts';
import { cardOf } from '../moderation/card-page.ts';
import type { Card, TitleOf } from '../moderation/card-page.ts';
import { tellingReporters } from '../comments/report-letter-store.ts';
import { erasePerson, findPerson } from './store.ts';
import type { Erasure, Held, Who } from './store.ts';
import { personCsv, personJson } from './export-page.ts';
import { emailKey } from '../mail/address.ts';
import { EMAIL_MAX } from '../web/text/email.ts';
import { forgetDeleted } from '../db/engine.ts';
import { resultIn } from '../moderation/result.ts';
import { pathTo, pathWithQuery } from '../addresses/links.ts';
import type { WithFlash } from '../moderators/frame.ts';

declare module '../web/render.ts' {
  interface Views {
    'people/show': { readonly form: FormView; readonly person: Person | undefined } & WithFlash;
  }
}

/** In the order of their table. */
const HELD_KINDS = [
  'comments',
  'subscriptions',
  'reports',
  'mails',
  'reminders',
  'keptWith',
  'linkRequests',
  'linkLetters',
  'blocks',
  'accounts',
  'log',
  'mentions',
] as const satisfies readonly (keyof Held)[];

const ACTIONS = ['find', 'json', 'csv', 'anonymise', 'erase'] as const;
type Action = (typeof ACTIONS)[number];

export const PEOPLE_FORM = { email: 'words', action: 'choice', sure: 'choice' } as const satisfies FormFields;

export function showPeople(deps: Deps): RequestHandler {
  return async (req, res) => {
    const viewer = { lang: langOf(res), now: deps.clock() };
    const flash = await flashOf(deps.db, viewer, resultIn(req.query));
    render(res, 'people/show', { form: new FormView({}), person: undefined, flash });
  };
}

/** Finds, hands out or forgets what is held of a person. The address is never part of an address of ours. */
export function postPeople(deps: Deps, titleOf: TitleOf): RequestHandler {
  return async (req, res) => {
    const parsed = parseAsked(fieldsOf(req));
    const key = emailKey(parsed.input['email']?.[0] ?? '');
    const who = { key, secret: deps.secrets.address };
    const held = key === '' ? undefined : await findPerson(deps.db, who);
    if (!parsed.ok || held === undefined) draw(deps, titleOf, res.status(422), held, parsed);
    else if (parsed.value === 'find') draw(deps, titleOf, res, held, { input: parsed.input });
    else if (parsed.value === 'json' || parsed.value === 'csv')
      await handOut(deps, res, key, held, parsed.value);
    else await forget(deps, res, who, parsed.value);
  };
}

function parseAsked(fields: Input): Parsed<Action> {
  const form = new FormReader<keyof typeof PEOPLE_FORM>(fields);
  form.text('email', {
    max: EMAIL_MAX,
    subject: (t) => t.moderation.people.email.label,
    missing: (t) => t.moderation.people.email.missing,
  });
  const action = form.choice('action', ACTIONS, (t) => t.moderation.people.title) ?? 'find';
  const isErasing = action === 'anonymise' || action === 'erase';
  if (isErasing && !form.flag('sure', (t) => t.moderation.single.sure))
    form.fail('sure', (t) => t.moderation.single.notSure);
  return form.result(action);
}

/** What is held of a person, as the page counts it. */
interface Person {
  readonly counts: readonly { readonly kind: string; readonly label: string; readonly count: number }[];
  readonly comments: number;
  readonly mentions: number;
  readonly accountsStay: boolean;
  /** How many of the cards are shown at most. */
  readonly shown: number;
  readonly cards: readonly Card[];
  readonly mentionCards: readonly Card[];
}

interface Shown {
  readonly input: Input;
  readonly errors?: readonly FieldError[];
}

function draw(
  { clock }: Deps,
  titleOf: TitleOf,
  res: Response,
  held: Held | undefined,
  { input, errors }: Shown,
): void {
  const viewer = { lang: langOf(res), now: clock(), titleOf };
  const cards = (comments: Held['comments'] | Held['mentions']) =>
    comments.slice(-PER_PAGE).map((comment) => cardOf(viewer, comment, { log: [] }));
  const words = messagesFor(viewer.lang).moderation.people.held;
  const person = held && {
    counts: HELD_KINDS.map((kind) => ({ kind, label: words[kind], count: held[kind].length })),
    comments: held.comments.length,
    mentions: held.mentions.length,
    accountsStay: held.accounts.length > 0 && moderatorOf(res).role !== 'owner',
    shown: PER_PAGE,
    cards: cards(held.comments),
    mentionCards: cards(held.mentions),
  };
  render(res, 'people/show', { form: new FormView(input, errors), person });
}

async function handOut(
  deps: Deps,
  res: Response,
  key: string,
  held: Held,
  kind: 'json' | 'csv',
): Promise<void> {
  const { db, clock, config } = deps;
  await insertLogLine(db, actOf(deps, res), { action: 'export', reason: String(held.comments.length) });
  const person = { key, held, now: clock(), baseUrl: config.baseUrl };
  const name = messagesFor(langOf(res)).moderation.people.fileName(toDay(clock()));
  res.attachment(`${name}.${kind}`);
  if (kind === 'json') res.json(personJson(person));
  else res.type('text/csv; charset=utf-8; header=present').send(personCsv(person));
}

async function forget(deps: Deps, res: Response, who: Who, how: Erasure): Promise<void> {
  const act = actOf(deps, res);
  await erasePerson(deps.db, act, who, how, {
    nameIn: (lang) => messagesFor(lang).comments.anonymous,
    withAccounts: moderatorOf(res).role === 'owner',
    tellReporters: tellingReporters(deps),
  });
  await forgetDeleted(deps.db);
  res.redirect(303, pathWithQuery(pathTo('moderationPeople', langOf(res), {}), { act: act.id }));
}
