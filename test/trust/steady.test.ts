import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { crowd } from './support/crowd.ts';
import { FULL, scaled } from './support/scale.ts';
import { TrustSite } from './support/site.ts';
import { sizeOf } from './support/size.ts';
import type { Size } from './support/size.ts';
import { ARTICLE, Reader } from './support/writers.ts';
import { pathTo, pathToArticle } from '../../src/addresses/links.ts';

const REQUESTS = scaled(1_000, 100_000);
const CLIENTS = 16;
/** What a site has grown to after a tenth of the requests; the rest may add this much to it. */
const GROWTH = FULL ? 1.2 : 1.5;
/** Connections come and go. */
const FILES_MORE = CLIENTS;

describe(`a site after ${REQUESTS} mixed requests`, function () {
  this.timeout(60 * 60_000);

  it('takes no more memory and no more files than after a tenth of them', async () => {
    const { early, late } = await visited('src/server.ts', REQUESTS);
    expect(late.memory / early.memory).to.be.lessThan(GROWTH);
    expect(late.files).to.be.at.most(early.files + FILES_MORE);
    console.log(`      ${said(early)} after a tenth, ${said(late)} at the end`);
  });

  it('is told apart from one that forgets to let go (control)', async () => {
    const { early, late } = await visited('test/trust/controls/leaking.ts', 1_000);
    expect(late.memory / early.memory).to.be.greaterThan(1.2);
    expect(late.files).to.be.greaterThan(early.files + FILES_MORE);
  });
});

async function visited(script: string, requests: number): Promise<{ early: Size; late: Size }> {
  const site = new TrustSite({ script });
  try {
    await site.startWithRoom();
    await visit(site, requests / 10);
    const early = sizeOf(site);
    await visit(site, requests - requests / 10);
    return { early, late: sizeOf(site) };
  } finally {
    await site.erase();
  }
}

/** Mostly readers, as on any day, and some who write. */
async function visit(site: TrustSite, requests: number): Promise<void> {
  const article = pathToArticle('fr', ARTICLE.slug);
  const pages = ['/fr', article, '/fr/roue', pathTo('newDiagnosis', 'en', {}), '/fr/rien', '/fr/articles'];
  const well = await crowd(CLIENTS, requests, async (index) => {
    const reader = new Reader(site);
    if (index % 20 === 0) return (await reader.begin('Somebody of many')).status === 303;
    if (index % 20 === 10)
      return (await reader.comment(`One of many: ${randomBytes(8).toString('hex')}`)).status === 303;
    return (await reader.get(pages[index % pages.length] ?? article)).status < 500;
  });
  expect(well).to.equal(requests);
}

function said({ memory, files }: Size): string {
  return `${memory} MB and ${files} open files`;
}
