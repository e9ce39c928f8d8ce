import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { load } from 'cheerio';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { FRENCH, MAILING } from '../support/discussion.ts';
import { addModerator } from '../support/moderators.ts';
import { seededSite } from './controls/seeded.ts';
import { FULL } from './support/scale.ts';
import { sqlmap, wapiti } from './support/scanners.ts';
import { fillWorld } from './support/world.ts';
import type { World } from './support/world.ts';
import { pageAt } from '../../src/addresses/match.ts';
import type { PageName } from '../../src/addresses/pages.ts';

const MINUTES = 4;
/** What ends a visit: whoever presses it tries the rest as a stranger, or on pages that are gone or have a new link. */
const ENDINGS: readonly (PageName | undefined)[] = ['moderationSignOut', 'remove', 'links'];
/**
 * Looked at one by one. Over plain http there is neither a Secure flag nor HSTS: answers.test.ts asks for both where
 * readers come by https. A header for an old browser's filter is not wanted any more.
 */
const FALSE_ALARMS = [/^Secure Flag cookie/, /Strict-Transport-Security/, /X-XSS-Protection/];

// Minutes, not seconds: only the whole run lets them loose. Where they are not installed it fails.
if (FULL)
  describe('two public scanners, let loose on a filled site', function () {
    this.timeout(60 * 60_000);
    let site: TestSite;
    let world: World;
    let server: Server;
    let origin: string;
    let visit: Visit;
    beforeEach(async () => {
      site = await openSite({ ...MAILING, TRUST_PROXY: '1' });
      await addModerator(site);
      world = await fillWorld(site);
      visit = { asked: new Set(), requests: 0, sentAway: 0 };
      ({ server, origin } = await listening(fromEverywhere(site, visit)));
    });
    afterEach(async () => {
      await stop(server);
      await site.close();
    });

    const visitors = () =>
      ({
        nobody: { cookie: '', starts: ['/fr', '/fr/observatoire', FRENCH] },
        'somebody with a draft and a strategy': {
          cookie: world.cookies.owner,
          starts: ['/fr/roue', world.draftPath, world.readPath, world.editPath, world.workshop.participant],
        },
        'a moderator': { cookie: world.cookies.moderator, starts: ['/fr/moderation'] },
      }) as const;

    for (const who of ['nobody', 'somebody with a draft and a strategy', 'a moderator'] as const) {
      it(`wapiti finds no hole as ${who}`, async () => {
        const { cookie, starts } = visitors()[who];
        const { found, unended } = await wapiti(origin, { cookie, starts, minutes: MINUTES });
        console.log(`      ${[counted(visit), `${found.length} false alarms`, ...unended].join(', ')}`);
        expect(visit.asked.size).to.be.greaterThan(100);
        expect(visit.sentAway).to.equal(0);
        expect(await closedTo(cookie, origin, starts)).to.deep.equal([]);
        expect(found.filter((each) => !FALSE_ALARMS.some((alarm) => alarm.test(each)))).to.deep.equal([]);
      });

      it(`sqlmap injects nothing as ${who}`, async () => {
        const { cookie, starts } = visitors()[who];
        const forms = await formsOn(origin, starts, cookie);
        const { injected, tried } = await sqlmap(origin, { cookie, starts, minutes: MINUTES });
        console.log(`      ${counted(visit)}: ${tried.length} forms and addresses tried`);
        expect(forms.length).to.be.greaterThan(0);
        expect(tried).to.include.members(forms);
        expect(visit.sentAway).to.equal(0);
        expect(injected).to.deep.equal([]);
        expect(await closedTo(cookie, origin, starts)).to.deep.equal([]);
      });
    }
  });

if (FULL)
  describe('the same scanners on a site with four holes (control)', function () {
    this.timeout(20 * 60_000);
    let server: Server;
    let origin: string;
    before(async () => ({ server, origin } = await listening(seededSite())));
    after(() => stop(server));

    it('wapiti finds three of them', async () => {
      const { found } = await wapiti(origin, { minutes: MINUTES });
      for (const hole of [
        /^Open Redirect: \/leave/,
        /^Cross Site Scripting: \/find/,
        /^Cross Site Scripting: \/wall \(Permanent/,
      ])
        expect(
          found.filter((each) => hole.test(each)),
          String(hole),
        ).not.to.be.empty;
    });

    it('sqlmap finds the fourth, the injection', async () => {
      const { injected } = await sqlmap(origin, { starts: ['/'], minutes: MINUTES });
      expect(injected.join()).to.include('id');
    });
  });

/** What a scanner did on the site. */
interface Visit {
  /** Each different request: its method and its address. */
  readonly asked: Set<string>;
  requests: number;
  /** How often it was told to come back later: what is sent away tries nothing. */
  sentAway: number;
}

function counted({ asked, requests }: Visit): string {
  return `${requests} requests to ${asked.size} addresses`;
}

/** Each request from an address of its own: this is not about floods. What would end the visit is not there. */
function fromEverywhere({ app }: TestSite, visit: Visit): Server {
  return createServer((request, response) => {
    const { method = '', url = '' } = request;
    visit.asked.add(`${method} ${url}`);
    visit.requests += 1;
    response.once('finish', () => {
      if ([429, 503].includes(response.statusCode)) visit.sentAway += 1;
    });
    if (ENDINGS.includes(pageAt(url.split('?')[0] ?? ''))) response.writeHead(404).end();
    else {
      const part = () => Math.floor(Math.random() * 256);
      request.headers['x-forwarded-for'] = `10.${part()}.${part()}.${part()}`;
      app(request, response);
    }
  });
}

/** The pages that do not open any more: whoever lost them in the middle tried the rest as a stranger. */
async function closedTo(
  cookie: string,
  origin: string,
  pages: readonly string[],
): Promise<readonly string[]> {
  const closed: string[] = [];
  for (const page of pages) {
    const { status } = await fetch(origin + page, { headers: { cookie }, redirect: 'manual' });
    if (status !== 200) closed.push(`${page}: ${status}`);
  }
  return closed;
}

/** The forms of these pages that send anything, as `POST /fr/…`. */
async function formsOn(
  origin: string,
  starts: readonly string[],
  cookie: string,
): Promise<readonly string[]> {
  const forms: string[] = [];
  for (const start of starts) {
    const $ = load(await (await fetch(origin + start, { headers: { cookie } })).text());
    for (const form of $('form').toArray()) {
      const method = ($(form).attr('method') ?? 'get').toUpperCase();
      const { pathname } = new URL($(form).attr('action') ?? '', origin + start);
      if ($(form).find('[name]').length > 0) forms.push(`${method} ${pathname}`);
    }
  }
  return [...new Set(forms)];
}

async function listening(server: Server): Promise<{ server: Server; origin: string }> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}
