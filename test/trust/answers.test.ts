import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'chai';
import { DATABASE_FILE } from '../../src/db/database.ts';
import { MAX_HEADERS } from '../../src/web/server/limits.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Raw } from '../support/browser.ts';
import { diagnosisFields } from '../support/builders.ts';
import { FRENCH, MAILING } from '../support/discussion.ts';
import { addModerator } from '../support/moderators.ts';
import { takeEverybodyFor } from './controls/open-doors.ts';
import { LEAK } from './support/fuzz.ts';
import { WANTED_NAMES, headerFaults, observatoryScore } from './support/headers.ts';
import { filledIn, routesOf } from './support/router.ts';
import { fillWorld } from './support/world.ts';
import type { World } from './support/world.ts';
import { change } from '../support/rows.ts';

const FLOOD = 200;
const STATUSES = [200, 302, 303, 304, 400, 403, 404, 405, 409, 410, 413, 414, 415, 422, 429, 431, 500, 503];

describe('every kind of answer, where readers come by https', function () {
  this.timeout(5 * 60_000);
  let plain: TestSite;
  let site: TestSite;
  let world: World;
  let answers: ReadonlyMap<string, Answer>;
  before(async () => {
    plain = await openSite(MAILING);
    await addModerator(plain);
    world = await fillWorld(plain);
    site = await openSite({ ...MAILING, BASE_URL: 'https://wheel.test' }, plain.dataDir);
    answers = await everyKind(site, world);
  });
  after(async () => {
    await site.db.destroy();
    await plain.close();
  });

  it('is met: every address, every status that the site gives', () => {
    const statuses = new Set([...answers.values()].map(({ status }) => status));
    expect([...statuses]).to.include.members(STATUSES);
    expect(answers.size).to.be.greaterThan(150);
    console.log(`      ${answers.size} answers, statuses ${[...statuses].sort().join(', ')}`);
  });

  it('carries the whole set of headers, and no name of what made it', () => {
    for (const [what, { headers, html }] of answers)
      expect(headerFaults(headers, html !== ''), what).to.deep.equal([]);
  });

  it('is caught when one of them is missing or one tells too much (control)', () => {
    for (const [what, { headers, html }] of answers)
      for (const name of WANTED_NAMES)
        expect(headerFaults({ ...headers, [name]: undefined }, html !== ''), what).to.include(name);
    const told = {
      ...answers.get('get /fr')?.headers,
      'x-powered-by': 'Express',
      'content-type': 'text/html',
    };
    expect(headerFaults(told, true)).to.have.members(['x-powered-by', 'charset']);
  });

  it('scores A+ by the rules of the HTTP Observatory, and ten points more once the owner asks for a year of https', async () => {
    const home = answers.get('get /fr');
    const begun = await new Browser(site.app).post('/fr/roue/diagnostic', diagnosisFields());
    expect(home && observatoryScore(home.headers, home.cookies)).to.equal(120);
    expect(observatoryScore(begun.headers, begun.cookies)).to.equal(125);
    const asked = await openSite({ BASE_URL: 'https://wheel.test', HSTS: '365,includeSubDomains' });
    const lasting = await new Browser(asked.app).get('/fr');
    expect(lasting.headers['strict-transport-security']).to.equal('max-age=31536000; includeSubDomains');
    expect(observatoryScore(lasting.headers, lasting.cookies)).to.equal(130);
    await asked.close();
    const { cookies } = begun;
    expect(observatoryScore({ ...begun.headers, 'content-security-policy': undefined }, cookies)).to.be.below(
      90,
    );
    expect(observatoryScore(begun.headers, ['wheel=1; Path=/'])).to.be.below(90);
  });

  it('keeps to itself how the site is made when something goes wrong', () => {
    const errors = [...answers].filter(([, { status }]) => status >= 400);
    expect(errors.length).to.be.greaterThan(30);
    for (const [what, { html }] of errors) expect(html, what).not.to.match(LEAK);
    expect('TypeError\n    at show (/srv/src/app.ts:1:2)').to.match(LEAK);
  });

  it('is kept by no cache where it is one person’s own, and gives no cookie where it is everybody’s', () => {
    for (const [what, { headers, cookies, status }] of answers) {
      const [method, path = ''] = what.split(' ');
      const isOwn =
        /^\/(?:fr|en)\/(?:[se]|roue|wheel|moderation|atelier|workshop|avis|notices|mes-|my-)\b/.test(path);
      if (isOwn || status >= 400) expect(headers['cache-control'], what).to.match(/no-store/);
      if (method === 'get' && !isOwn && status < 400) expect(cookies, what).to.deep.equal([]);
    }
  });
});

/** An answer of each kind: each address looked at, and each way in which a form fails. */
async function everyKind(site: TestSite, world: World): Promise<ReadonlyMap<string, Answer>> {
  const reader = world.cookies.owner.replace(/^wheel=/, '__Host-wheel=');
  const moderator = world.cookies.moderator.replace(/^moderator=/, '__Host-moderator=');
  const browser = new Browser(takeEverybodyFor(`${reader}; ${moderator}`, site.app));
  const found = new Map<string, Answer>();
  for (const { path } of routesOf(site.app.express)) {
    const address = filledIn(path, (word) => world.words[word] ?? world.words['endToken'] ?? '');
    found.set(`get ${address}`, await browser.get(address));
  }
  for (const [what, [path, raw]] of Object.entries(await oddRequests(site, world)))
    found.set(`${raw.method ?? 'post'} ${path} ${what}`, await browser.send(path, raw));
  found.set('post /fr/mes-liens flood', await floodedAt(browser, '/fr/mes-liens'));
  found.set('post /fr/roue/diagnostic busy', await whileLocked(site, browser));
  found.set('post /fr/roue/diagnostic broken', await whileBroken(site, browser));
  return found;
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

async function oddRequests(
  site: TestSite,
  { editPath, readPath, words }: World,
): Promise<Record<string, [string, Raw]>> {
  const posted = (body: string, headers = {}): Raw => ({ headers: { ...FORM, ...headers }, body });
  const { staticPath } = site.app.express.locals as { staticPath: (file: string) => string };
  const revoked = `update link set ended_at = 1, ended_as = 'revoked' where kind = 'read' and name is not null`;
  await change(site, revoked);
  return {
    'held already': [FRENCH, { method: 'get', headers: { 'if-none-match': '*' } }],
    'the head alone': ['/fr', { method: 'head' }],
    'a wrong method': ['/fr', { method: 'put' }],
    'a wrong method on a key': [readPath, { method: 'delete' }],
    options: ['/fr/roue', { method: 'options' }],
    'a broken escape': ['/fr/s/%E0%A4%A', { method: 'get' }],
    'a long address': [`/fr?${'x'.repeat(13_000)}`, { method: 'get' }],
    'many headers': ['/fr', { method: 'get', headers: manyHeaders() }],
    'a large body': ['/fr/roue/diagnostic', posted(`brand=${'x'.repeat(70_000)}`)],
    JSON: ['/fr/roue/diagnostic', { headers: { 'content-type': 'application/json' }, body: '{}' }],
    'an empty form': ['/fr/roue/diagnostic', posted('')],
    'a good form': ['/fr/roue/diagnostic', posted('brand=Durand&action=continue')],
    'a foreign form': ['/fr/roue/diagnostic', posted('brand=x', { 'sec-fetch-site': 'cross-site' })],
    'a conflict': [`/fr/roue/${words['draft'] ?? ''}/approches`, posted('listen=priority&version=99')],
    'a picture of ours': [staticPath('favicon.svg'), { method: 'get' }],
    'a sheet of ours': [staticPath('styles/base.css'), { method: 'get' }],
    'no file of ours': ['/static/x/y.css', { method: 'get' }],
    'a hidden file': ['/.git/config', { method: 'get' }],
    'a deletion': [`${editPath}/supprimer`, posted('')],
    'what was deleted': [readPath, { method: 'get' }],
    'what was deleted, to its owner': [editPath, { method: 'get' }],
  };
}

function manyHeaders(): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from({ length: MAX_HEADERS + 1 }, (_, number) => [`x-${number}`, 'y']));
}

async function floodedAt(browser: Browser, path: string): Promise<Answer> {
  for (let sent = 0; sent < FLOOD; sent += 1) {
    const answer = await browser.post(path, { email: 'x@example.org' });
    if (answer.status === 429) return answer;
  }
  throw new Error('nothing holds a flood');
}

async function whileLocked(site: TestSite, browser: Browser): Promise<Answer> {
  const other = new Database(join(site.dataDir, DATABASE_FILE));
  other.exec('begin immediate');
  const answer = await browser.post('/fr/roue/diagnostic', diagnosisFields());
  other.exec('rollback');
  other.close();
  return answer;
}

async function whileBroken(site: TestSite, browser: Browser): Promise<Answer> {
  await change(site, 'alter table draft rename to draft_elsewhere');
  const answer = await browser.post('/fr/roue/diagnostic', diagnosisFields());
  await change(site, 'alter table draft_elsewhere rename to draft');
  return answer;
}
