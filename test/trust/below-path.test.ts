import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { approachesFields, diagnosisFields } from '../support/builders.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { FRENCH, MAILING, sumAsked } from '../support/discussion.ts';
import { addModerator, PASSWORD } from '../support/moderators.ts';
import { valuesOf } from '../support/rows.ts';
import { filledIn, routesOf } from './support/router.ts';
import { fillWorld } from './support/world.ts';
import type { World } from './support/world.ts';
import { pathTo } from '../../src/addresses/links.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { serveBelow } from '../../src/addresses/prefix.ts';

const PREFIX = '/roue';
const HOST = 'http://wheel.test';
/** Whatever of a page a browser asks for by itself or is led to. */
const LEADS = '[href], [src], [action], [formaction], [srcset], [poster], [data]';
const MOST_PAGES = 900;

describe('a site below a path of its host', function () {
  this.timeout(600_000);
  let world: World;
  let root: TestSite;
  let site: TestSite;

  before(async () => {
    root = await openSite(MAILING);
    await addModerator(root);
    world = await fillWorld(root);
    site = await openSite({ ...MAILING, BASE_URL: `${HOST}${PREFIX}/` }, root.dataDir);
  });
  after(async () => {
    await site.db.destroy();
    await root.close();
    serveBelow('');
  });

  const visitors = (): Readonly<Record<string, string>> => ({
    nobody: '',
    'somebody with a strategy': world.cookies.owner,
    'a moderator': world.cookies.moderator,
  });

  for (const who of ['nobody', 'somebody with a strategy', 'a moderator'])
    it(`leads ${who} to addresses below it alone, and each of them is there`, async () => {
      const { pages, faults } = await crawl(site, doors(site, world), visitors()[who] ?? '');
      expect(pages).to.be.greaterThan(100);
      expect(faults).to.deep.equal([]);
    });

  it('would be found leading elsewhere (control: the same crawl at the root)', async () => {
    serveBelow('');
    const { faults } = await crawl(root, ['/fr'], '', PREFIX);
    serveBelow(PREFIX);
    expect(faults.length).to.be.greaterThan(100);
  });

  it('takes its path with and without a slash, and nothing beside it', async () => {
    const browser = new Browser(site.app);
    for (const path of [PREFIX, `${PREFIX}/`])
      expect((await browser.get(path)).location, path).to.equal(`${PREFIX}/fr`);
    expect((await browser.get('/')).location).to.equal(`${PREFIX}/`);
    for (const path of ['/fr', '/roues/fr', '/rou', '/static/x', '//roue/fr', '/ROUE/fr'])
      expect((await browser.get(path)).status, path).to.equal(404);
  });

  it('says that it is well at the root and below its path', async () => {
    const browser = new Browser(site.app);
    for (const path of ['/health', '/ready'])
      for (const at of [path, PREFIX + path])
        expect([at, (await browser.get(at)).status]).to.deep.equal([at, 200]);
  });

  it('lets a reader save a strategy, find it again and come back by its link', async () => {
    const browser = new Browser(site.app);
    const start = await browser.get(`${PREFIX}/en/wheel/diagnosis`);
    const told = await browser.submit(start, 'continue', diagnosisFields({ brand: 'Maison Basse' }));
    const approaches = await browser.follow(told);
    const chosen = await browser.submit(approaches, 'continue', approachesFields({ listen: 'priority' }));
    const saved = await browser.submit(await browser.follow(chosen), 'save');
    expect([saved.status, saved.location.startsWith(`${PREFIX}/en/e/`)]).to.deep.equal([303, true]);
    const mine = await browser.get(`${PREFIX}/en/my-strategies`);
    expect(mine.$('main').text()).to.include('Maison Basse');
  });

  it('writes letters whose links lie below it', async () => {
    const browser = new Browser(site.app);
    const form = await browser.get(`${PREFIX}${FRENCH}`);
    site.time.now += 60_000;
    const comment: Fields = {
      name: 'Anne',
      email: 'anne@example.org',
      comment: 'Sous un chemin.',
      captcha: String(sumAsked(form)),
      notify: 'on',
    };
    const sent = await browser.submit(form, '', comment, '#comment-form');
    expect(sent.location).to.match(/^\/roue\/fr\/articles\//);
    const bodies = await valuesOf(site, 'select body from outbox order by created_at desc limit 1');
    const links = bodies.join().match(/http:\/\/wheel\.test\S*/g) ?? [];
    expect(links).not.to.deep.equal([]);
    for (const link of links) expect(link).to.match(/^http:\/\/wheel\.test\/roue\//);
  });

  it('carries a form over signing in, to its address below the path', async () => {
    const browser = new Browser(site.app);
    const refused = await browser.post(`${PREFIX}/fr/moderation/reglages`, { linksHeld: '3' });
    expect(refused.status).to.equal(403);
    const again = await browser.submit(refused, '', { name: 'Camille', password: PASSWORD });
    expect(again.$('main form').attr('action')).to.equal(`${PREFIX}/fr/moderation/reglages`);
  });

  it('opens a pasted link of its own, and of no other site of the host', async () => {
    const browser = new Browser(site.app);
    const compare = `${PREFIX}${world.readPath}/comparer`;
    const page = await browser.get(compare);
    const form = 'form:has([name="other-link"])';
    const answerTo = async (link: string) =>
      (await browser.submit(page, '', { 'other-link': link }, form)).$('main').text();
    const { same, elsewhere, none } = messagesFor('fr').comparison.otherLink;
    expect(await answerTo(`${HOST}${PREFIX}${world.readPath}`)).to.include(same);
    expect(await answerTo(`https://autre.example${PREFIX}${world.readPath}`)).to.include(elsewhere);
    expect(await answerTo(`${HOST}${world.readPath}`)).to.include(none);
  });
});

describe('the cookies of a site below a path', () => {
  after(() => {
    serveBelow('');
  });

  for (const [scheme, name] of [
    ['https', '__Secure-'],
    ['http', ''],
  ] as const)
    it(`are named ${name || 'plainly'} over ${scheme}, and sent to that path alone`, async () => {
      const site = await openSite({ BASE_URL: `${scheme}://marque.example${PREFIX}` });
      await addModerator(site);
      const browser = new Browser(site.app);
      const begun = await browser.post(`${PREFIX}/fr/roue/diagnostic`, { brand: 'A', action: 'save' });
      const signed = await browser.post(`${PREFIX}/fr/moderation/connexion`, {
        name: 'Camille',
        password: PASSWORD,
      });
      const cookies = [...begun.cookies, ...signed.cookies];
      expect(cookies.length).to.be.greaterThan(2);
      for (const cookie of cookies) {
        expect(cookie).to.match(new RegExp(`^${name}(?:wheel|moderator|moderator-device)=`));
        expect(cookie).to.match(/; Path=\/roue;/);
        expect(cookie.includes('; Secure')).to.equal(scheme === 'https');
      }
      expect(begun.location).to.match(/^\/roue\/fr\/roue\//);
      expect(signed.location).to.equal(pathTo('moderation', 'fr', {}));
      await site.close();
    });
});

/** Every address that somebody with all keys could open. */
function doors(site: TestSite, { words }: World): readonly string[] {
  const word = (name: string) => words[name] ?? 'x';
  return routesOf(site.app.express)
    .filter(({ path, methods }) => path.startsWith('/') && methods.includes('get'))
    .map(({ path }) => PREFIX + filledIn(path, word));
}

/** Opens what each page leads to, from `doors` on; says what leads out of the path or to nothing. */
async function crawl(site: TestSite, doors: readonly string[], cookie: string, prefix = PREFIX) {
  const browser = new Browser(site.app);
  const faults: string[] = [];
  const [open, seen] = [[...doors], new Set(doors)];
  for (let path = open.shift(); path !== undefined && seen.size < MOST_PAGES; path = open.shift()) {
    const answer = await browser.get(path, cookie === '' ? {} : { cookie });
    const leads = leadsOf(answer);
    for (const lead of leads) if (!isBelow(lead, prefix)) faults.push(`${path} -> ${lead}`);
    const isDoor = doors.includes(path);
    if (!isDoor && answer.status >= 400) faults.push(`${path}: ${answer.status}`);
    for (const next of answer.$('a[href^="/"], link[href^="/"], img[src^="/"]').toArray()) {
      const to = (answer.$(next).attr('href') ?? answer.$(next).attr('src') ?? '').replace(/#.*/, '');
      if (!seen.has(to)) open.push(to);
      seen.add(to);
    }
  }
  return { pages: seen.size, faults };
}

function leadsOf({ $, html, headers, location }: Answer): readonly string[] {
  const isPage = headers['content-type']?.startsWith('text/html') === true;
  const marked = isPage
    ? $(LEADS)
        .toArray()
        .flatMap((each) => Object.entries(each.attribs))
        .filter(([name]) =>
          ['href', 'src', 'action', 'formaction', 'srcset', 'poster', 'data'].includes(name),
        )
        .map(([, value]) => value)
    : [];
  const [, sheet = ''] = /^<([^>]*)>/.exec(headers['link'] ?? '') ?? [];
  const whole = html.match(/http:\/\/wheel\.test[^\s"'<>\\&)]*/g) ?? [];
  return [...marked, ...whole, location, sheet].filter(
    (each) => each.startsWith('/') || each.startsWith(HOST),
  );
}

function isBelow(lead: string, prefix: string): boolean {
  const path = lead.startsWith(HOST) ? lead.slice(HOST.length) : lead;
  return path === prefix || path.startsWith(`${prefix}/`);
}
