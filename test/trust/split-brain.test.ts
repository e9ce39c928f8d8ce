import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { nothingAcknowledged, writeUntil } from './support/acknowledged.ts';
import type { Acknowledged } from './support/acknowledged.ts';
import { Network } from './support/namespaces.ts';
import { Patroni } from './support/patroni.ts';
import type { Mode } from './support/patroni.ts';
import { describeWhole } from './support/programs.ts';
import { TrustSite } from './support/site.ts';
import { roomInHours } from '../support/hours.ts';

const LINK_SECRET = 'the-link-secret-of-the-trust-suites-0123456789';
const CLIENTS = 4;
/** Longer than Patroni takes to give another the lead, and than the one that is cut off takes to see it. */
const CUT_MS = 45_000;
const ALONE_MS = 25_000;
const SECOND_MS = 1_000;

const PROGRAMS = ['ip', 'iptables', 'patroni', 'etcd', 'haproxy'];

describeWhole(PROGRAMS, 'a primary that is cut off, with the host beside it', function () {
  this.timeout(20 * 60_000);

  it('acknowledges nothing more, and what the others acknowledge stays', async () => {
    const { left, right, lost } = await cutOff({ synchronous: true, strict: true });
    expect(left, 'acknowledged on the side that was cut off').to.equal(0);
    expect(right, 'acknowledged on the other').to.be.greaterThan(0);
    expect(lost).to.equal(0);
  });

  it('is told apart from one whose commits wait for no standby (control)', async () => {
    const { left, lost } = await cutOff({ synchronous: false, strict: false });
    expect([left > 0, lost > 0]).to.deep.equal([true, true]);
  });
});

describeWhole(PROGRAMS, 'a primary whose standbys are out of reach, and which is then lost', function () {
  this.timeout(20 * 60_000);

  it('acknowledges nothing meanwhile', async () => {
    const { alone, lost } = await leftAlone({ synchronous: true, strict: true });
    expect([alone, lost]).to.deep.equal([0, 0]);
  });

  it('is told apart from one where strict mode is off (control)', async () => {
    const { alone, lost } = await leftAlone({ synchronous: true, strict: false });
    expect([alone > 0, lost > 0]).to.deep.equal([true, true]);
  });
});

/** Three databases under Patroni and two hosts with a site, of which one is cut off together with the primary. */
interface Standing {
  readonly network: Network;
  readonly patroni: Patroni;
  readonly near: TrustSite;
  readonly far: TrustSite;
  readonly leader: string;
  /** The history that this leader writes. */
  readonly timeline: string;
}

async function cutOff(mode: Mode): Promise<{ left: number; right: number; lost: number }> {
  return standing(mode, async ({ network, patroni, near, far, leader, timeline }) => {
    const before = nothingAcknowledged();
    await writeFor(2 * SECOND_MS, near, before);
    network.cut([leader, 's1']);
    const [left, right] = [nothingAcknowledged(), nothingAcknowledged()];
    await Promise.all([writeFor(CUT_MS, near, left), writeFor(CUT_MS, far, right)]);
    const other = ['n1', 'n2', 'n3'].find((name) => name !== leader) ?? '';
    await untilAnother(patroni, other, leader);
    network.heal();
    await patroni.until('three databases', () => isWhole(patroni, other));
    const lost = await lostOn({ patroni, timeline }, other, [before, left, right]);
    const counted = { left: countOf(left), right: countOf(right), lost: lost.length };
    console.log(`      ${JSON.stringify(mode)}: ${countOf(before)} before, ${JSON.stringify(counted)}`);
    return counted;
  });
}

async function leftAlone(mode: Mode): Promise<{ alone: number; lost: number }> {
  return standing(mode, async ({ network, patroni, near, leader, timeline }) => {
    const before = nothingAcknowledged();
    await writeFor(2 * SECOND_MS, near, before);
    await patroni.cutReplication(leader);
    const noted = nothingAcknowledged();
    await writeFor(ALONE_MS, near, noted);
    network.cut([leader, 's1']);
    const other = ['n1', 'n2', 'n3'].find((name) => name !== leader) ?? '';
    // The lead of the one that is gone runs out first.
    await setTimeout(CUT_MS);
    if (['', leader].includes(await patroni.leader(other))) await patroni.failOverTo(other);
    await untilAnother(patroni, other, leader);
    const lost = await lostOn({ patroni, timeline }, other, [before, noted]);
    const counted = { alone: countOf(noted), lost: lost.length };
    console.log(`      ${JSON.stringify(mode)}: ${countOf(before)} before, ${JSON.stringify(counted)}`);
    return counted;
  });
}

async function standing<T>(mode: Mode, act: (all: Standing) => Promise<T>): Promise<T> {
  const network = new Network(['n1', 'n2', 'n3', 's1', 's2']);
  const patroni = new Patroni(network);
  const sites: TrustSite[] = [];
  try {
    await patroni.start(mode, ['s1', 's2']);
    for (const name of ['s1', 's2']) sites.push(await siteAt(network, name));
    const [near, far] = sites;
    if (near === undefined || far === undefined) throw new Error('two sites were started');
    const leader = await patroni.leader();
    await patroni.ask(leader, roomInHours());
    const timeline = await timelineOf(patroni, leader);
    return await act({ network, patroni, near, far, leader, timeline });
  } finally {
    for (const site of sites) await site.erase();
    await patroni.erase();
    network.erase();
  }
}

async function siteAt(network: Network, name: string): Promise<TrustSite> {
  const { inside, fromTests } = network.host(name);
  const origin = `http://${fromTests}:3000`;
  const site = new TrustSite({
    env: { DATABASE_URL: 'postgres://wheel@127.0.0.1:5000/wheel', LINK_SECRET },
  });
  await site.begin({ under: inside, env: { HOST: fromTests, PORT: '3000', BASE_URL: origin } });
  site.origin = origin;
  await site.process.listening();
  return site;
}

/** Comments and saves that were both sent and answered within this time. */
async function writeFor(milliseconds: number, site: TrustSite, noted: Acknowledged): Promise<void> {
  const end = Date.now() + milliseconds;
  await writeUntil(() => Date.now() > end, site, CLIENTS, noted);
}

async function untilAnother(patroni: Patroni, from: string, leader: string): Promise<void> {
  await patroni.until('another primary', async () => ![leader, ''].includes(await patroni.leader(from)));
}

async function isWhole(patroni: Patroni, from: string): Promise<boolean> {
  const states = await patroni.states(from);
  return states.length === 3 && states.every(({ State }) => /running|streaming/.test(State));
}

function countOf({ comments, drafts, saves }: Acknowledged): number {
  return comments.length + drafts.length + saves.length;
}

/** What was acknowledged and is not on the primary that took over, which began a history of its own. */
async function lostOn(
  { patroni, timeline }: Pick<Standing, 'patroni' | 'timeline'>,
  from: string,
  acknowledged: readonly Acknowledged[],
): Promise<readonly string[]> {
  let held: ReadonlySet<string> = new Set();
  // Right after the network is whole again a primary may be on its way down or up, and the one before may still be named.
  await patroni.until('the rows of the primary', async () => {
    const leader = await patroni.leader(from);
    const now = await timelineOf(patroni, leader).catch(() => '');
    if (now > timeline) held = new Set(await heldOn(patroni, leader).catch(() => []));
    return held.size > 0;
  });
  return acknowledged
    .flatMap(({ comments, drafts }) => [...comments, ...drafts])
    .filter((each) => !held.has(each));
}

/** Refused by a standby. */
async function timelineOf(patroni: Patroni, leader: string): Promise<string> {
  const [file = ''] = await patroni.ask(leader, 'select pg_walfile_name(pg_current_wal_lsn())', 'postgres');
  return file.slice(0, 8);
}

async function heldOn(patroni: Patroni, leader: string): Promise<readonly string[]> {
  return [
    ...(await patroni.ask(leader, 'select text from comment')),
    ...(await patroni.ask(leader, `select diagnosis::json ->> 'brand' from draft`)),
  ];
}
