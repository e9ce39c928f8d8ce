import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { linkPath, openChange, saveStrategy } from '../support/builders.ts';
import { MINUTE_MS } from '../support/discussion.ts';
import { tableIn } from '../support/rows.ts';

const DRAFTS = 100;
const ROUNDS = 5;
/** Every form is sent twice, as a nervous finger does. */
const PRESSES = 2;
const BUSY = 503;

interface Writer {
  readonly reason: string;
  page: Answer;
  saved: boolean;
}

describe('a thousand saves of one strategy at once', () => {
  let site: TestSite;
  before(async () => (site = await openSite()));
  after(() => site.close());

  it('loses none: each is a version, or was told of a newer one and waits in its draft', async () => {
    const browser = new Browser(site.app);
    const owner = await saveStrategy(browser);
    const writers = await openDrafts(browser, owner);
    let posts = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const answers = await Promise.all(writers.flatMap((writer) => pressTwice(site, browser, writer)));
      posts += answers.length;
      const statuses = answers.map(({ answer }) => answer.status);
      expect(new Set(statuses)).to.deep.equal(new Set([303, 409]));
      for (const { writer, answer } of answers)
        if (answer.status === 409) writer.page = answer;
        else {
          expect(answer.location).to.equal(linkPath(owner, 'edit-link'));
          writer.saved = true;
        }
    }
    expect(posts).to.equal(1000);
    await expectNothingLost(site, writers);
  }).timeout(400_000);
});

async function openDrafts(browser: Browser, owner: Answer): Promise<readonly Writer[]> {
  const writers: Writer[] = [];
  for (let number = 1; number <= DRAFTS; number++)
    writers.push({ reason: `Raison ${number}`, page: await openChange(browser, owner), saved: false });
  return writers;
}

function pressTwice(
  site: TestSite,
  browser: Browser,
  writer: Writer,
): readonly Promise<{ readonly writer: Writer; readonly answer: Answer }>[] {
  const { page, reason } = writer;
  const fields = page.status === 409 ? {} : { 'why-listen': reason, 'change-note': `Note de ${reason}` };
  return Array.from({ length: PRESSES }, async () => ({
    writer,
    answer: await pressUntilTaken(site, browser, page, fields),
  }));
}

/** All wait for one strategy. Where the machine is slow the last are told after half a minute that the site is busy, and press again. */
async function pressUntilTaken(
  site: TestSite,
  browser: Browser,
  page: Answer,
  fields: Fields = {},
): Promise<Answer> {
  const answer = await browser.submit(page, 'save', fields);
  if (answer.status !== BUSY) return answer;
  site.time.now += MINUTE_MS;
  return pressUntilTaken(site, browser, answer);
}

/** One version after the first for each round, none twice, and every other reason in its draft. */
async function expectNothingLost(site: TestSite, writers: readonly Writer[]): Promise<void> {
  const revision = await tableIn<{ number: number; content: string; note: string }>(site, 'revision');
  const draft = await tableIn<{ review: string }>(site, 'draft');
  const numbers = revision.map(({ number }) => number).sort((a, b) => a - b);
  expect(numbers).to.deep.equal(numbers.map((_, index) => index + 1));
  expect(writers.filter(({ saved }) => saved).length).to.equal(revision.length - 1);
  expect(revision.length).to.be.greaterThan(ROUNDS);
  for (const { reason, saved } of writers) {
    const versions = revision.filter(({ note }) => note === `Note de ${reason}`);
    expect(versions.length, reason).to.equal(saved ? 1 : 0);
    if (saved) expect(versions[0]?.content).to.include(`"${reason}"`);
    const kept = draft.filter(({ review }) => review.includes(`"${reason}"`));
    expect(kept.length, reason).to.equal(1);
  }
}
