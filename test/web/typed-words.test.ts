import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'chai';
import { APPROACH_KEYS } from '../../src/wheel/approaches.ts';
import { CLAIM_KEYS } from '../../src/diagnosis/claims.ts';
import { DEFAULT_SETTINGS } from '../../src/comments/settings.ts';
import { DATABASE_FILE } from '../../src/db/database.ts';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { ENGLISH, FRENCH } from '../support/discussion.ts';
import { signedIn } from '../support/moderators.ts';
import { change } from '../support/rows.ts';

/** The partials that draw a field whose name their including view gives. */
const TYPED_PARTIALS =
  /include\('(?:\.\.\/partials\/)?_(?:text|textarea)',\s*\{\s*name(?:: (['`][^'`]+['`]|[\w.]+))?,/g;
const CHOSEN_PARTIALS =
  /include\('(?:\.\.\/partials\/)?_(?:radios|checkbox|checkbox-field|select)',\s*\{\s*name(?:: (['`][^'`]+['`]|[\w.]+))?,/g;
const TAG = /<(textarea|input|select|button)\b[^>]*?\bname="([^"]+)"[^>]*>/g;
/** Names that a view computes, as one of them looks. */
const COMPUTED: Readonly<Record<string, readonly string[]>> = {
  '`why-${each.key}`': ['why-listen'],
  '`reason-${report.id}`': ['reason-r1'],
  'page.wholeList.reason': ['reason-all'],
  'page.otherLink': ['other-link'],
  'claim.key': CLAIM_KEYS,
  // The two versions to compare: a form that is asked for, not posted.
  id: [],
};
/** Of the form that filters the log, which is asked for, not posted. */
const ASKED_FOR = 'actor';
const SECRETS = ['password', 'code', 'secret', 'other-link'];

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
        kind === 'textarea' || (kind === 'input' && !/^(hidden|radio|checkbox|submit)$/.test(type));
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

const NAMES = namesInViews();
const wordsFor = (name: string) => `Mots de ${name} <b>`;
const TYPED = [...NAMES.typed].filter(
  (name) => !SECRETS.includes(name) && name !== 'captcha' && name !== 'fax',
);
const BODY: Fields = Object.fromEntries(TYPED.map((name) => [name, wordsFor(name)]));
const CHOSEN = [...NAMES.chosen, ...APPROACH_KEYS, ...CLAIM_KEYS, 'shown-c1', 'swap-start'].filter(
  (name) => !TYPED.includes(name) && name !== ASKED_FOR,
);
const HIDDEN: Fields = Object.fromEntries([...CHOSEN, ...SECRETS].map((name) => [name, 'nichtdoch']));

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
  };
  const everywhere = async (status: number, headers: Readonly<Record<string, string>> = {}) => {
    for (const places of Object.values(PLACES))
      for (const path of Object.values(places))
        expectWords(await browser.post(path, { ...BODY, ...HIDDEN }, headers), status, path);
  };

  it('is found in the views, every field of them', () => {
    expect(TYPED).to.include.members([
      'name',
      'email',
      'website',
      'comment',
      'reason',
      'brand',
      'context',
      'rival',
      'gene',
    ]);
    expect(TYPED).to.include.members([
      'text',
      'reply',
      'words',
      'reason-r1',
      'reason-all',
      'change-note',
      'why-listen',
      'q',
    ]);
    expect(TYPED).to.include.members(['abstain-reason', 'review-date', 'editMinutes', 'from', 'until']);
    expect(CHOSEN).to.include.members([
      'action',
      'version',
      'once',
      'captcha-token',
      'decision',
      'tick',
      'sure',
      'bulk',
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
    const other = new Database(join(site.dataDir, DATABASE_FILE));
    other.exec('begin immediate');
    const page = await browser.post(PLACES.single.fr.replace('none', 'x'), { ...BODY, ...HIDDEN });
    const words = await browser.post('/fr/moderation/mots', {
      words: 'casino',
      action: 'save',
      password: 'nichtdoch',
    });
    other.exec('rollback');
    other.close();
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
    expectWords(await browser.post('/fr/moderation/journal', { ...BODY, ...HIDDEN }), 405, 'no method');
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
  });
});
