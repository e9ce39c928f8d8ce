import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import fc from 'fast-check';
import { FOLLOW_UP_FIELDS } from '../support/follow-up.ts';
import { SLOWEST_DRAWING_MS, openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { HOUR_MS, MAILING, SLUGS } from '../support/discussion.ts';
import { addModerator } from '../support/moderators.ts';
import { vulnerable } from './controls/vulnerable.ts';
import { examine, requests } from './support/fuzz.ts';
import type { Aims, Fault, Request } from './support/fuzz.ts';
import { routesOf } from './support/router.ts';
import { scaled } from './support/scale.ts';
import { fillWorld } from './support/world.ts';
import { STATIC } from '../../src/addresses/pages.ts';
import { APPROACH_KEYS, CLAIM_KEYS } from '../support/method.ts';

const REQUESTS = scaled(3_000, 100_000);
const AT_ONCE = 8;
/** Twice what a drawing may take here: the first one waits for its thread as well, and others wait for their turn. */
const HANG_MS = 2 * SLOWEST_DRAWING_MS;
/** After so many, what the requests themselves deleted is filled in again. */
const BATCHES_A_WORLD = 125;
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
  ...['decision', 'bulk', 'tick', 'reply', 'link', 'secret', 'find', 'words', 'context', 'actualiser'],
  ...['password', 'code', 'reason', 'text', 'repondre', 'recu', 'page-commentaires', 'retour', 'from', 'to'],
  ...FOLLOW_UP_FIELDS,
  ...APPROACH_KEYS,
  ...CLAIM_KEYS.slice(0, 4),
];

describe(`${REQUESTS} requests of all kinds, on every address`, function () {
  this.timeout(60 * 60_000);
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite({ ...MAILING, TRUST_PROXY: '1' });
    await addModerator(site);
  });
  afterEach(() => site.close());

  it('find no broken page, no raw echo, no added header, no inside of the site and no silence', async () => {
    const statuses = new Map<number, number>();
    await over(site.app, async (origin) => {
      for (let left = REQUESTS / AT_ONCE; left > 0; left -= BATCHES_A_WORLD) {
        // The sign-ins that fill a world are counted for a while, whoever it is that signs in.
        site.time.now += HOUR_MS;
        const property = fc.asyncProperty(several(await aimsAt(site)), async (batch) => {
          expect(await faultsIn(origin, batch, { statuses })).to.deep.equal([]);
        });
        await fc.assert(property, { numRuns: Math.min(left, BATCHES_A_WORLD), endOnFailure: false });
      }
    });
    expect([...statuses.keys()]).to.include.members([200, 303, 404, 405, 422]);
    console.log(`      ${routesOf(site.app.express).length} addresses; ${toldIn(statuses)}`);
  });

  it('find each of those faults in a site that has them (control)', async () => {
    await over(vulnerable, async (origin) => {
      const found = new Set<Fault>();
      for (const batch of fc.sample(several({ patterns: ['/:word'], known: {}, fields: FIELDS }), 200)) {
        for (const [fault] of await faultsIn(origin, batch, { hangMs: 2_000 })) found.add(fault);
        if (found.size === 5) break;
      }
      expect([...found].sort()).to.deep.equal(['5xx', 'echo', 'hang', 'header', 'leak']);
    });
  });
});

function toldIn(statuses: ReadonlyMap<number, number>): string {
  return [...statuses]
    .sort()
    .map(([status, times]) => `${status}: ${times}`)
    .join(', ');
}

function several(aims: Aims) {
  return fc.array(requests(aims), { minLength: AT_ONCE, maxLength: AT_ONCE });
}

/** Each from an address of its own: this is not about limits. */
async function faultsIn(
  origin: string,
  batch: readonly Request[],
  { statuses = new Map<number, number>(), hangMs = HANG_MS } = {},
): Promise<readonly (readonly [Fault, Request])[]> {
  const found = await Promise.all(
    batch.map(async (request) => {
      const from = `10.${[1, 2, 3].map(() => Math.floor(Math.random() * 256)).join('.')}`;
      const { status, faults } = await examine(origin, request, { from, hangMs });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      return faults.map((fault) => [fault, request] as const);
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

/** Real keys, ids and cookies, so that the requests also come where only their holders come. */
async function aimsAt(site: TestSite): Promise<Aims> {
  const { words, cookies } = await fillWorld(site);
  const { endToken = '', editToken = '', confirmToken = '', mailToken = '', ...more } = words;
  const { reminderToken = '', invitationToken = '', resetToken = '', ...others } = more;
  const known = Object.fromEntries(Object.entries(others).map(([name, value]) => [name, [value]]));
  const patterns = [...routesOf(site.app.express).map(({ path }) => path), STATIC, `${STATIC}/:file`];
  return {
    patterns,
    known: {
      ...known,
      slug: Object.values(SLUGS),
      token: [endToken, editToken, confirmToken, mailToken, reminderToken, invitationToken, resetToken],
      cookie: [cookies.owner, cookies.moderator, `${cookies.owner}; ${cookies.moderator}`],
    },
    fields: FIELDS,
  };
}
