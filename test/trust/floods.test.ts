import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import {
  FRENCH,
  MINUTE_MS,
  POST_TO,
  filled,
  openForm,
  rowsOf,
  send,
  tokenOf,
} from '../support/discussion.ts';
import { addModerator, signIn } from '../support/moderators.ts';
import { forgetsWhoAsked } from './controls/forgetful.ts';
import { scaled } from './support/scale.ts';

const SIGN_INS = scaled(30, 1000);
const REPLAYS = scaled(100, 1000);
const COMMENTS = scaled(20, 1000);
const AT_ONCE = 64;
/** Nobody reads a question and answers it faster. */
const READING_MS = 4_000;

type Disguise = (index: number) => Readonly<Record<string, string>>;

/** How an attacker presents each try, as seen behind the one proxy that the site trusts. */
const DISGUISES: readonly (readonly [string, Disguise])[] = [
  ['one /64', (index) => ({ 'x-forwarded-for': `2001:db8:7:7::${index.toString(16)}` })],
  [
    'one address that names others before its own',
    (index) => ({ 'x-forwarded-for': `10.1.${index >> 8}.${index & 255}, 198.51.100.1` }),
  ],
  ['one address', () => ({ 'x-forwarded-for': '198.51.100.1' })],
  [
    'one address, with other headers that name others',
    (index) => ({
      'x-forwarded-for': '198.51.100.1',
      'x-real-ip': `10.1.${index >> 8}.${index & 255}`,
      forwarded: `for=10.2.${index >> 8}.${index & 255}`,
    }),
  ],
];

describe('a flood', function () {
  this.timeout(20 * 60_000);
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite({ TRUST_PROXY: '1' });
  });
  afterEach(() => site.close());

  for (const [disguise, headers] of DISGUISES.slice(0, scaled(2, DISGUISES.length))) {
    it(`of ${SIGN_INS} passwords from ${disguise} has twenty looked at, and keeps nobody else out`, async () => {
      await addModerator(site);
      const statuses = await signInOften(site, headers);
      // The others are told to come back: they tried too often, or find the line full.
      expect(statuses.filter((status) => status !== 429 && status !== 503).length).to.be.at.most(20);
      expect(statuses.filter((status) => status < 400)).to.deep.equal([]);
      const owner = await signIn(new Browser(site.app), {}, { 'x-forwarded-for': '203.0.113.9' });
      expect(owner.status).to.equal(303);
    });

    it(`of ${COMMENTS} comments from ${disguise} has three taken, and no reader waits`, async () => {
      const statuses = await commentOften(site, headers);
      expect(rowsOf(site, 'comment').length).to.equal(3);
      expect(statuses.filter((status) => status === 303)).to.have.length(3);
      expect(statuses.filter((status) => status !== 303 && status !== 429)).to.deep.equal([]);
      expect((await new Browser(site.app).get(FRENCH)).status).to.equal(200);
    });
  }

  it('of the same names looks at ten passwords of one account, from however many known addresses', async () => {
    await addModerator(site);
    const tries = Array.from({ length: 5 }, () =>
      Array.from({ length: 4 }, (_, index) => ({ 'x-forwarded-for': `198.51.100.${index}` })),
    );
    const statuses: number[] = [];
    for (const headers of tries.flat()) statuses.push(await wrongPassword(site, headers));
    expect(statuses.filter((status) => status !== 429).length).to.be.at.most(12);
  });

  it(`of ${REPLAYS} posts with one right answer, ${AT_ONCE} at once, is one comment`, async () => {
    const question = await questionOf(site);
    const statuses = await replay(site.app, question);
    expect(statuses.filter((status) => status === 303)).to.have.length(1);
    expect(rowsOf(site, 'comment')).to.have.length(1);
  });

  it('of posts with one right answer is many comments where spent questions are forgotten (control)', async () => {
    const question = await questionOf(site);
    forgetsWhoAsked(site);
    await replay(site.app, question);
    expect(rowsOf(site, 'comment').length).to.be.greaterThan(1);
  });

  it('is let through where the site believes whatever address it is told (control)', async () => {
    const believing = await openSite({ TRUST_PROXY: '2' });
    try {
      for (const [, headers] of DISGUISES.slice(1, 2)) await commentOften(believing, headers);
      expect(rowsOf(believing, 'comment').length).to.be.greaterThan(3);
    } finally {
      await believing.close();
    }
  });
});

async function signInOften(site: TestSite, headers: Disguise): Promise<readonly number[]> {
  return inBatches(SIGN_INS, (index) => wrongPassword(site, headers(index)));
}

async function wrongPassword(site: TestSite, headers: Readonly<Record<string, string>>): Promise<number> {
  return (await signIn(new Browser(site.app), { password: 'some words that are wrong' }, headers)).status;
}

/**
 * Every comment with a question of its own, a name of its own and words of its own; all at the same moment. The questions
 * are asked for from elsewhere: the limit of comments is looked at, not that of all posts.
 */
async function commentOften(site: TestSite, headers: Disguise): Promise<readonly number[]> {
  const begun = site.time.now;
  const statuses: number[] = [];
  for (let index = 0; index < COMMENTS; index += 1) {
    const browser = new Browser(site.app);
    const page = await openForm(site, browser);
    const fields = { comment: `Un avis, n° ${index}`, email: `a${index}@example.org` };
    const again = await send(browser, page, filled(page, { ...fields, captcha: '0' }), elsewhere(index));
    site.time.now += READING_MS;
    const sent = await send(browser, again, filled(again, fields), { headers: headers(index) });
    statuses.push(sent.status);
    site.time.now = begun;
  }
  return statuses;
}

function elsewhere(index: number) {
  return { headers: { 'x-forwarded-for': `10.5.${index >> 8}.${index & 255}` } };
}

interface Asked {
  readonly token: string;
  readonly answer: string;
}

/** A question of one form alone: drawn again after an error, right but for its answer. */
async function questionOf(site: TestSite): Promise<Asked> {
  const browser = new Browser(site.app);
  const page = await openForm(site, browser);
  const again = await send(browser, page, filled(page, { captcha: '0' }));
  site.time.now += MINUTE_MS;
  return { token: tokenOf(again), answer: String(filled(again)['captcha'] ?? '') };
}

/** From as many addresses, with other words each time: only the question is the same. */
async function replay(app: TestSite['app'], { token, answer }: Asked): Promise<readonly number[]> {
  return inBatches(REPLAYS, async (index) => {
    const fields = {
      name: 'Robot',
      email: `r${index}@example.org`,
      comment: `Des mots chaque fois autres, n° ${index}`,
      'captcha-token': token,
      captcha: answer,
      action: 'send',
    };
    const headers = { 'x-forwarded-for': `10.3.${index >> 8}.${index & 255}` };
    return (await new Browser(app).post(POST_TO.fr, fields, headers)).status;
  });
}

async function inBatches(total: number, act: (index: number) => Promise<number>): Promise<readonly number[]> {
  const results: number[] = [];
  for (let start = 0; start < total; start += AT_ONCE) {
    const size = Math.min(AT_ONCE, total - start);
    results.push(...(await Promise.all(Array.from({ length: size }, (_, index) => act(start + index)))));
  }
  return results;
}
