import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import {
  BEHIND_PROXY,
  ENGLISH,
  FRENCH,
  HOUR_MS,
  MINUTE_MS,
  decideStatus,
  idAt,
  write,
} from '../support/discussion.ts';
import { HOURLY } from '../../src/caps/cap.ts';
import { change, tableIn, valueOf } from '../support/rows.ts';

/** A robot with as many networks and addresses as it likes. */
async function robot(
  site: TestSite,
  number: number,
  fields: Fields = {},
  path: string = FRENCH,
): Promise<Answer> {
  const from = `198.${51 + Math.floor(number / 62_500)}.${Math.floor(number / 250) % 250}.${(number % 250) + 1}`;
  const words = {
    name: `Robot ${number}`,
    email: `bot${number}@example.org`,
    comment: `Achetez ${number}`,
    website: '',
  };
  return write(site, { ...words, ...fields }, { path, headers: { 'X-Forwarded-For': from } });
}

describe('comments from everywhere that a person has to read', () => {
  let site: TestSite;
  let start: number;
  beforeEach(async () => {
    site = await openSite(BEHIND_PROXY);
    start = Math.ceil(site.time.now / HOUR_MS) * HOUR_MS;
    site.time.now = start;
  });
  afterEach(() => site.close());

  /** The first ones and the last ones of a full hour, each from an address of its own. */
  const fill = async () => {
    for (let number = 0; number < 20; number += 1) {
      // One every minute, each after reading a page of its own.
      site.time.now = start + number * MINUTE_MS;
      // Spam that a decoy finds waits for nobody, and still has to be looked through.
      expect((await robot(site, number, number % 5 === 0 ? { fax: 'x' } : {})).status).to.equal(303);
      expect(await countedIn(site), 'each is counted once').to.equal(
        number < 10 ? number + 1 : HOURLY.held - 19 + number,
      );
      if (number === 9) await setCount(site, HOURLY.held - 10);
    }
  };

  it(`end at ${HOURLY.held} an hour for the whole site, with the words kept and the time to wait`, async () => {
    await fill();
    const full = await robot(site, 900, { name: 'Zoé', comment: 'Une vraie question.' });
    expect(full.status).to.equal(429);
    expect(Number(full.headers['retry-after'])).to.be.within(2000, 3600);
    expect(full.$('.notice').text()).to.include('plus de commentaires que nous ne pouvons en relire');
    expect(full.$('#comment').text().trim()).to.equal('Une vraie question.');
    expect(full.$('#name').attr('value')).to.equal('Zoé');
    const english = await robot(site, 901, {}, ENGLISH);
    expect([english.status, english.$('.notice').text()]).to.satisfy(
      ([status, text]: [number, string]) => status === 429 && text.includes('More comments are arriving'),
    );
    expect(await tableIn(site, 'comment')).to.have.length(20);
    site.time.now = start + HOUR_MS;
    expect((await robot(site, 902)).status, 'the next hour').to.equal(303);
  });

  it('shut out no writer whom the site knows again, nor what is published at once', async () => {
    const browser = new Browser(site.app);
    const known = { name: 'Anne', email: 'anne@example.org', remember: 'on' };
    const from = { 'X-Forwarded-For': '203.0.113.4' };
    const first = await write(site, { ...known, comment: 'Le premier.' }, { browser, headers: from });
    await decideStatus(site, idAt(first), 'published');
    await fillRest(site, start);
    site.time.now = start + HOUR_MS / 2;
    const next = await write(site, { ...known, comment: 'Le second.' }, { browser, headers: from });
    expect(next.status).to.equal(303);
    const stranger = await robot(site, 903, { email: 'anne@example.org' });
    expect(stranger.status, 'the e-mail alone does not help').to.equal(429);
  });
});

/** The hour as it stands when all but its last place is taken, and one more robot comes. */
async function fillRest(site: TestSite, hour: number): Promise<void> {
  site.time.now = hour;
  await robot(site, 800);
  await setCount(site, HOURLY.held - 1);
  site.time.now = hour;
  await robot(site, 801);
}

async function setCount(site: TestSite, count: number): Promise<void> {
  await change(site, "update cap_count set n = ? where maker like 'held|%'", count);
}

async function countedIn(site: TestSite): Promise<unknown> {
  return await valueOf(site, "select n from cap_count where maker like 'held|%'");
}
