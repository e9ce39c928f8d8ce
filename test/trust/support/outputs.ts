import { randomBytes } from 'node:crypto';
import { toHtml } from '../../../src/mail/text.ts';
import { tellOwner } from '../../../src/moderation/owner-mail-store.ts';
import { loadSecrets } from '../../../src/secrets.ts';
import { createLog } from '../../../src/web/request-log/request-log.ts';
import type { TestSite } from '../../support/app.ts';
import { Browser } from '../../support/browser.ts';
import type { Answer, Fields } from '../../support/browser.ts';
import { beginDraft, diagnosisFields, stepPath } from '../../support/builders.ts';
import { FRENCH, POST_TO } from '../../support/discussion.ts';
import { fillWorld, revealOne } from './world.ts';
import type { Typed, World } from './world.ts';
import { pathToArticle } from '../../../src/addresses/links.ts';
import { inOtherLanguage } from '../../../src/addresses/match.ts';
import { siteLibrary } from '../../support/library.ts';
import { METHODS } from '../../support/method.ts';

/** What left the site: a page, a file, a feed or a letter. */
export type Output = Pick<Answer, 'html' | 'headers'>;

/** Types into every field of a site, and gathers by name all that it then hands out, refusals included. */
export async function outputsOf(site: TestSite, typed: Typed): Promise<ReadonlyMap<string, Output>> {
  const found = new Map<string, Output>();
  const world = await fillWorld(site, typed);
  for (const [path, browser] of looksIn(world)) found.set(path, await browser.get(path));
  await keepGroups(found, site, world, typed);
  await keepRefusals(found, site, world, typed);
  await keepLetters(found, site);
  return found;
}

function looksIn(world: World): readonly (readonly [string, Browser])[] {
  const { owner, moderator, readPath, editPath, draftPath, words } = world;
  const steps = ['diagnostic', 'approches', 'bilan'].map((step) => draftPath.replace(/bilan$/, step));
  const files = ['roue.svg', 'roue.json', 'roue.pdf', 'roue.ics', 'comparer/comparaison.svg'].concat([
    ...['agenda.ics', 'suivi.csv', 'suivi.json'],
  ]);
  const followed = ['/suivi', '/suivi/bilan', '/suivi.csv', '/suivi.json'];
  const read = ['', '/revisions/1', '/comparer', '/proches', ...files.map((file) => `/${file}`)];
  const own = [
    ...['/fr/roue', '/fr/mes-strategies', ...steps, editPath, `${editPath}/strategie.html`],
    ...followed.map((part) => editPath + part),
    ...[inOtherLanguage(readPath, 'fr'), ...read.map((part) => readPath + part)],
    ...[FRENCH, pathToArticle('fr', words['slug'] ?? '', { reply: words['comment'] ?? '' })],
    ...[`${FRENCH}/commentaires.atom`, ...signedIn(world)],
  ];
  const back = [
    ...['pending', 'published', 'spam', 'trash'].map((status) => `?status=${status}`),
    ...['/journal', '/signalements', '/mots', '/reglages', '/personnes', '/comptes'],
    `/comptes/${words['account'] ?? ''}`,
    ...['id', 'comment'].map((word) => `/commentaires/${words[word] ?? ''}`),
  ];
  return [
    ...own.map((path) => [path, owner] as const),
    ...back.map((part) => [`/fr/moderation${part}`, moderator] as const),
  ];
}

/** The pages behind the links of the letters. */
function signedIn({ words }: World): readonly string[] {
  return [
    `${FRENCH}/commentaires/${words['editToken'] ?? ''}`,
    `${FRENCH}/signaler/${words['comment'] ?? ''}`,
    `/fr/avis/${words['endToken'] ?? ''}`,
    `/fr/avis/${words['confirmToken'] ?? ''}`,
    `/fr/rappels/${words['reminderToken'] ?? ''}`,
    `/fr/moderation/m/${words['mailToken'] ?? ''}`,
    `/fr/moderation/invitation/${words['invitationToken'] ?? ''}`,
    `/fr/moderation/nouveau-mot-de-passe/${words['resetToken'] ?? ''}`,
  ];
}

async function keepGroups(found: Map<string, Output>, site: TestSite, world: World, typed: Typed) {
  const { owner, workshop } = world;
  const waiting = [workshop.facilitator, workshop.participant, `${workshop.participant}/ecran`];
  for (const path of waiting) found.set(path, await owner.get(path));
  const revealed = await revealOne(site, owner, typed);
  const [answered = owner] = revealed.answers;
  found.set('revealed, facilitator', await owner.get(revealed.facilitator));
  found.set('revealed, screen', await owner.get(`${revealed.participant}/ecran`));
  found.set('revealed, participant', await answered.get(revealed.participant));
  found.set('revealed, late', await owner.get(revealed.participant));
  const adopted = await owner.follow(await owner.post(`${revealed.facilitator}/adopter`));
  found.set('adopted', adopted);
  found.set('adopted, approaches', await owner.get(stepPath(adopted, 'approaches')));
  found.set('adopted, review', await owner.get(stepPath(adopted, 'review')));
}

/** Forms that are drawn again: refused, in conflict, from another site, without a right. */
async function keepRefusals(found: Map<string, Output>, site: TestSite, world: World, typed: Typed) {
  const { owner, moderator, readPath, editPath, workshop, words } = world;
  const stranger = new Browser(site.app);
  const all = everyField(typed);
  const begun = await beginDraft(owner, { brand: typed('brand') });
  const posts: readonly (readonly [string, Browser, Fields, Record<string, string>?])[] = [
    ['/fr/roue/diagnostic', stranger, { ...all, capacity: 'x' }],
    ['/fr/roue/diagnostic', stranger, { ...all, capacity: 'y' }, { 'sec-fetch-site': 'cross-site' }],
    [stepPath(begun, 'diagnosis'), owner, { ...diagnosisFields(all), version: '9' }],
    [stepPath(begun, 'approaches'), owner, { ...all, abstain: 'on', sell: 'priority' }],
    [stepPath(begun, 'approaches'), owner, { ...all, abstain: 'on', version: '9' }],
    [stepPath(begun, 'review'), owner, { ...all, 'review-date': typed('date'), action: 'save' }],
    [`${editPath}/liens`, owner, { name: typed('link name').repeat(9), action: 'add' }],
    [`${editPath}/suivi`, owner, { ...all, 'on-date': typed('date'), action: 'readings' }],
    [`${editPath}/suivi`, owner, { ...all, indicator: 'listen-1', action: 'indicator' }],
    [`${editPath}/suivi`, owner, { ...all, approach: 'listen', action: 'indicator' }],
    [`${editPath}/suivi`, owner, { ...all, reading: typed('reading'), action: 'correct' }],
    [`${editPath}/suivi/bilan`, owner, { ...all, 'decision-listen': typed('decision') }],
    [`${editPath}/suivi/rappels`, owner, { email: typed('email'), action: 'ask' }],
    [`${readPath}/comparer`, owner, { with: typed('with') }],
    ['/fr/mes-liens', stranger, { email: typed('email') }],
    [`${editPath}/envoyer`, owner, { email: typed('email'), action: 'send' }],
    ['/fr/atelier', stranger, { ...all, context: typed('context').repeat(20) }],
    [`${workshop.participant}/reponse`, stranger, { ...all, name: typed('name').repeat(9) }],
    [POST_TO.fr, stranger, { ...all, action: 'send' }],
    [POST_TO.fr, stranger, { ...all, action: 'preview' }],
    [`${FRENCH}/signaler/${words['comment'] ?? ''}`, stranger, all],
    ['/fr/moderation/connexion', stranger, all],
    ['/fr/moderation/mots', stranger, { words: typed('words') }],
    ['/fr/moderation/mots', moderator, { words: typed('words').slice(0, 60) }],
    ['/fr/moderation/mots', moderator, { words: typed('words').slice(0, 60), action: 'save' }],
    ['/fr/moderation/reglages', moderator, all],
    ['/fr/moderation/personnes', moderator, { email: typed('email') }],
    ['/fr/moderation/personnes', moderator, { email: 'anne@example.org', action: 'find' }],
    ['/fr/moderation/personnes', moderator, { email: 'anne@example.org', action: 'csv' }],
    ['/fr/moderation/personnes', moderator, { email: 'anne@example.org', action: 'json' }],
    [`/fr/moderation/commentaires/${words['id'] ?? ''}`, moderator, { ...all, action: 'edit', version: '9' }],
  ];
  for (const [index, [path, browser, fields, headers]] of posts.entries())
    found.set(`${index}: POST ${path}`, await browser.post(path, fields, headers));
  const query = new URLSearchParams({ q: typed('q'), rule: typed('rule'), act: typed('act') }).toString();
  found.set('looked for', await moderator.get(`/fr/moderation?${query}`));
  found.set('unknown address', await stranger.get(`/fr/${encodeURIComponent(typed('address'))}`));
  found.set('logged', await moderator.get('/fr/moderation/journal'));
}

function everyField(typed: Typed): Fields {
  const names = [
    ...['brand', 'rival', 'gene', 'capacity', 'abstain-reason', 'why-listen', 'change-note', 'context'],
    ...[
      'name',
      'email',
      'website',
      'comment',
      'reason',
      'reply',
      'text',
      'captcha',
      'captcha-token',
      'parent',
    ],
    ...['listen', 'swap-start', 'words', 'password', 'code', 'again', 'again-x', 'closeAfterDays'],
    ...[
      'value-listen-1',
      'note-listen-1',
      'label',
      'unit',
      'direction',
      'baseline',
      'target',
      'due',
      'owner',
    ],
    ...['new-value', 'new-date', 'new-note', 'reason-listen', 'review-date'],
  ];
  return Object.fromEntries(names.map((name) => [name, typed(name)]));
}

/** The letters that wait to be sent, as their HTML part. */
async function keepLetters(found: Map<string, Output>, site: TestSite): Promise<void> {
  const { config, db, contentVersion, time } = site;
  const library = siteLibrary();
  const given = {
    config,
    db,
    contentVersion,
    library,
    methods: METHODS,
    clock: () => time.now,
    random: randomBytes,
  };
  await tellOwner({ ...given, secrets: loadSecrets(config), log: createLog('silent') });
  const letters = await db.selectFrom('outbox').selectAll().execute();
  for (const { id, subject, body } of letters)
    found.set(`letter ${id}`, { html: toHtml(`${subject}\n\n${body}`), headers: HTML });
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };
