import type { Answer } from './browser.ts';
import type { Dice } from './dice.ts';
import { ERRANDS, signingIn, toPath } from './errands.ts';
import type { Errand, Step } from './errands.ts';
import { FRENCH } from './discussion.ts';
import { PASSWORD } from './moderators.ts';

/** What a person types who means well, by the name of a field. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  brand: ['Maison Durand', 'MAISON DURAND', 'Élise & fils'],
  name: ['Anne Martin', 'anne martin', 'Élodie', 'Zoé'],
  email: ['anne@example.org', 'Anne@Example.ORG', 'elodie@exemple.fr'],
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

const PARAMETERS: readonly string[] = [
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
];

/** Pictures and documents take long to draw, and are drawn of the same data as the pages. What is said of backups differs. */
export const LEFT_ALONE =
  /\.(?:pdf|png)(?:$|\?)|\/(?:deconnexion|sign-out)$|\/(?:donnees-personnelles|privacy)(?:$|[?#])/;
const LONGEST_WORD = 200;
const PAGES_KEPT = 8;

const FOR_VISITORS: readonly string[] = [
  ...['/fr', '/en', '/fr/roue', '/fr/articles', '/fr/observatoire', '/fr/mes-strategies', '/fr/mes-liens'],
  ...[FRENCH, '/en/articles/listen-before-you-speak'],
];
const FOR_MODERATORS: readonly string[] = [
  ...['', '', '/journal', '/signalements', '/personnes', '/blocages', '/mon-compte', '/reglages', '/mots'],
  ...['/identite', '/etat', '/comptes', '/lettres'],
].map((path) => `/fr/moderation${path}`);

/** Somebody who follows links and fills forms by chance, well meant or not; with a name, a moderator. */
export class Wanderer {
  readonly name: string;
  readonly #dice: Dice;
  readonly #pages: Answer[] = [];
  #errand: Errand = [];

  constructor(dice: Dice, name = '') {
    this.#dice = dice;
    this.name = name;
  }

  sees(page: Answer): void {
    this.#pages.push(page);
    if (this.#pages.length > PAGES_KEPT) this.#pages.shift();
  }

  /** `letters` are the texts of all that the site has written to anybody. */
  next(letters: readonly string[]): Step {
    const dice = this.#dice;
    const last = this.#pages.at(-1);
    if (last === undefined || dice.once(12)) return this.#start();
    const [next, ...errand] = this.#errand;
    this.#errand = errand;
    if (next !== undefined) return next(last);
    if (this.name !== '' && asksToSignIn(last) && !dice.once(6)) return this.#go(signingIn(this.name), last);
    if (dice.once(this.name === '' ? 8 : 30)) return this.#go(dice.pick(ERRANDS), last);
    if (dice.once(20)) return this.#openLink(letters);
    return stepFrom(dice, dice.once(5) ? dice.pick(this.#pages) : last) ?? this.#start();
  }

  #start(): Step {
    this.#errand = [];
    return { method: 'get', path: this.#dice.pick(this.name === '' ? FOR_VISITORS : FOR_MODERATORS) };
  }

  #go([first, ...errand]: Errand, last: Answer): Step {
    this.#errand = errand;
    return first === undefined ? this.#start() : first(last);
  }

  #openLink(letters: readonly string[]): Step {
    const links = letters.flatMap((letter) => letter.match(/http:\/\/wheel\.test\S+/g) ?? []);
    return links.length === 0 ? this.#start() : { method: 'get', path: toPath(this.#dice.pick(links)) };
  }
}

function asksToSignIn({ $ }: Answer): boolean {
  return $('form[action$="/connexion"] [name="password"]').length > 0;
}

function stepFrom(dice: Dice, page: Answer): Step | undefined {
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

function strangely(dice: Dice, path: string): string {
  const value = encodeURIComponent(dice.pick(STRANGE).toWellFormed().slice(0, LONGEST_WORD).toWellFormed());
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
    const options = field.find('option').toArray();
    const given = field.attr('value') ?? 'on';
    if (name === '') continue;
    const standing = fields[name] ?? [];
    if (name === 'captcha') fields[name] = [sumOn(form.text())];
    else if (type === 'hidden') fields[name] = isCareless && dice.once(12) ? [dice.pick(STRANGE)] : standing;
    else if (type === 'radio' && dice.once(4)) fields[name] = [given];
    else if (type === 'checkbox' && dice.once(4)) fields[name] = [...standing, given];
    else if (type === 'radio' || type === 'checkbox') continue;
    else if (options.length > 0) fields[name] = [$(dice.pick(options)).attr('value') ?? ''];
    else fields[name] = typed(dice, name, standing, isCareless);
  }
  const buttons = form.find('button[name]').toArray();
  if (buttons.length > 0) {
    const button = $(dice.pick(buttons));
    fields[button.attr('name') ?? ''] = [button.attr('value') ?? ''];
  }
  if (form.attr('method') === 'post') return { method: 'post', path, fields };
  const asked = Object.entries(fields).flatMap(([name, all]) => all.map((each) => [name, each]));
  return { method: 'get', path: `${path.split('?')[0] ?? ''}?${new URLSearchParams(asked).toString()}` };
}

function typed(dice: Dice, name: string, standing: string[], isCareless: boolean): string[] {
  const meant = MEANT[name];
  if (isCareless && dice.once(3)) return [dice.pick(STRANGE)];
  if (meant !== undefined && (standing[0] ?? '') === '') return [dice.pick(meant)];
  return dice.once(4) ? [dice.pick(STRANGE)] : standing;
}

function sumOn(text: string): string {
  const [, a = '0', b = '0'] = /\((\d+) \+ (\d+)\)/.exec(text) ?? [];
  return String(Number(a) + Number(b));
}
