import type { Answer, Fields } from './browser.ts';
import { approachesFields, diagnosisFields } from './builders.ts';
import type { Dice } from './dice.ts';
import { ENGLISH, FRENCH, WORDS, sumAsked } from './discussion.ts';
import { PASSWORD } from './moderators.ts';

export interface Step {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly fields?: Fields;
}

/** What somebody does in order, each from the page that came before. */
export type Errand = readonly ((page: Answer) => Step)[];

/** What a person types who means well, by the name of a field. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  brand: ['Maison Durand', 'MAISON DURAND', 'Élise & fils'],
  name: ['Anne Martin', 'anne martin', 'Élodie', 'Zoé'],
  email: ['anne@example.org', 'Anne@Example.ORG', 'elodie@exemple.fr'],
  person: ['anne@example.org', 'ANNE@EXAMPLE.ORG', 'elodie@exemple.fr'],
  comment: [
    'Nous avons commencé par écouter.',
    'ÉCOUTER nous a pris deux mois.',
    'Merci à anne@example.org.',
  ],
  website: ['exemple.fr', ''],
  password: [PASSWORD],
  'review-date': ['2027-03-01'],
};

/** What others type. */
const STRANGE: readonly string[] = [
  ...['', ' ', '\u00a0', '0', '-1', '1.5', '1e9', '1e99', 'NaN', '99999999999', '999999999', '9'.repeat(40)],
  ...['Écouter', 'ÉCOUTER', 'e\u0301couter', 'İstanbul ß', 'א', 'ﬁn', '🙂'.repeat(50), '\ud800', 'a\u0000b'],
  ...[
    '100 %',
    '100%',
    'a_b',
    '%',
    '_',
    'a\\',
    '\\',
    "l'été",
    '"',
    '<b>',
    '$1',
    '?',
    ':a',
    '{}',
    '[]',
    'null',
  ],
  ...["'; drop table comment; --", '1 000,50 €', '12,5 %', '2027-03-01', '9999-12-31', '0000-00-00'],
  ...['2027-02-30', 'anne@example.org', 'ANNE@Example.ORG', 'x'.repeat(300), 'é'.repeat(6000)],
  ...['https://example.org/', 'javascript:1', 'listen', 'priority', 'on', '1,2', '\r\n', 'a\r\nb', '\t'],
];

const PARAMETERS = [
  ...[
    'page',
    'q',
    'recherche',
    'search',
    'etat',
    'status',
    'avant',
    'before',
    'apres',
    'after',
    'tri',
    'sort',
  ],
  ...['fil', 'thread', 'repondre', 'reply', 'de', 'from', 'a', 'to', 'methode', 'method', 'nom', 'article'],
] as const;

/** Pictures and documents take long to draw, and are drawn of the same data as the pages. */
const LEFT_ALONE = /\.(?:pdf|png)(?:$|\?)|\/(?:deconnexion|sign-out)$/;
const LONGEST_WORD = 200;

const SAVE: Errand = [
  () => ({
    method: 'post',
    path: '/fr/roue/diagnostic',
    fields: diagnosisFields({ 'rich-story': '3', rival: 'Rivalo' }),
  }),
  (page) =>
    formOf(page, 'main form', {
      ...approachesFields({ listen: 'priority', answer: 'priority', teach: 'secondary' }),
      action: 'continue',
    }),
  (page) =>
    formOf(page, 'main form', {
      'count-me': 'on',
      'why-listen': 'Promis',
      refusal: ['sell'],
      action: 'save',
    }),
];

function commentOn(path: string, fields: Fields): Errand {
  return [
    () => ({ method: 'get', path }),
    (page) =>
      formOf(page, '#comment-form', { ...WORDS, captcha: String(sumAsked(page)), action: 'send', ...fields }),
  ];
}

/** What every visitor may want. */
export const ERRANDS: readonly Errand[] = [
  SAVE,
  SAVE,
  commentOn(FRENCH, {}),
  commentOn(FRENCH, { comment: 'ÉCOUTER, puis écouter encore.', email: 'Elodie@exemple.fr', name: 'Élodie' }),
  commentOn(ENGLISH, {
    comment: 'Listen, said anne@example.org.',
    email: 'zoe@example.org',
    name: 'zoe',
    notify: 'on',
  }),
  [
    () => ({ method: 'get', path: '/fr/atelier' }),
    (page) => formOf(page, 'main form', { brand: 'Maison Durand', action: 'continue' }),
  ],
];

export function signingIn(name: string): Errand {
  return [() => ({ method: 'post', path: '/fr/moderation/connexion', fields: { name, password: PASSWORD } })];
}

/** The form of a page as it stands, with some fields filled. */
function formOf({ $ }: Answer, selector: string, fields: Fields): Step {
  const form = $(selector).first();
  const standing: Record<string, string[]> = {};
  for (const { name, value } of form.serializeArray()) (standing[name] ??= []).push(value);
  return { method: 'post', path: toPath(form.attr('action') ?? '/fr'), fields: { ...standing, ...fields } };
}

/** What a person may do next from a page, well meant or not; undefined where it leads nowhere. */
export function nextStep(dice: Dice, page: Answer): Step | undefined {
  const forms = page.$('form').length;
  if (forms > 0 && !dice.once(3)) return submitted(dice, page, dice.throw(forms));
  const links = linksOn(page);
  if (links.length === 0) return undefined;
  const path = dice.pick(links);
  return { method: 'get', path: dice.once(8) ? strangely(dice, path) : path };
}

function linksOn({ $ }: Answer): readonly string[] {
  return $('a[href]')
    .toArray()
    .map((link) => toPath($(link).attr('href') ?? ''))
    .filter((path) => /^\/(?!\/)/.test(path) && !LEFT_ALONE.test(path));
}

export function toPath(href: string): string {
  return href.replace(/^https?:\/\/wheel\.test/, '').replace(/#.*$/, '');
}

function strangely(dice: Dice, path: string): string {
  const value = encodeURIComponent(dice.pick(STRANGE).toWellFormed().slice(0, LONGEST_WORD));
  const [before = '', query = ''] = path.split('?');
  if (dice.once(3)) return before.replace(/[^/]*$/, value);
  const known = [...new URLSearchParams(query).keys()];
  const name = known.length > 0 && dice.once(2) ? dice.pick(known) : dice.pick(PARAMETERS);
  return `${path}${path.includes('?') ? '&' : '?'}${name}=${value}`;
}

function submitted(dice: Dice, { $ }: Answer, at: number): Step | undefined {
  const form = $('form').eq(at);
  const path = toPath(form.attr('action') ?? '');
  if (!path.startsWith('/') || LEFT_ALONE.test(path)) return undefined;
  const fields: Record<string, string[]> = {};
  for (const { name, value } of form.serializeArray()) (fields[name] ??= []).push(value);
  const isCareless = dice.once(3);
  for (const element of form.find('input, select, textarea').toArray()) {
    const field = $(element);
    const name = field.attr('name') ?? '';
    const type = field.attr('type') ?? element.tagName;
    const meant = MEANT[name];
    if (name === '') continue;
    if (type === 'hidden') {
      if (isCareless && dice.once(12)) fields[name] = [dice.pick(STRANGE)];
    } else if (type === 'radio' || type === 'checkbox') {
      const value = field.attr('value') ?? 'on';
      if (dice.once(4)) fields[name] = type === 'radio' ? [value] : [...(fields[name] ?? []), value];
      if (isCareless && dice.once(30)) fields[name] = [dice.pick(STRANGE)];
    } else if (type === 'select') {
      const options = field.find('option').toArray();
      if (options.length > 0) fields[name] = [$(dice.pick(options)).attr('value') ?? ''];
    } else if (name === 'captcha') fields[name] = [sumOn(form.text())];
    else if (isCareless && dice.once(3)) fields[name] = [dice.pick(STRANGE)];
    else if (meant !== undefined && (fields[name]?.[0] ?? '') === '') fields[name] = [dice.pick(meant)];
    else if (dice.once(4)) fields[name] = [dice.pick(STRANGE)];
  }
  const buttons = form.find('button[name]').toArray();
  if (buttons.length > 0) {
    const button = $(dice.pick(buttons));
    fields[button.attr('name') ?? ''] = [button.attr('value') ?? ''];
  }
  if (form.attr('method') === 'post') return { method: 'post', path, fields };
  const query = new URLSearchParams(
    Object.entries(fields).flatMap(([name, all]) => all.map((each) => [name, each])),
  );
  return { method: 'get', path: `${path.split('?')[0] ?? ''}?${query.toString()}` };
}

function sumOn(text: string): string {
  const [, a = '0', b = '0'] = /\((\d+) \+ (\d+)\)/.exec(text) ?? [];
  return String(Number(a) + Number(b));
}
