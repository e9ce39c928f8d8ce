import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { decide, moved, peopleOf } from './support/forms.ts';
import type { People } from './support/forms.ts';
import { scaled } from './support/scale.ts';
import { TrustSite } from './support/site.ts';
import { ARTICLE, Reader } from './support/writers.ts';
import { pathToArticle } from '../../src/addresses/links.ts';

const ROUNDS = scaled(5, 500);

describe(`a page that is opened right after a form was taken (${ROUNDS} of each)`, function () {
  this.timeout(60 * 60_000);

  it('shows what was written: a step, a strategy, a decision, its reversal', async () => {
    expect(await stalePages('src/server.ts', ROUNDS)).to.deep.equal([]);
  });

  it('is told apart from one out of a memory that nobody tells (control)', async () => {
    const stale = await stalePages('test/trust/controls/stale.ts', 2);
    expect(stale).to.include('a published comment');
  });
});

async function stalePages(script: string, rounds: number): Promise<readonly string[]> {
  const site = new TrustSite({ script });
  try {
    await site.startWithRoom();
    const known = await peopleOf(site);
    const stale: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const people = moved(known);
      stale.push(...(await staleSteps(people)), ...(await staleComments(people)));
    }
    return stale;
  } finally {
    await site.erase();
  }
}

async function staleSteps({ visitor }: People): Promise<readonly string[]> {
  const brand = newWords();
  const chosen = await visitor.choose((await visitor.begin(brand)).location);
  const review = await visitor.get(chosen.location);
  const owner = await visitor.get((await visitor.save(chosen.location)).location);
  return [
    ...(review.body.includes(brand) ? [] : ['a step']),
    ...(owner.body.includes(brand) ? [] : ['a saved strategy']),
  ];
}

/** Readers see a comment once it is published, and no longer once it is not. */
async function staleComments({ site, moderator }: People): Promise<readonly string[]> {
  const text = newWords();
  const isShown = async () =>
    (await new Reader(site).get(pathToArticle('fr', ARTICLE.slug))).body.includes(text);
  await new Reader(site).comment(text);
  const [row] = site.read('select id from comment order by rowid desc limit 1');
  const early = await isShown();
  await decide(moderator, 'publish', String(row?.['id']), 'pending');
  const shown = await isShown();
  await decide(moderator, 'trash', String(row?.['id']), 'published');
  const late = await isShown();
  return [
    ...(early ? ['a comment that waits'] : []),
    ...(shown ? [] : ['a published comment']),
    ...(late ? ['a comment that was taken down'] : []),
  ];
}

function newWords(): string {
  return `Words to be seen at once ${randomBytes(8).toString('hex')}`;
}
