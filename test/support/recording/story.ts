import type { Answer, Fields, Visitor } from './visitor.ts';
import { MODERATOR, PAGES } from './site.ts';
import type { Lang, PageName, RecordedSite } from './site.ts';
import type { Notebook } from './notebook.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface Told {
  readonly lang: Lang;
  readonly site: RecordedSite;
  readonly notebook: Notebook;
  readonly visitor: (name: string) => Visitor;
}

/** What the people of a story leave behind: for each part of an address, the values that open something. */
export type Left = Record<string, string[]>;

const SLUGS = { fr: 'ecouter-avant-de-parler', en: 'listen-before-you-speak' } as const;
const CLAIMS = {
  'criticised-quality': '3',
  unanswered: '3',
  distrust: '2',
  'rich-story': '3',
  'customer-ideas': '2',
  'useful-expertise': '3',
  'hard-to-hire': 'unknown',
};
const GENE = 'Nous réparons gratuitement, à vie, tout ce que nous avons cousu depuis 1924';
const CHOICES = {
  listen: 'priority',
  answer: 'priority',
  reassure: 'secondary',
  teach: 'secondary',
  'co-create': 'secondary',
};
const REVIEW = {
  refusal: ['recruit', 'rally', 'build-world'],
  'why-listen': 'Parce que chaque plainte sans réponse en fait naître trois autres.',
  'why-answer': 'Nous savons réparer <b>ce que</b> les autres remplacent & jettent.',
  'review-date': '2027-03-01',
  'swap-start': 'no',
  'swap-assets': 'partly',
  'swap-gene': 'yes',
};

/** Everything that people do on the site, in one language; the answer is what they leave. */
export async function tellStory(told: Told): Promise<Left> {
  const left: Left = { slug: [SLUGS[told.lang]] };
  await tellStrategy(told, left);
  await tellEndings(told, left);
  await tellWorkshop(told, left);
  await tellComments(told, left);
  for (const [word, values] of Object.entries(left))
    if (word !== 'slug')
      for (const [index, value] of values.entries())
        told.notebook.call(value, `${word}-${told.lang}-${index + 1}`);
  return left;
}

export function pathOf(name: PageName, lang: Lang, params: Readonly<Record<string, string>> = {}): string {
  return PAGES[name][lang].replace(/:(\w+)/g, (_, word: string) => encodeURIComponent(params[word] ?? ''));
}

function leave(left: Left, word: string, value: string): string {
  const values = (left[word] ??= []);
  if (!values.includes(value)) values.push(value);
  return value;
}

/** The part of an address that stands for `word` in the pattern of a page. */
function partOf(name: PageName, lang: Lang, word: string, address: string): string {
  const at = PAGES[name][lang].split('/').indexOf(`:${word}`);
  return new URL(address, 'http://wheel.test').pathname.split('/')[at] ?? '';
}

async function tellStrategy(told: Told, left: Left): Promise<void> {
  const { lang } = told;
  const owner = told.visitor(`owner ${lang}`);
  await owner.get(pathOf('home', lang));
  await owner.get(pathOf('start', lang));
  const first = await owner.get(pathOf('newDiagnosis', lang));
  const refused = await owner.submit(first, 'newDiagnosis', { brand: '' }, 'continue');
  const facts = { brand: 'Maison Durand', rival: 'Atelier Lebrun', gene: GENE, capacity: 'low' };
  const begun = await owner.submit(
    refused,
    'newDiagnosis',
    { ...allClaims(refused), ...facts, ...CLAIMS },
    'continue',
  );
  const approaches = await owner.follow(begun);
  const draft = leave(left, 'draft', partOf('approaches', lang, 'draft', begun.location));
  await owner.submit(approaches, 'approaches', { abstain: 'on' }, 'continue');
  await owner.submit(approaches, 'approaches', CHOICES, 'preview');
  await owner.submit(approaches, 'approaches', { ...CHOICES, sell: 'priority' }, 'preview');
  const again = await owner.get(pathOf('approaches', lang, { draft }));
  const review = await owner.follow(await owner.submit(again, 'approaches', CHOICES, 'continue'));
  await owner.submit(review, 'review', { ...REVIEW, 'review-date': '2020-01-01' }, 'save');
  const tested = await owner.submit(review, 'review', REVIEW, 'test');
  const saved = await owner.submit(
    tested.status === 303 ? await owner.follow(tested) : tested,
    'review',
    {},
    'save',
  );
  const page = await owner.follow(saved);
  await tellLinks(told, left, owner, page);
  await tellChanges(told, left, owner, pathOfOwner(saved));
}

function pathOfOwner(saved: Answer): string {
  return saved.location.replace(/[?#].*/, '');
}

/** An answer to every claim of a diagnosis. */
function allClaims({ $ }: Answer): Fields {
  const radios = $('input[type="radio"][value="0"]').map((_, each) => $(each).attr('name') ?? '');
  return Object.fromEntries(radios.get().map((name) => [name, '0']));
}

async function tellLinks({ lang, visitor }: Told, left: Left, owner: Visitor, page: Answer): Promise<void> {
  const read = page.$('#read-link').text();
  leave(left, 'readKey', partOf('strategy', lang, 'readKey', read));
  await owner.submit(page, 'links', {}, 'add');
  const named = await owner.follow(
    await owner.submit(page, 'links', { name: 'Agence Dupont-Lajoie, pôle création' }, 'add'),
  );
  const two = await owner.follow(await owner.submit(named, 'links', { name: 'Bruno' }, 'add'));
  for (const address of linksIn(two, lang)) leave(left, 'readKey', address);
  const one = await owner.follow(await owner.submit(two, 'links', {}, 'revoke'));
  const replaced = await owner.follow(await owner.submit(one, 'links', {}, 'replace-read'));
  leave(left, 'readKey', partOf('strategy', lang, 'readKey', replaced.$('#read-link').text()));
  await visitor(`reader ${lang}`).get(read);
  await owner.submit(replaced, 'sendLinks', { email: 'marie' }, 'send');
  await owner.follow(await owner.submit(replaced, 'sendLinks', { email: 'marie@example.org' }, 'send'));
  const extended = await owner.submit(replaced, 'extend');
  await owner.follow(extended);
  const edit = leave(
    left,
    'editKey',
    partOf(
      'extend',
      lang,
      'editKey',
      pathOf('extend', lang, { editKey: partOf('owner', lang, 'editKey', replaced.path) }),
    ),
  );
  const removed = await owner.submit(replaced, 'remove');
  const gone = removed.status === 303 ? await owner.follow(removed) : removed;
  await visitor(`reader ${lang}`).get(replaced.$('#read-link').text());
  await owner.follow(await owner.submit(gone, 'bringBack'));
  await owner.get(pathOf('owner', lang, { editKey: edit }));
}

/** The keys of every link for readers that a page shows. */
function linksIn({ $ }: Answer, lang: Lang): readonly string[] {
  const start = pathOf('strategy', lang, { readKey: '' });
  return [
    ...$('body')
      .text()
      .matchAll(/http:\/\/wheel\.test(\/\S+)/g),
  ]
    .map(([, path = '']) => path)
    .filter((path) => path.startsWith(start))
    .map((path) => partOf('strategy', lang, 'readKey', path));
}

async function tellChanges({ lang }: Told, left: Left, owner: Visitor, ownerPath: string): Promise<void> {
  const change = async () => owner.follow(await owner.submit(await owner.get(ownerPath), 'change'));
  const [one, other] = [await change(), await change()];
  leave(left, 'draft', partOf('review', lang, 'draft', one.path));
  const shared = { 'share-diagnosis': 'on', 'count-me': 'on', 'change-note': 'Relu à deux, un mardi' };
  await owner.follow(await owner.submit(one, 'review', shared, 'save'));
  await owner.submit(other, 'review', { 'count-me': 'on' }, 'save');
  leave(left, 'draft', partOf('review', lang, 'draft', other.path));
  left['number'] = ['1', '2', '3', '99'];
  const page = await owner.get(ownerPath);
  const readKey = partOf('strategy', lang, 'readKey', page.$('#read-link').text());
  const editKey = partOf('owner', lang, 'editKey', ownerPath);
  const back = await owner.post(pathOf('restoreRevision', lang, { editKey, number: '1' }));
  await owner.follow(back);
  const copy = await owner.follow(await owner.submit(page, 'duplicate'));
  const saved = await owner.follow(await owner.submit(copy, 'review', {}, 'save'));
  const second = saved.$('#read-link').text();
  leave(left, 'readKey', partOf('strategy', lang, 'readKey', second));
  leave(left, 'editKey', partOf('owner', lang, 'editKey', saved.path));
  const comparison = await owner.get(pathOf('comparison', lang, { readKey }));
  await owner.submit(comparison, 'comparison', { 'other-link': 'https://example.org/' });
  await owner.follow(await owner.submit(comparison, 'comparison', { 'other-link': second }));
}

/** A strategy that its owner deletes, and one that nobody opens for longer than any is kept. */
async function tellEndings({ lang, visitor, site }: Told, left: Left): Promise<void> {
  for (const ending of ['deleted', 'expired', 'edit key replaced']) {
    const owner = visitor(`owner of ${ending} ${lang}`);
    const first = await owner.get(pathOf('newDiagnosis', lang));
    const begun = await owner.submit(
      first,
      'newDiagnosis',
      { ...allClaims(first), brand: ending },
      'continue',
    );
    const approaches = await owner.follow(begun);
    const review = await owner.submit(
      approaches,
      'approaches',
      { ...noChoices(approaches), sell: 'priority' },
      'continue',
    );
    const page = await owner.follow(await owner.submit(await owner.follow(review), 'review', {}, 'save'));
    leave(left, 'readKey', partOf('strategy', lang, 'readKey', page.$('#read-link').text()));
    const editKey = leave(left, 'editKey', partOf('owner', lang, 'editKey', page.path));
    if (ending === 'deleted') await owner.submit(page, 'remove');
    if (ending === 'edit key replaced') {
      const confirmation = await owner.get(pathOf('replaceEditLink', lang, { editKey }));
      await owner.follow(await owner.submit(confirmation, 'links', {}, 'replace-edit'));
    }
    if (ending === 'expired')
      site.outside
        .prepare(
          "update link set ended_at = ?, ended_as = 'expired' where strategy_id = (select strategy_id from link order by rowid desc limit 1)",
        )
        .run(site.time.now - DAY_MS);
  }
}

function noChoices({ $ }: Answer): Fields {
  const radios = $('input[type="radio"][value="none"]').map((_, each) => $(each).attr('name') ?? '');
  return Object.fromEntries(radios.get().map((name) => [name, 'none']));
}

async function tellWorkshop({ lang, visitor }: Told, left: Left): Promise<void> {
  const facilitator = visitor(`facilitator ${lang}`);
  const answers = [
    { name: 'Anne', listen: 'priority', teach: 'secondary' },
    { name: 'B.', listen: 'priority', sell: 'secondary' },
    { sell: 'priority', teach: 'secondary' },
    { name: 'Marie-Françoise de La Tour', rally: 'priority' },
    { name: 'Émile', answer: 'priority' },
  ];
  for (const kind of ['revealed', 'waiting', 'deleted']) {
    const form = await facilitator.get(pathOf('workshops', lang));
    await facilitator.submit(form, 'workshops', { brand: '' }, 'continue');
    const opened = await facilitator.submit(
      form,
      'workshops',
      { brand: 'Maison Durand', context: `Où mettre notre heure ? ${kind}` },
      'continue',
    );
    const page = await facilitator.follow(opened);
    const facilitatorKey = leave(
      left,
      'facilitatorKey',
      partOf('facilitate', lang, 'facilitatorKey', page.$('#facilitator-link').text()),
    );
    const participantKey = leave(
      left,
      'participantKey',
      partOf('participate', lang, 'participantKey', page.$('#participant-link').text()),
    );
    const group = pathOf('participate', lang, { participantKey });
    const room = pathOf('facilitate', lang, { facilitatorKey });
    await facilitator.post(pathOf('reveal', lang, { facilitatorKey }));
    for (const [index, answer] of answers.entries()) {
      const one = visitor(`participant ${index + 1} ${lang}`);
      const asked = await one.get(group);
      await one.submit(
        asked,
        'workshopAnswer',
        { ...noChoices(asked), ...answer },
        index === 4 ? 'preview' : 'save',
      );
      await one.get(group);
    }
    const full = await facilitator.get(room);
    const taken = await facilitator.submit(full, 'removeAnswer');
    if (taken.status === 303) await facilitator.follow(taken);
    if (kind === 'revealed') {
      const shown = await facilitator.follow(await facilitator.submit(await facilitator.get(room), 'reveal'));
      await visitor(`participant 2 ${lang}`).get(group);
      await facilitator.follow(await facilitator.submit(shown, 'adopt'));
    }
    if (kind === 'waiting') {
      const last = visitor(`participant 4 ${lang}`);
      await last.follow(await last.submit(await last.get(group), 'withdraw'));
    }
    if (kind === 'deleted') await facilitator.submit(full, 'endWorkshop');
  }
}

const WORDS = { name: 'Anne Martin', email: 'anne@example.org', website: 'exemple.fr' };
const COMMENTS = [
  'Nous avons commencé par écouter.\r\n\r\nCela nous a pris deux mois.',
  'Une question simple : par où commencer ?',
  'Voyez https://example.org/ et <b>ceci</b> & cela.',
  'Achetez des pilules',
  'Par les avis que vous avez déjà.',
  'Nous avons commencé la semaine dernière.',
];

async function tellComments(told: Told, left: Left): Promise<void> {
  const { lang, visitor, site } = told;
  const path = pathOf('article', lang, { slug: SLUGS[lang] });
  const moderator = visitor(`moderator ${lang}`);
  const sent: string[] = [];
  const write = async (who: string, text: string, fields: Fields = {}, at = path) => {
    const writer = visitor(`${who} ${lang}`);
    const page = await writer.get(at);
    const typed = {
      ...WORDS,
      name: who,
      email: `${who.toLowerCase()}@example.org`,
      comment: text,
      captcha: sumAsked(page),
    };
    await writer.submit(page, 'comments', { ...typed, captcha: '99' }, 'send');
    const seen = await writer.submit(page, 'comments', typed, 'preview');
    const received = await writer.submit(
      seen,
      'comments',
      { ...typed, captcha: sumAsked(seen), ...fields },
      'send',
    );
    if (received.status !== 303) return;
    sent.push(leave(left, 'comment', /#(?:commentaire|comment)-(.+)$/.exec(received.location)?.[1] ?? ''));
    const own = await writer.follow(received);
    for (const link of own.$('a').get()) {
      const href = own.$(link).attr('href') ?? '';
      const token = partOf('editComment', lang, 'token', href);
      if (token === '' || !href.startsWith(pathOf('editComment', lang, { slug: SLUGS[lang] }))) continue;
      leave(left, 'token', token);
      const edit = await writer.get(href);
      await writer.submit(edit, 'editComment', { comment: '' });
      const mended = await writer.submit(edit, 'editComment', { comment: `${text} Mot de plus.` });
      if (mended.status === 303) await writer.follow(mended);
    }
  };
  for (const [index, text] of COMMENTS.entries())
    await write(['Anne', 'Bruno', 'Chloé', 'Dealer', 'Emma', 'Farid'][index] ?? '', text, {
      notify: 'on',
      remember: 'on',
    });
  left['id'] = sent;
  await signInAs(moderator, lang);
  for (const [index, decision] of ['publish', 'publish', 'publish', 'spam', 'trash'].entries()) {
    const queue = await moderator.get(pathOf('moderation', lang));
    const decided = await moderator.submit(
      queue,
      'moderationDecisions',
      {},
      `${decision}:${sent[index] ?? ''}`,
    );
    const after = decided.status === 303 ? await moderator.follow(decided) : decided;
    if (index === 4) {
      const undone = await moderator.submit(after, 'moderationReversals');
      if (undone.status === 303) await moderator.follow(undone);
    }
  }
  const [first = '', second = ''] = sent;
  const reply = `${path}?${lang === 'fr' ? 'repondre' : 'reply'}=${first}`;
  await write('Anne', 'Ma réponse, à moi.', {}, reply);
  await write('Gaston', 'Et une autre.', {}, reply);
  const single = pathOf('moderationComment', lang, { id: first });
  for (const [button, fields] of [
    ['edit', { comment: 'Corrigé par Camille.', text: 'Corrigé par Camille.', reason: 'Faute' }],
    ['reply', { comment: 'Merci !', reply: 'Merci !', text: 'Merci !' }],
  ] as const) {
    const page = await moderator.get(single);
    const done = await moderator.submit(page, 'moderationComment', fields, button);
    if (done.status === 303) await moderator.follow(done);
  }
  await publishPage(moderator, lang);
  await tellReport(told, first);
  await tellReport(told, second);
  leave(left, 'token', site.endNoticesToken(first));
  await write('Hélène', 'Celui-ci attend encore.');
  for (const id of [sent[0], sent.at(-1)])
    leave(left, 'token', partOf('moderationMail', lang, 'token', site.mailPath(lang, id ?? '')));
}

/** Ticks everything that waits and publishes it, then looks somebody up, and tries a list of words. */
async function publishPage(moderator: Visitor, lang: Lang): Promise<void> {
  const queue = await moderator.get(pathOf('moderation', lang));
  await moderator.submit(queue, 'moderationDecisions', {}, 'ticked');
  const ids = queue.$('input[type="checkbox"]').map((_, box) => queue.$(box).attr('value') ?? '');
  const name = queue.$('input[type="checkbox"]').first().attr('name') ?? '';
  const ticked = { [name]: ids.get().slice(0, 3), bulk: 'publish', decision: 'publish' };
  const done = await moderator.submit(queue, 'moderationDecisions', ticked, 'ticked');
  if (done.status === 303) await moderator.follow(done);
  const people = await moderator.get(pathOf('moderationPeople', lang));
  const found = await moderator.submit(people, 'moderationPeople', { email: 'anne@example.org' }, 'find');
  for (const file of ['json', 'csv', 'anonymise'])
    await moderator.submit(found, 'moderationPeople', {}, file);
  const words = await moderator.get(pathOf('moderationWords', lang));
  await moderator.submit(words, 'moderationWords', { words: 'pilules\nécouter' }, 'try');
  await moderator.follow(await moderator.submit(words, 'moderationWords', { words: 'pilules' }, 'save'));
  const settings = await moderator.get(pathOf('moderationSettings', lang));
  await moderator.submit(settings, 'moderationSettings', { warnDays: '99', purgeDays: '9' });
  await moderator.follow(await moderator.submit(settings, 'moderationSettings', { editMinutes: '20' }));
}

export async function signInAs(moderator: Visitor, lang: Lang): Promise<void> {
  const page = await moderator.get(pathOf('moderationSignIn', lang));
  await moderator.submit(page, 'moderationSignIn', { name: MODERATOR.name, password: 'wrong' });
  await moderator.follow(await moderator.submit(page, 'moderationSignIn', MODERATOR));
}

async function tellReport({ lang, visitor }: Told, comment: string): Promise<void> {
  const reader = visitor(`reader ${lang}`);
  const page = await reader.get(pathOf('reportComment', lang, { slug: SLUGS[lang], comment }));
  const refused = await reader.submit(page, 'reportComment', { reason: '' });
  const fields = {
    reason: 'Cette phrase met en cause une personne.',
    email: 'zoe@example.org',
    captcha: sumAsked(refused),
  };
  const sent = await reader.submit(refused, 'reportComment', fields);
  if (sent.status === 303) await reader.follow(sent);
}

/** The sum that a form asks for; nothing where it asks none. */
function sumAsked({ $ }: Answer): string {
  const [, a, b] = /\((\d+) \+ (\d+)\)/.exec($('label[for="captcha"]').text()) ?? [];
  return a === undefined || b === undefined ? '' : String(Number(a) + Number(b));
}
