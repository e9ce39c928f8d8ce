import type { Request } from 'express';
import { emailKey } from '../mail/address.ts';
import { EMAIL_MAX, EMAIL_SHAPE } from '../web/text/email.ts';
import { FormReader, onePerField } from '../web/form.ts';
import type { FormFields, Input, Parsed } from '../web/form.ts';
import { PageError } from '../errors.ts';
import type { Writer } from './writer.ts';
import type { Article } from '../articles/article.ts';
import type { Deps } from '../deps.ts';
import { clientOf } from '../caps/client.ts';
import { currentKey } from '../web/signed.ts';
import type { Asked } from './question-store.ts';
import { QUESTION_FIELDS } from './question.ts';
import type { CommentSettings } from './settings.ts';
import type { Lang } from '../i18n/languages.ts';
import { fieldsOf } from '../web/body.ts';
import { sha256 } from '../web/digest.ts';

/** Limits in code points, once trimmed (comments §3, row 9). */
export const NAME_MAX = 80;
export const WEBSITE_MAX = 200;
export const COMMENT_MIN = 3;
export const COMMENT_MAX = 5000;

export const COMMENT_FORM = {
  name: 'words',
  email: 'words',
  website: 'words',
  comment: 'words',
  /** The decoy, which nobody sees. */
  fax: 'words',
  parent: 'choice',
  notify: 'choice',
  remember: 'choice',
  action: 'choice',
  ...QUESTION_FIELDS,
} as const satisfies FormFields;
type CommentReader = FormReader<keyof typeof COMMENT_FORM>;

export interface CommentFields {
  readonly name: string;
  /** As typed. Compare it by `emailKey`. */
  readonly email: string;
  readonly website: string | null;
  readonly comment: string;
  /** The id of the comment it answers. The route has to find it under the same article. */
  readonly parent: string | null;
  readonly notify: boolean;
  readonly remember: boolean;
  readonly decoy: boolean;
}

/** Reads the form of a comment; its question apart, which `readAnswer` reads. One problem a field, the first. */
export function parseComment(fields: Input): Parsed<CommentFields> {
  const form = new FormReader<keyof typeof COMMENT_FORM>(fields);
  const parsed = form.result({
    name: readName(form),
    email: readEmail(form),
    website: readWebsite(form),
    comment: readText(form),
    parent: readParent(form),
    notify: form.flag('notify', (t) => t.comments.fields.notify.label),
    remember: form.flag('remember', (t) => t.comments.fields.remember.label),
    decoy: form.values('fax').some((value) => value.trim() !== ''),
  });
  return onePerField(parsed);
}

function readName(form: CommentReader): string {
  const name = form.text('name', {
    max: Infinity,
    subject: (t) => t.comments.fields.name.subject,
    missing: (t) => t.comments.fields.name.missing,
  });
  const length = lengthOf(name);
  if (length > NAME_MAX) form.fail('name', (t) => t.comments.fields.name.tooLong(NAME_MAX, length));
  return name;
}

function readEmail(form: CommentReader): string {
  const email = form.text('email', {
    max: EMAIL_MAX,
    subject: (t) => t.comments.fields.email.subject,
    missing: (t) => t.comments.fields.email.missing,
  });
  if (!EMAIL_SHAPE.test(email)) form.fail('email', (t) => t.comments.fields.email.shape);
  return email;
}

function readWebsite(form: CommentReader): string | null {
  const typed = form.text('website', { max: WEBSITE_MAX, subject: (t) => t.comments.fields.website.subject });
  if (typed === '') return null;
  const website = websiteOf(typed);
  if (website === null) form.fail('website', (t) => t.comments.fields.website.shape);
  return website;
}

/** An address as it is stored: `exemple.fr` is `https://exemple.fr/`. Null for what is no public website. */
function websiteOf(typed: string): string | null {
  const url = parseUrl(typed.includes('://') ? typed : `https://${typed}`);
  const isWhole =
    url !== null && !/[\s\\"<>]/.test(typed) && /[a-z\d]\.[a-z][a-z\d-]*[a-z\d]$/.test(url.hostname);
  return isWhole ? url.href : null;
}

/** An http(s) address without a name and password, which only serve to disguise where it leads. */
function parseUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.username + url.password === '' ? url : null;
}

export const EDIT_FORM = { comment: 'words', version: 'choice' } as const satisfies FormFields;

export const REPORT_FORM = {
  reason: 'words',
  email: 'words',
  ...QUESTION_FIELDS,
} as const satisfies FormFields;

export function readText(form: FormReader<'comment'>): string {
  const text = form.text('comment', {
    max: Infinity,
    multiline: true,
    subject: (t) => t.comments.fields.comment.subject,
    missing: (t) => t.comments.fields.comment.missing,
  });
  const length = lengthOf(text);
  if (length < COMMENT_MIN) form.fail('comment', (t) => t.comments.fields.comment.tooShort(COMMENT_MIN));
  if (length > COMMENT_MAX)
    form.fail('comment', (t) => t.comments.fields.comment.tooLong(length - COMMENT_MAX));
  return text;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const ID_SHAPE = /^[\w-]{1,64}$/;

/** The field is hidden, so its problem is told where somebody can go. */
function readParent(form: CommentReader): string | null {
  const [id = '', ...more] = form.values('parent');
  if (more.length > 0 || (id !== '' && !ID_SHAPE.test(id)))
    form.fail('parent', (t) => t.comments.reply.unknown, 'comment');
  return id === '' ? null : id;
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}

/**
 * What makes two comments one: article, language, e-mail and words, the spaces between these aside. It derives from
 * the e-mail address: erase it with the address.
 */
export function digestOf(comment: {
  readonly article: string;
  readonly lang: Lang;
  readonly email: string;
  readonly text: string;
}): string {
  const words = comment.text.normalize('NFC').replace(/\s+/g, ' ').trim();
  const parts = [comment.article, comment.lang, emailKey(comment.email), words];
  return sha256(JSON.stringify(parts));
}

/** A recognised writer may leave name and e-mail empty. */
export function fillIn(typed: Input, writer: Writer | undefined): Input {
  if (writer === undefined || !isEmpty(typed['name']) || !isEmpty(typed['email'])) return typed;
  const { name, email, website } = writer;
  const site = isEmpty(typed['website']) ? [website] : (typed['website'] ?? []);
  return { ...typed, name: [name], email: [email], website: site };
}

function isEmpty(values: readonly string[] = []): boolean {
  return values.every((value) => value.trim() === '');
}

/** A form that was opened before the owner asked for no website has nothing to correct. */
export function withoutWebsite(typed: Input): Input {
  return { ...typed, website: [''] };
}

const BUTTONS: readonly string[] = ['send', 'preview'];

/** Which button was pressed; a form without one is sent. Throws a PageError for one that the form does not have. */
export function isPreview(input: Input): boolean {
  const [button = 'send', ...more] = input['action'] ?? [];
  if (more.length > 0 || !BUTTONS.includes(button)) throw new PageError(422, 'unreadable');
  return button === 'preview';
}

export function isClosed({ published }: Article, { closeAfterDays }: CommentSettings, now: number): boolean {
  return closeAfterDays > 0 && now > Date.parse(published) + closeAfterDays * DAY_MS;
}

export function askedIn(deps: Deps, req: Request, article: Article, settings: CommentSettings): Asked {
  const { secrets, clock, random } = deps;
  const address = req.ip ?? '';
  return {
    article: article.slug,
    lang: article.lang,
    fields: fieldsOf(req),
    settings,
    now: clock(),
    address,
    client: clientOf(address, currentKey(secrets.captcha)),
    keys: secrets.captcha,
    random,
  };
}
