import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import fc from 'fast-check';
import { CLAIM_KEYS } from '../../src/diagnosis/claims.ts';
import { APPROACH_KEYS } from '../../src/wheel/approaches.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { diagnosisFields, linkPath, openChange, saveStrategy, stepPath } from '../support/builders.ts';
import { SLUGS } from '../support/discussion.ts';
import { vulnerable } from './controls/vulnerable.ts';
import { faultsOf, requests } from './support/fuzz.ts';
import type { Fault, Request } from './support/fuzz.ts';
import { scaled } from './support/scale.ts';

const REQUESTS = scaled(3_000, 100_000);
const AT_ONCE = 8;
const FIELDS = [
  ...['brand', 'rival', 'gene', 'capacity', 'action', 'version', 'abstain', 'abstain-reason', 'refusal'],
  ...['review-date', 'share-diagnosis', 'count-me', 'swap-gene', 'over', 'strategy', 'change-note', 'with'],
  ...[
    'name',
    'email',
    'website',
    'comment',
    'captcha',
    'captcha-token',
    'parent',
    'fax',
    'notify',
    'remember',
  ],
  ...['password', 'code', 'reason', 'text', 'repondre', 'recu', 'page-commentaires', 'retour', 'from', 'to'],
  ...APPROACH_KEYS,
  ...CLAIM_KEYS.slice(0, 4),
];

describe(`${REQUESTS} requests of all kinds, on every address`, function () {
  this.timeout(60 * 60_000);
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite({ TRUST_PROXY: '1' });
  });
  afterEach(() => site.close());

  it('find no broken page, no raw echo, no added header and no silence', async () => {
    const known = await knownWords(site);
    await over(site.app, async (origin) => {
      const property = fc.asyncProperty(several(known), async (batch) => {
        expect(await faultsIn(origin, batch)).to.deep.equal([]);
      });
      await fc.assert(property, { numRuns: Math.ceil(REQUESTS / AT_ONCE), endOnFailure: false });
    });
  });

  it('find each of those faults in a site that has them (control)', async () => {
    await over(vulnerable, async (origin) => {
      const found = new Set<Fault>();
      for (const batch of fc.sample(several({}), 200))
        for (const [fault] of await faultsIn(origin, batch)) found.add(fault);
      expect([...found].sort()).to.deep.equal(['5xx', 'echo', 'header']);
    });
  });
});

function several(known: Readonly<Record<string, readonly string[]>>) {
  return fc.array(requests(known, FIELDS), { minLength: AT_ONCE, maxLength: AT_ONCE });
}

/** Each from an address of its own: this is not about limits. */
async function faultsIn(
  origin: string,
  batch: readonly Request[],
): Promise<readonly (readonly [Fault, Request])[]> {
  const found = await Promise.all(
    batch.map(async (request) => {
      const from = `10.${[1, 2, 3].map(() => Math.floor(Math.random() * 256)).join('.')}`;
      return (await faultsOf(origin, request, from)).map((fault) => [fault, request] as const);
    }),
  );
  return found.flat();
}

async function over(listener: RequestListener, act: (origin: string) => Promise<void>): Promise<void> {
  const server: Server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    await act(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
}

/** Real keys and ids, so that the requests also come where only their holders come. */
async function knownWords(site: TestSite): Promise<Readonly<Record<string, readonly string[]>>> {
  const browser = new Browser(site.app);
  const begun = await browser.post('/fr/roue/diagnostic', diagnosisFields());
  const [cookie = ''] = (begun.cookies[0] ?? '').split(';');
  const owner = await saveStrategy(browser);
  const draft = stepPath(await openChange(browser, owner), 'review').split('/')[3] ?? '';
  const keyOf = (path: string) => path.split('/')[3] ?? '';
  return {
    slug: Object.values(SLUGS),
    readKey: [keyOf(linkPath(owner, 'read-link'))],
    editKey: [keyOf(linkPath(owner, 'edit-link'))],
    draft: [draft],
    number: ['1'],
    cookie: [cookie],
  };
}
