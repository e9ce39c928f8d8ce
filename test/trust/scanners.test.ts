import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { PAGES } from '../../src/paths.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { FRENCH, MAILING } from '../support/discussion.ts';
import { addModerator } from '../support/moderators.ts';
import { seededSite } from './controls/seeded.ts';
import { FULL } from './support/scale.ts';
import { sqlmap, wapiti } from './support/scanners.ts';
import { fillWorld } from './support/world.ts';
import type { World } from './support/world.ts';

const MINUTES = 5;
const SIGN_OUT: readonly string[] = Object.values(PAGES.moderationSignOut);
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
    const asked = new Set<string>();
    beforeEach(async () => {
      asked.clear();
      site = await openSite({ ...MAILING, TRUST_PROXY: '1' });
      await addModerator(site);
      world = await fillWorld(site);
      ({ server, origin } = await listening(fromEverywhere(site, asked)));
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
        const { found } = await wapiti(origin, { ...visitors()[who], minutes: MINUTES });
        expect(asked.size).to.be.greaterThan(100);
        expect(found.filter((each) => !FALSE_ALARMS.some((alarm) => alarm.test(each)))).to.deep.equal([]);
        console.log(`      ${asked.size} requests, ${found.length} false alarms`);
      });

      it(`sqlmap injects nothing as ${who}`, async () => {
        const { cookie, starts } = visitors()[who];
        const { injected, tried } = await sqlmap(origin, { cookie, starts, minutes: MINUTES });
        expect(tried).to.be.greaterThan(0);
        expect(injected).to.deep.equal([]);
        console.log(`      ${tried} forms and addresses tried`);
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

    it('wapiti finds at least two of them', async () => {
      const { found } = await wapiti(origin, { minutes: MINUTES });
      const kinds = new Set(found.map((each) => each.split(':')[0]));
      const holes = [
        'Cross Site Scripting',
        'Open Redirect',
        'SQL Injection',
        'Reflected Cross Site Scripting',
      ];
      expect(holes.filter((hole) => kinds.has(hole)).length, [...kinds].join()).to.be.at.least(2);
    });

    it('sqlmap finds the injection', async () => {
      const { injected } = await sqlmap(origin, { starts: ['/'], minutes: MINUTES });
      expect(injected.join()).to.include('id');
    });
  });

/** Each request from an address of its own: this is not about floods. Nobody signs out: the visit goes on. */
function fromEverywhere({ app }: TestSite, asked: Set<string>): Server {
  return createServer((request, response) => {
    const { url = '' } = request;
    asked.add(`${request.method ?? ''} ${url}`);
    if (SIGN_OUT.includes(url)) response.writeHead(404).end();
    else {
      const part = () => Math.floor(Math.random() * 256);
      request.headers['x-forwarded-for'] = `10.${part()}.${part()}.${part()}`;
      app(request, response);
    }
  });
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
