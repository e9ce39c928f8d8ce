import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { SHARED_MOST, freshQuestion } from '../../src/comments/question.ts';
import { clientOf } from '../../src/caps/client.ts';
import { loadSecrets } from '../../src/secrets.ts';
import { currentKey } from '../../src/web/signed.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { ARTICLE } from '../support/comments.ts';
import { FRENCH, MINUTE_MS, POST_TO, filled, openForm, send, tokenOf } from '../support/discussion.ts';
import { addModerator, signIn } from '../support/moderators.ts';
import { forgetsWhoAsked } from './controls/forgetful.ts';
import { scaled } from './support/scale.ts';
import { tableIn } from '../support/rows.ts';

const SIGN_INS = scaled(30, 1000);
const REPLAYS = scaled(100, 1000);
const COMMENTS = scaled(20, 1000);
const NETWORKS = scaled(60, 300);
const AT_ONCE = 64;

type Disguise = (index: number) => Readonly<Record<string, string>>;

const ATTACKER = '198.51.100.1';
/** How an attacker presents each try, as seen behind the one proxy that the site trusts. */
const DISGUISES: readonly (readonly [string, Disguise, seen?: string])[] = [
  ['one /64', (index) => ({ 'x-forwarded-for': `2001:db8:7:7::${index.toString(16)}` }), '2001:db8:7:7::'],
  [
    'one address that names others before its own',
    (index) => ({ 'x-forwarded-for': `${another(index)}, ${ATTACKER}` }),
  ],
  ['one address', () => ({ 'x-forwarded-for': ATTACKER })],
  [
    'one address, with other headers that name others',
    (index) => ({
      'x-forwarded-for': ATTACKER,
      'x-real-ip': another(index),
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

  for (const [disguise, headers, seen = ATTACKER] of DISGUISES.slice(0, scaled(2, DISGUISES.length))) {
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
      const statuses = await commentOften(site, headers, () => seen);
      expect((await tableIn(site, 'comment')).length).to.equal(3);
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
    expect(await tableIn(site, 'comment')).to.have.length(1);
  });

  it(`of ${NETWORKS} comments from as many networks, with one look at the page, has ${SHARED_MOST} taken`, async () => {
    const statuses = await commentFromEverywhere(site);
    expect(statuses.filter((status) => status === 303)).to.have.length(SHARED_MOST);
    expect(await tableIn(site, 'comment')).to.have.length(SHARED_MOST);
    console.log(`      ${NETWORKS} networks, one question: ${SHARED_MOST} comments`);
  });

  it('from as many networks is all taken where the answers to a question are forgotten (control)', async () => {
    forgetsWhoAsked(site);
    expect((await commentFromEverywhere(site)).filter((status) => status === 303)).to.have.length(NETWORKS);
  });

  it('of posts with one right answer is many comments where spent questions are forgotten (control)', async () => {
    const question = await questionOf(site);
    forgetsWhoAsked(site);
    await replay(site.app, question);
    expect((await tableIn(site, 'comment')).length).to.be.greaterThan(1);
  });

  it('is let through where the site believes whatever address it is told (control)', async () => {
    const believing = await openSite({ TRUST_PROXY: '2' });
    try {
      for (const [, headers] of DISGUISES.slice(1, 2)) await commentOften(believing, headers, another);
      expect((await tableIn(believing, 'comment')).length).to.be.greaterThan(3);
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
 * are signed here, for the address that the site sees: the limit of comments is looked at, not that of all posts.
 */
async function commentOften(
  site: TestSite,
  headers: Disguise,
  seen: (index: number) => string,
): Promise<readonly number[]> {
  const keys = loadSecrets(site.config).captcha;
  const statuses: number[] = [];
  for (let index = 0; index < COMMENTS; index += 1) {
    const client = clientOf(seen(index), currentKey(keys));
    const now = site.time.now - MINUTE_MS;
    const { token, a, b } = freshQuestion({
      keys,
      client,
      article: ARTICLE,
      lang: 'fr',
      now,
      random: randomBytes,
    });
    const fields = { ...wordsOf(index), 'captcha-token': token, captcha: String(a + b) };
    statuses.push((await new Browser(site.app).post(POST_TO.fr, fields, headers(index))).status);
  }
  return statuses;
}

function another(index: number): string {
  return `10.1.${index >> 8}.${index & 255}`;
}

function wordsOf(index: number): Readonly<Record<string, string>> {
  const comment = `Des mots chaque fois autres, n° ${index}`;
  return { name: 'Robot', email: `r${index}@example.org`, comment, action: 'send' };
}

/** One question, read once, and its right answer sent from as many networks. */
async function commentFromEverywhere(site: TestSite): Promise<readonly number[]> {
  const page = await openForm(site, new Browser(site.app));
  const asked = { 'captcha-token': tokenOf(page), captcha: String(filled(page)['captcha'] ?? '') };
  return inBatches(NETWORKS, async (index) => {
    const headers = { 'x-forwarded-for': `172.${index >> 8}.${index & 255}.1` };
    return (await new Browser(site.app).post(POST_TO.fr, { ...wordsOf(index), ...asked }, headers)).status;
  });
}

interface Asked {
  readonly token: string;
  readonly answer: string;
}

/** A question of one form alone: drawn again after an error, right but for its answer. */
async function questionOf(site: TestSite): Promise<Asked> {
  const browser = new Browser(site.app);
  const page = await openForm(site, browser);
  const headers = { 'x-forwarded-for': ATTACKER };
  const again = await send(browser, page, filled(page, { captcha: '0' }), { headers });
  site.time.now += MINUTE_MS;
  return { token: tokenOf(again), answer: String(filled(again)['captcha'] ?? '') };
}

/** With other words each time, from the address that was asked and from others in turn: only the question is the same. */
async function replay(app: TestSite['app'], { token, answer }: Asked): Promise<readonly number[]> {
  return inBatches(REPLAYS, async (index) => {
    const fields = { ...wordsOf(index), 'captcha-token': token, captcha: answer };
    const headers = { 'x-forwarded-for': index % 2 === 0 ? ATTACKER : another(index) };
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
