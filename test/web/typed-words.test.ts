import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { PAGES } from '../../src/addresses/pages.ts';
import type { PageRow } from '../../src/addresses/pages.ts';
import { OTHER_LINK } from '../../src/comparison/form.ts';
import { DEFAULT_SETTINGS } from '../../src/comments/settings.ts';
import { PLAN_FIELDS } from '../../src/strategies/plan.ts';
import type { Holds } from '../../src/web/form.ts';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { CARRIED } from '../../src/web/typed-words.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { whileBusy } from '../support/busy-database.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { ENGLISH, FRENCH } from '../support/discussion.ts';
import { signedIn } from '../support/moderators.ts';
import { change } from '../support/rows.ts';
import { CLAIM_KEYS, METHODS } from '../support/method.ts';
import { formsOf } from '../../src/app.ts';
import { OWN_KEYS } from '../../src/method/own.ts';

/** The partials that draw a field whose name their including view gives. */
const TYPED_PARTIALS =
  /include\('(?:\.\.\/partials\/)?_(?:text|textarea)',\s*\{\s*name(?:: (['`][^'`]+['`]|[\w.]+))?,/g;
const CHOSEN_PARTIALS =
  /include\('(?:\.\.\/partials\/)?_(?:radios|checkbox|checkbox-field|select)',\s*\{\s*name(?:: (['`][^'`]+['`]|[\w.]+))?,/g;
const TAG = /<(textarea|input|select|button)\b[^>]*?\bname="([^"]+)"[^>]*>/g;
/** Names that a view computes, as one of them looks. */
const COMPUTED: Readonly<Record<string, readonly string[]>> = {
  '`why-${each.key}`': ['why-listen'],
  '`words-${clause}`': ['words-start'],
  '`${field}-${each.key}`': PLAN_FIELDS.map((field) => `${field}-listen`),
  '`${key}-label`': OWN_KEYS.map((key) => `${key}-label`),
  '`${key}-verb`': OWN_KEYS.map((key) => `${key}-verb`),
  '`${key}-noun`': OWN_KEYS.map((key) => `${key}-noun`),
  '`${key}-family`': OWN_KEYS.map((key) => `${key}-family`),
  '`reason-${report.id}`': ['reason-r1'],
  '`value-${each.id}`': ['value-r1'],
  '`note-${each.id}`': ['note-r1'],
  '`as-${each.id}`': ['as-r1'],
  'page.wholeList.reason': ['reason-r1'],
  'page.otherLink': ['other-link'],
  'claim.key': CLAIM_KEYS,
  // The two versions to compare: a form that is asked for, not posted.
  id: [],
};
/** Of the form that filters the log, which is asked for, not posted. */
const ASKED_FOR = ['actor', 'from', 'until'];

interface Names {
  readonly typed: ReadonlySet<string>;
  readonly chosen: ReadonlySet<string>;
}

/** Every field of every form that the views hold. */
function namesInViews(): Names {
  const [typed, chosen] = [new Set<string>(), new Set<string>()];
  for (const view of viewTexts()) {
    for (const [, name = 'name'] of view.matchAll(TYPED_PARTIALS))
      for (const each of spelled(name)) typed.add(each);
    for (const [, name = 'name'] of view.matchAll(CHOSEN_PARTIALS))
      for (const each of spelled(name, 'boolean')) chosen.add(each);
    for (const [tag, kind, name = ''] of view.matchAll(TAG)) {
      const type = /type="([^"]+)"/.exec(tag)?.[1] ?? 'text';
      const isTyped =
        kind === 'textarea' || (kind === 'input' && !/^(hidden|radio|checkbox|submit|file)$/.test(type));
      if (!name.includes('<%')) (isTyped ? typed : chosen).add(name);
    }
  }
  return { typed, chosen };
}

function viewTexts(): readonly string[] {
  const folder = join(PROJECT_ROOT, 'views');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ejs'),
  );
  return files.map((path) => readFileSync(join(folder, path), 'utf8'));
}

function spelled(name: string, kind: 'number' | 'boolean' = 'number'): readonly string[] {
  if (name === 'name') return settingsOf(kind);
  return COMPUTED[name] ?? [plain(name)];
}

/** The settings of the moderators are drawn one after the other: switches are ticked, numbers are typed. */
function settingsOf(kind: 'number' | 'boolean'): readonly string[] {
  return Object.entries(DEFAULT_SETTINGS).flatMap(([name, value]) => (typeof value === kind ? [name] : []));
}

function plain(name: string): string {
  if (!/^'[\w-]+'$/.test(name) && !name.startsWith('`swap-'))
    throw new Error(`a field with a name of its own: ${name}`);
  return name.replace(/['`]/g, '').replace(/\$\{.*\}/, 'start');
}

/** One for each approach: any name may stand after the hyphen. */
const OF_APPROACHES = /^(?:why|for|where|first|cost|owner)-/;
const NAMES = namesInViews();
const LISTED = formsOf(METHODS.offered)
  .flatMap((form) => Object.entries<Holds>(form))
  .map(([name, holds]) => [name.replace('*', OF_APPROACHES.test(name) ? 'listen' : 'r1'), holds] as const);
const listedAs = (holds: Holds) => LISTED.filter((each) => each[1] === holds).map(([name]) => name);
const SECRETS = new Set(listedAs('secret'));
/** What one form takes for words, an error page shows: it does not ask which form was sent. */
const TYPED = new Set(listedAs('words').filter((name) => !SECRETS.has(name)));
const CHOSEN = new Set(listedAs('choice').filter((name) => !SECRETS.has(name) && !TYPED.has(name)));

const filledWith = (names: Iterable<string>, textOf: (name: string) => string): Fields =>
  Object.fromEntries([...names].map((name) => [name, textOf(name)]));
/** A form holds 200 fields at most: what differs by its approach alone is sent for one of them. */
const OF_ANOTHER_APPROACH = /^(?:why|for|where|first|cost|owner)-(?!listen$)/;
const BODY = filledWith(
  [...TYPED].filter((name) => !OF_ANOTHER_APPROACH.test(name)),
  (name) => `Mots de ${name} <b>`,
);
/** The same of what is chosen for each claim and each approach of a method. */
const OF_ANOTHER_KEY = new Set<string>(
  METHODS.offered.flatMap(({ claims, approaches }) =>
    [claims, approaches].flatMap((all) => all.slice(1).map(({ key }) => key)),
  ),
);
const HIDDEN: Fields = {
  ...filledWith(
    [...CHOSEN].filter((name) => !OF_ANOTHER_KEY.has(name)),
    () => 'nichtdoch',
  ),
  ...filledWith(SECRETS, () => 'geheim'),
  ...filledWith(
    [...SECRETS].flatMap((name) => [CARRIED + name, CARRIED + CARRIED + name]),
    () => 'geheim',
  ),
};

const addressesOf = (rows: readonly PageRow[]) =>
  rows.flatMap(({ fr, en }) => [fr, en].map((path) => path.replace(/:\w+/g, 'x')));
const ADDRESSES = addressesOf(Object.values(PAGES));
const SIGN_OUT = addressesOf([PAGES.moderationSignOut]);
const OF_MODERATORS = addressesOf(
  Object.values<PageRow>(PAGES).filter(({ opener }) => opener === 'moderator' || opener === 'owner'),
);

const PLACES = {
  reader: { fr: `${FRENCH}/commentaires`, en: `${ENGLISH}/comments` },
  wheel: { fr: '/fr/roue/diagnostic', en: '/en/wheel/diagnosis' },
  moderator: { fr: '/fr/moderation/mots', en: '/en/moderation/words' },
  single: { fr: '/fr/moderation/commentaires/none', en: '/en/moderation/comments/none' },
} as const;
const FOREIGN = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://elsewhere.example' };

describe('what somebody typed', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    ({ browser } = await signedIn(site));
  });
  afterEach(() => site.close());

  const typedOn = (page: Answer) =>
    page
      .$('.typed bdi')
      .map((_, each) => page.$(each).text())
      .get();
  const expectWords = (page: Answer, status: number, where: string) => {
    expect(page.status, where).to.equal(status);
    expect(typedOn(page), where).to.have.members(Object.values(BODY));
    expect(page.$('.typed').text(), where).not.to.include('nichtdoch');
    expect(page.html, where).not.to.include('geheim');
  };
  const everywhere = async (status: number, headers: Readonly<Record<string, string>> = {}) => {
    for (const path of ADDRESSES)
      expectWords(await browser.post(path, { ...BODY, ...HIDDEN }, headers), status, path);
  };

  it('stands in a list of its form, each field that a view draws, and what is typed as words or a secret', () => {
    const posted = (names: ReadonlySet<string>) => [...names].filter((name) => !ASKED_FOR.includes(name));
    for (const name of posted(NAMES.typed))
      expect(TYPED.has(name) || SECRETS.has(name) || name === 'captcha', name).to.equal(true);
    const listed = new Set(LISTED.map(([name]) => name));
    expect(posted(NAMES.chosen).filter((name) => !listed.has(name))).to.deep.equal([]);
    expect([...TYPED]).to.include.members(['comment', 'reason', 'words', 'reply', 'reason-r1', 'why-listen']);
    expect([...CHOSEN]).to.include.members(['action', 'captcha-token', 'shown-r1', 'tick', 'answer']);
    expect([...SECRETS]).to.have.members([
      ...['password', 'code', 'secret', 'other-link', 'repeat', 'emailPassword', 'current'],
    ]);
  });

  it('comes back when the form seems to come from another site', async () => {
    await everywhere(403, FOREIGN);
  });

  it('comes back when the site fails', async () => {
    await change(site, 'alter table setting rename to lost');
    const broken = [PLACES.reader.fr, PLACES.reader.en, PLACES.moderator.fr, PLACES.moderator.en];
    for (const path of broken) expectWords(await browser.post(path, { ...BODY, ...HIDDEN }), 500, path);
  });

  it('comes back when the site is busy, and the form can be sent again without a secret', async () => {
    const [page, words] = await whileBusy(site, async () => [
      await browser.post(PLACES.single.fr.replace('none', 'x'), { ...BODY, ...HIDDEN }),
      await browser.post('/fr/moderation/mots', { words: 'casino', action: 'save', password: 'nichtdoch' }),
    ]);
    expect(words.status).to.equal(503);
    expect(typedOn(words)).to.deep.equal(['casino']);
    expect(words.html).not.to.include('nichtdoch');
    expect(words.$('main form input[name="words"]').attr('value')).to.equal('casino');
    expect(page.status).to.be.oneOf([404, 503]);
  });

  it('comes back when the comment, the page or the method is not there', async () => {
    for (const path of Object.values(PLACES.single))
      expectWords(await browser.post(path, { ...BODY, ...HIDDEN }), 404, path);
    expectWords(await browser.post('/fr/nulle-part', { ...BODY, ...HIDDEN }), 404, 'no page');
    const lost = new Map<string, number>();
    for (const path of ADDRESSES.filter((each) => !SIGN_OUT.includes(each))) {
      const page = await browser.post(path, { ...BODY, ...HIDDEN });
      if (page.status >= 400 && page.status !== 422) {
        expectWords(page, page.status, path);
        lost.set(path, page.status);
      }
    }
    expect([...lost.values()]).to.include.members([404, 405]);
  });

  it('waits in the sign-in form when a session has lapsed, and no secret does', async () => {
    const stranger = new Browser(site.app);
    for (const path of OF_MODERATORS.filter((each) => !SIGN_OUT.includes(each))) {
      const page = await stranger.post(path, { ...BODY, ...HIDDEN });
      expect(page.status, path).to.equal(403);
      for (const [name, text] of Object.entries(BODY))
        expect(page.$(`input[name="${CARRIED}${name}"]`).val(), `${path} ${name}`).to.equal(text);
      for (const name of [...SECRETS].filter((each) => each !== OTHER_LINK))
        expect(page.$(`input[name^="${CARRIED}"][name$="${name}"]`), `${path} ${name}`).to.have.length(0);
    }
  });

  it('comes back after a flood, in both languages', async () => {
    let last = await browser.post('/fr/moderation/mots', BODY);
    for (let sent = 0; sent < 2000 && last.status !== 429; sent += 1)
      last = await browser.post('/fr/nulle-part', {});
    await everywhere(429);
  });

  it('stands beside the name of its field, as far as it has one', async () => {
    const french = await browser.post(
      PLACES.moderator.fr,
      { reply: 'Merci', 'reason-r7': 'Licite', novel: 'x' },
      FOREIGN,
    );
    const lines = french
      .$('.typed li')
      .map((_, each) => french.$(each).text())
      .get();
    expect(lines).to.deep.equal(['Réponse\u00a0: Merci', 'Raison\u00a0: Licite', 'x']);
    const english = await new Browser(site.app).post(PLACES.wheel.en, { 'why-listen': 'Because' }, FOREIGN);
    expect(english.$('.typed li').text()).to.equal('Why: Because');
  });

  it('comes back from a sign-in form that carried it, too', async () => {
    const carried = {
      again: '/fr/moderation/commentaires/x',
      'again-reply': 'Une longue réponse',
      name: 'Camille',
      password: 'nichtdoch',
    };
    const page = await browser.post('/fr/moderation/connexion', carried, FOREIGN);
    expect(typedOn(page)).to.have.members(['Une longue réponse', 'Camille']);
    expect(page.html).not.to.include('nichtdoch');
    const refused = await browser.post('/fr/moderation/connexion', {
      ...carried,
      'again-password': 'geheim',
    });
    expect(refused.status).to.equal(422);
    expect(refused.$('input[name="again-reply"]').val()).to.equal('Une longue réponse');
    expect(refused.html).not.to.include('nichtdoch').and.not.to.include('geheim');
  });
});
