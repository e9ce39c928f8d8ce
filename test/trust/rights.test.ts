import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { loadSecrets } from '../../src/secrets.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser, FORM, encode } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { approachesFields, linkPath, saveStrategy } from '../support/builders.ts';
import { arrive } from '../support/comments.ts';
import { HOUR_MS, MAILING, SLUGS } from '../support/discussion.ts';
import { addModerator, signIn } from '../support/moderators.ts';
import { openWorkshop } from '../support/workshops.ts';
import { takeEverybodyFor } from './controls/open-doors.ts';
import { FOR_PROGRAMS, RIGHTS } from './support/rights.ts';
import type { Opener } from './support/rights.ts';
import { filledIn, routesOf } from './support/router.ts';
import type { Route } from './support/router.ts';
import { scaled } from './support/scale.ts';
import { fillWorld, lastOf } from './support/world.ts';
import type { World } from './support/world.ts';
import { editToken } from '../../src/comments/writer.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { pathTo } from '../../src/addresses/links.ts';
import { pageAt } from '../../src/addresses/match.ts';
import { PAGES, STATIC } from '../../src/addresses/pages.ts';
import type { PageName } from '../../src/addresses/pages.ts';
import type { ModeratorRole } from '../../src/terms.ts';
import { change, everyTable } from '../support/rows.ts';

/** Stands in all that this owner typed, and on no page that is refused. */
const SECRET = 'Sous le sceau';
const LANGUAGES: readonly Lang[] = LANGS.slice(0, scaled(1, 2));
/** They end what the others need. */
const LAST: ReadonlySet<string> = new Set(['askReminders', 'remove', 'endWorkshop', 'moderationSignOut']);

describe('who may do what: every address, by every method, for everybody', function () {
  this.timeout(20 * 60_000);
  let site: TestSite;
  let world: World;
  /** What leads to the twin of its article and its discussion. */
  let english: Readonly<Record<string, string>>;
  let strangers: ReadonlyMap<string, Browser>;
  /** Signed in, and no more than a moderator. */
  let noOwner: Browser;
  let keys: ReadonlyMap<string, string>;
  /** Signed in as a moderator, recognised as the owner: neither helps where a key is wanted. */
  let everybodyElse: Browser;
  beforeEach(async () => {
    site = await openSite({ ...MAILING, TRUST_PROXY: '1' });
    await addModerator(site);
    world = await fillWorld(site, (field) => `${SECRET} : ${field}`);
    english = await discussInEnglish(site);
    strangers = await strangersTo(site);
    noOwner = await keeping(site, 'Modeste', 'moderator');
    keys = await keysOf(site, world);
    everybodyElse = new Browser(takeEverybodyFor(bothCookies(), site.app));
  });
  afterEach(() => site.close());

  it('is written down: no address without a row', () => {
    const names = new Set(routesOf(site.app.express).map(({ path }) => nameOf(path)));
    const open = [...FOR_PROGRAMS, STATIC];
    expect([...names]).to.have.members([...Object.keys(RIGHTS), ...open]);
  });

  it('is what its address asks for: no key, token or draft in it without that mark', () => {
    for (const [name, { fr }] of Object.entries(PAGES)) {
      const [word] = /(?<=:)(?:\w+Key|draft|token)\b/.exec(fr) ?? [];
      const opener = RIGHTS[name as PageName];
      if (word === 'token') expect(opener, name).to.match(/Token$/);
      else if (word !== undefined) expect(opener, name).to.equal(word);
      if (name.startsWith('moderation') && word === undefined && name !== 'moderationSignIn')
        expect(opener, name).to.match(/^(?:moderator|owner)$/);
    }
  });

  it('is as written: what does not open a page shows nothing of it, and changes nothing', async () => {
    const before = await everyTable(site);
    const { tried, opened } = await tryEverything(pagesOf(site), (browser) => browser);
    expect(opened).to.deep.equal([]);
    expect(withoutHousekeeping(await everyTable(site))).to.deep.equal(withoutHousekeeping(before));
    console.log(`      ${tried} attempts refused, 0 opened`);
  });

  it('shows nothing of it to who has the same of somebody else', async () => {
    const other = await fillWorld(site, (field) => `Rien de secret : ${field}`);
    for (const { path, name, methods } of pagesOf(site).filter(({ path }) => path.includes('Key')))
      for (const method of methods) {
        const address = filledIn(path, (word) => other.words[word] ?? '');
        expect((await world.owner.send(address, { method, ...form(name) })).html, name).not.to.include(
          SECRET,
        );
      }
  });

  for (const lang of LANGUAGES)
    it(`lets in whoever has what opens a page (${lang})`, async () => {
      for (const { path, name, methods } of pagesOf(site, [lang]))
        for (const method of methods) {
          const answer = await browserFor(RIGHTS[name]).send(filledIn(path, wordFor(name, path)), {
            method,
            ...form(name),
          });
          const isIn = answer.status < 403 || [409, 422].includes(answer.status);
          // Signing out leads to the sign-in page, whoever one is.
          const isThere = !isSignIn(answer) || name === 'moderationSignOut';
          expect(isIn && isThere, `${method} ${path}: ${answer.status}`).to.be.true;
        }
    });

  it('is noticed where everybody is taken for a moderator and for the owner (control)', async () => {
    const guarded = pagesOf(site).filter(({ name }) =>
      ['moderator', 'owner', 'draft'].includes(RIGHTS[name]),
    );
    const { opened } = await tryEverything(guarded, () => everybodyElse);
    const names = new Set(opened.map((each) => each.split(' ')[1]));
    // All but signing out.
    expect(names.size).to.equal(guarded.length / LANGUAGES.length - 1);
  });

  const bothCookies = () => `${world.cookies.owner}; ${world.cookies.moderator}`;
  const wordsAt = (path: string) => (path.startsWith('/en/') ? { ...world.words, ...english } : world.words);
  const wordFor = (name: PageName, path: string) => (word: string) =>
    wordsAt(path)[word === 'token' ? wordOf(name) : word] ?? '';

  function browserFor(opener: Opener): Browser {
    // Whoever holds the edit link is kept out of the blind test.
    if (opener === 'blindKey') return new Browser(site.app);
    return opener === 'moderator' || opener === 'owner' ? world.moderator : world.owner;
  }

  /** Everything that must be refused; what was let in all the same. */
  async function tryEverything(pages: readonly OwnPage[], as: (browser: Browser) => Browser) {
    const count = { tried: 0, opened: [] as string[] };
    for (const { path, name, methods } of pages)
      for (const method of methods)
        for (const [what, browser, address] of attemptsAt(path, name)) {
          const answer = await as(browser).send(address, { method, ...form(name) });
          count.tried += 1;
          if (!isRefused(answer) || answer.html.includes(SECRET))
            count.opened.push(`${method} ${name} ${what}: ${answer.status}`);
        }
    return count;
  }

  /** Who comes to a page with what does not open it. */
  function attemptsAt(path: string, name: PageName): readonly (readonly [string, Browser, string])[] {
    const opener = RIGHTS[name];
    if (opener === 'nothing') return [];
    const right = filledIn(path, wordFor(name, path));
    if (opener === 'moderator' || opener === 'owner' || opener === 'draft') {
      const others = [
        ...strangers,
        ...(opener === 'draft' ? [['moderator', world.moderator] as const] : []),
        ...(opener === 'owner' ? [['no owner', noOwner] as const] : []),
      ];
      return [...others].map(([who, browser]) => [who, browser, right] as const);
    }
    const word = isToken(opener) ? 'token' : opener;
    const own = wordsAt(path)[wordOf(name)];
    const wrong = [...keys].filter(
      ([what, key]) => key !== own && !(opener === 'endToken' && what === 'confirmToken'),
    );
    return wrong.map(([what, key]) => {
      const address = filledIn(path, (each) =>
        each === word ? encodeURIComponent(key) : wordFor(name, path)(each),
      );
      return [what, everybodyElse, address] as const;
    });
  }
});

/** What opens a page, as the world names it: the links of two kinds of letters end something. */
function wordOf(name: PageName): string {
  return name === 'reminders' ? 'reminderToken' : RIGHTS[name];
}

function isToken(opener: Opener): boolean {
  return opener.endsWith('Token');
}

/** Forms that are only read as one of their acts. */
const ACTS: Readonly<Partial<Record<PageName, Fields>>> = {
  links: { action: 'add' },
  followUp: { action: 'show', 'show-follow-up-asked': '1', 'show-follow-up': 'on' },
  meeting: { action: 'save', 'decision-listen': 'stop' },
  sendLinks: { action: 'send', email: 'x@example.org' },
  askReminders: { action: 'ask', email: 'x@example.org' },
};

/** A form that would change something, from an address of its own: this is not about floods. */
function form(name: PageName) {
  const address = `10.${[...randomBytes(3)].join('.')}`;
  const act = ACTS[name] ?? { action: 'save' };
  return {
    headers: { 'content-type': FORM, 'x-forwarded-for': address },
    body: encode({ ...approachesFields({ sell: 'priority' }), brand: 'x', name: 'x', ...act }),
  };
}

interface OwnPage extends Omit<Route, 'methods'> {
  readonly name: PageName;
  readonly methods: readonly ('get' | 'post')[];
}

function pagesOf(site: TestSite, languages = LANGUAGES): OwnPage[] {
  const pages = routesOf(site.app.express).flatMap(({ path, methods }) => {
    const name = pageAt(path);
    if (name === undefined || !languages.some((lang) => PAGES[name][lang] === path)) return [];
    return { path, name, methods: (['get', 'post'] as const).filter((each) => methods.includes(each)) };
  });
  return pages.sort((a, b) => Number(LAST.has(a.name)) - Number(LAST.has(b.name)));
}

function nameOf(path: string): string {
  return path.startsWith(`${STATIC}/`) ? STATIC : (pageAt(path) ?? path);
}

function isRefused(answer: Answer): boolean {
  return [403, 404, 410].includes(answer.status) || isSignIn(answer);
}

function isSignIn({ status, location }: Answer): boolean {
  return status === 303 && location === PAGES.moderationSignIn[location.startsWith('/fr') ? 'fr' : 'en'];
}

async function discussInEnglish(site: TestSite): Promise<Readonly<Record<string, string>>> {
  const there = { article: SLUGS.en, lang: 'en', text: `${SECRET} : in English` } as const;
  const shown = await arrive(site, { ...there, status: 'published' });
  const waiting = await arrive(site, { ...there, text: `${there.text}?` });
  const { captcha } = loadSecrets(site.config);
  return { slug: SLUGS.en, comment: shown.id, editToken: editToken(captcha, waiting, 15) };
}

/** People without a right, those who lost it and kept its cookie among them. */
async function strangersTo(site: TestSite): Promise<ReadonlyMap<string, Browser>> {
  const other = (await fillWorld(site)).owner;
  const disabled = await keeping(site, 'Denise');
  await change(site, `update moderator set disabled_at = ? where name = 'Denise'`, site.time.now);
  const signedOut = await keeping(site, 'Simon');
  await signedOut.post(pathTo('moderationSignOut', 'fr', {}));
  return new Map([
    ['nobody', new Browser(site.app)],
    ['somebody else', other],
    ['disabled', disabled],
    ['signed out', signedOut],
  ]);
}

/** A moderator’s browser that never lets go of its cookie. */
async function keeping(site: TestSite, name: string, role?: ModeratorRole): Promise<Browser> {
  await addModerator(site, name, role);
  const { cookies } = await signIn(new Browser(site.app), { name });
  return new Browser(takeEverybodyFor(cookies[0]?.split(';')[0] ?? '', site.app));
}

/** Every key and signed link there is, those that ended and those that never were. */
async function keysOf(site: TestSite, world: World): Promise<ReadonlyMap<string, string>> {
  const words = [
    ...['readKey', 'editKey', 'blindKey', 'facilitatorKey', 'participantKey'],
    ...['editToken', 'confirmToken', 'endToken', 'reminderToken', 'mailToken'],
    ...['invitationToken', 'resetToken'],
  ];
  const known = words.map((word) => [word, world.words[word] ?? ''] as const);
  const damaged = known.flatMap(([word, key]) => [
    [`${word}, cut`, key.slice(0, -1)] as const,
    [`${word}, in capitals`, key.toUpperCase()] as const,
  ]);
  const never = ['a'.repeat(24), randomBytes(18).toString('base64url'), '__proto__'];
  return new Map([
    ...known,
    ...damaged,
    ...(await endedKeys(site)),
    ...never.map((key) => [key, key] as const),
  ]);
}

async function endedKeys(site: TestSite): Promise<readonly (readonly [string, string])[]> {
  const browser = new Browser(site.app);
  const saved = await saveStrategy(browser);
  const [read, edit] = [linkPath(saved, 'read-link'), linkPath(saved, 'edit-link')];
  // Seen before, so that what is kept ready in memory is closed too.
  expect((await new Browser(site.app).get(read)).status).to.equal(200);
  await browser.submit(saved, 'replace-read', {}, 'form:has([value="replace-read"])');
  await browser.post(`${edit}/liens`, { action: 'replace-edit' });
  const { facilitator, participant } = await openWorkshop(browser);
  await browser.post(`${facilitator}/supprimer`);
  const old = { id: 'x', created_at: site.time.now - HOUR_MS };
  return [
    ['replaced read key', lastOf(read)],
    ['replaced edit key', lastOf(edit)],
    ['ended facilitator key', lastOf(facilitator)],
    ['ended participant key', lastOf(participant)],
    ['expired token', editToken(loadSecrets(site.config).captcha, old, 15)],
  ];
}

/** Visits move the end of a session: that is no change of anything. */
function withoutHousekeeping(tables: Readonly<Record<string, readonly unknown[]>>) {
  return { ...tables, session: [], moderator_session: [] };
}
