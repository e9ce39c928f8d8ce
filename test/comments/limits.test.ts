import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import {
  BEHIND_PROXY,
  DAY_MS,
  MINUTE_MS,
  filled,
  openForm,
  send,
  standingIn,
  sumAsked,
  tokenOf,
  write,
} from '../support/discussion.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { change, tableIn } from '../support/rows.ts';

const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
let count = 0;
/** Words that nobody wrote before. */
const fresh = () => ({ comment: `Un avis de plus, n° ${++count}`, email: `lecteur${count}@example.org` });

describe('how long a comment may be', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite(BEHIND_PROXY);
  });
  afterEach(() => site.close());

  const long = '😀'.repeat(2499) + '\r\n' + 'é'.repeat(2500);
  const fitting = {
    name: ['😀'.repeat(80), ` ${'é'.repeat(80)} `, 'Ô'],
    email: [`${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(58)}.fr`],
    website: [`https://exemple.fr/${'a'.repeat(181)}`, ''],
    comment: [long, '  abc\r\n ', '\r\n\r\nOui'],
  };
  for (const [field, values] of Object.entries(fitting))
    it(`takes a ${field} that just fits`, async () => {
      for (const [index, value] of values.entries()) {
        const sent = await write(site, { ...fresh(), [field]: value }, from(`198.51.100.${index}`));
        expect(sent.status, value.slice(0, 20)).to.equal(303);
      }
      expect(await tableIn(site, 'comment')).to.have.length(values.length);
    });

  const over = {
    name: ['😀'.repeat(81), 'dépasse 80 caractères (il en compte 81)'],
    email: [`${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(59)}.fr`, '255'],
    website: [`https://exemple.fr/${'a'.repeat(182)}`, '201'],
    comment: [`${long}xyz`, 'Raccourcissez votre commentaire de 3 caractères'],
  } as const;
  for (const [field, [value, words]] of Object.entries(over))
    it(`says by how much a ${field} is too long`, async () => {
      const again = await write(site, { ...fresh(), [field]: value });
      expectRefused(again, [field]);
      expect(again.$(`#${field}-error`).text()).to.include(words);
      expect((again.$(`#${field}`).attr('value') ?? again.$(`#${field}`).text()).length).to.be.at.least(
        value.replaceAll('\r\n', '\n').length,
      );
    });

  it('takes no less than three characters, spaces at its ends aside', async () => {
    for (const comment of ['ab', ' ab ', 'a\r\n', '😀😀'])
      expectRefused(await write(site, { comment }), ['comment']);
    expectRefused(await write(site, { comment: ' \r\n ' }), ['comment']);
  });

  it('stores line breaks in one way, and the words as they were typed', async () => {
    expectRefused(await write(site, { comment: 'Un\rdeux' }), ['comment']);
    await write(site, { comment: '  Un\r\ndeux\n\tquatre ', name: '  Zoe\u0301 ' });
    expect((await tableIn(site, 'comment')).map(({ name, text }) => [name, text])).to.deep.equal([
      ['Zoé', 'Un\ndeux\n\tquatre'],
    ]);
  });
});

describe('how often somebody may comment', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite(BEHIND_PROXY);
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  const expectTooMany = ({ status, headers, $ }: Answer, retryAfter: number) => {
    expect([status, headers['retry-after'], headers['cache-control']]).to.deep.equal([
      429,
      String(retryAfter),
      'no-store',
    ]);
    expect($('.notice[role="status"]').text()).to.match(/Réessayez dans \d+\s/);
  };

  it('three times in ten minutes from one address; then the text waits with its right answer', async () => {
    for (let sent = 0; sent < 3; sent++)
      expect((await write(site, fresh(), from('198.51.100.1'))).status).to.equal(303);
    const page = await openForm(site, browser);
    const words = fresh();
    const refused = await send(browser, page, filled(page, words), from('198.51.100.1'));
    // The first of the three came three minutes before.
    expectTooMany(refused, 7 * 60);
    expect(standingIn(refused)).to.include({ ...words, captcha: String(sumAsked(page)) });
    expect(tokenOf(refused)).to.equal(tokenOf(page));
    expect((await write(site, fresh(), from('198.51.100.2'))).status).to.equal(303);
    site.time.now += 6 * MINUTE_MS - 1;
    expectTooMany(await send(browser, refused, {}, from('198.51.100.1')), 1);
    site.time.now += 1;
    expect((await send(browser, refused, {}, from('198.51.100.1'))).status).to.equal(303);
  });

  it('counts accepted comments only', async () => {
    for (let tries = 0; tries < 8; tries++) {
      await write(site, { ...fresh(), captcha: '99' });
      await write(site, { ...fresh(), name: '' });
      site.time.now += MINUTE_MS;
    }
    expect((await write(site, fresh())).status).to.equal(303);
    expect(await tableIn(site, 'comment_quota')).to.have.length(1);
  });

  it('takes a whole /64 for one address, and a mapped address for itself', async () => {
    for (const address of ['2001:db8:1:2::1', '2001:db8:1:2:ffff::2', '2001:db8:1:2:3:4:5:6'])
      expect((await write(site, fresh(), from(address))).status, address).to.equal(303);
    expect((await write(site, fresh(), from('2001:db8:1:2::99'))).status).to.equal(429);
    expect((await write(site, fresh(), from('2001:db8:1:3::1'))).status).to.equal(303);
  });

  it('lead words that are sent again to the first comment, even past the limit', async () => {
    const words = fresh();
    const first = await write(site, words);
    for (const count of [2, 3]) expect((await write(site, fresh())).status, String(count)).to.equal(303);
    expect((await write(site, fresh())).status).to.equal(429);
    const again = await write(site, words);
    expect([again.status, again.location.split('#')[1]]).to.deep.equal([303, first.location.split('#')[1]]);
  });

  it('twenty times a day from one address', async () => {
    for (let sent = 0; sent < 20; sent++) {
      expect((await write(site, fresh())).status, String(sent)).to.equal(303);
      site.time.now += 30 * MINUTE_MS;
    }
    expect((await write(site, fresh())).status).to.equal(429);
    site.time.now += DAY_MS - 20 * 30 * MINUTE_MS;
    expect((await write(site, fresh())).status).to.equal(303);
  });

  it('by address, not by e-mail: nobody is shut out by whoever types theirs', async () => {
    for (let sent = 0; sent < 6; sent++)
      for (const email of ['zoe@example.org', 'ZOE@example.org'])
        await write(site, { ...fresh(), email }, from(`198.51.100.${sent}`));
    expect(await tableIn(site, 'comment')).to.have.length(12);
    const hers = await write(site, { ...fresh(), email: 'zoe@example.org' }, from('203.0.113.9'));
    expect(hers.status).to.equal(303);
  });

  for (const [network, address, neighbour] of [
    ['/24', (index: number) => `198.51.100.${index}`, '198.51.101.1'],
    ['/48', (index: number) => `2001:db8:1:${index}::1`, '2001:db8:2:1::1'],
  ] as const)
    it(`thirty times in ten minutes from one ${network}, and its neighbours go on`, async () => {
      const begun = site.time.now;
      for (let sent = 0; sent < 30; sent++) {
        site.time.now = begun;
        expect((await write(site, fresh(), from(address(sent)))).status, String(sent)).to.equal(303);
        // Another question each time.
        await decideAnew(site);
      }
      expect((await write(site, fresh(), from(address(99)))).status).to.equal(429);
      expect((await write(site, fresh(), from(neighbour))).status).to.equal(303);
    });
});

/** What was answered is forgotten: only the quotas of those who write are looked at. */
async function decideAnew(site: TestSite): Promise<void> {
  await change(site, 'delete from captcha_used');
}
