import type { Answer, Fields } from './browser.ts';
import { approachesFields, diagnosisFields } from './builders.ts';
import { ENGLISH, FRENCH, WORDS, sumAsked } from './discussion.ts';
import { PASSWORD } from './moderators.ts';

/** One request of a browser. */
export interface Step {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly fields?: Fields;
}

/** What somebody does in order, each from the page that came before. */
export type Errand = readonly ((page: Answer) => Step)[];

const CHOSEN = approachesFields({ listen: 'priority', answer: 'priority', teach: 'secondary' });

const SAVE: Errand = [
  () => ({
    method: 'post',
    path: '/fr/roue/diagnostic',
    fields: diagnosisFields({ 'rich-story': '3', rival: 'Rivalo' }),
  }),
  (page) => formOf(page, 'main form', { ...CHOSEN, action: 'continue' }),
  (page) =>
    formOf(page, 'main form', {
      'count-me': 'on',
      'why-listen': 'Promis',
      refusal: ['sell'],
      action: 'save',
    }),
];

const OPEN_WORKSHOP: Errand = [
  () => ({ method: 'get', path: '/fr/atelier' }),
  (page) => formOf(page, 'main form', { brand: 'Maison Durand', action: 'continue' }),
];

/** What visitors come for. */
export const ERRANDS: readonly Errand[] = [
  SAVE,
  SAVE,
  OPEN_WORKSHOP,
  commentOn(FRENCH, {}),
  commentOn(FRENCH, {
    comment: 'ÉCOUTER, puis écouter encore.',
    email: 'Elodie@exemple.fr',
    name: 'Élodie',
  }),
  commentOn(ENGLISH, {
    comment: 'Listen, said anne@example.org.',
    email: 'zoe@example.org',
    name: 'zoe',
    notify: 'on',
  }),
];

function commentOn(path: string, fields: Fields): Errand {
  return [
    () => ({ method: 'get', path }),
    (page) =>
      page.$('#comment-form').length === 0
        ? { method: 'get', path }
        : formOf(page, '#comment-form', {
            ...WORDS,
            captcha: String(sumAsked(page)),
            action: 'send',
            ...fields,
          }),
  ];
}

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

/** An address of the site without its host and its fragment; any other as it is. */
export function toPath(href: string): string {
  return href.replace(/^https?:\/\/wheel\.test/, '').replace(/#.*$/, '');
}
