import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { expect } from 'chai';
import { countOf, nothingAcknowledged } from './support/acknowledged.ts';
import { MORE_FILES, MOST_CONNECTIONS, whileAway } from './support/away-database.ts';
import type { Away } from './support/away-database.ts';
import { Balanced, HOSTS, openNetwork } from './support/balanced.ts';
import { writeAndRead } from './support/fresh-pages.ts';
import { goOnElsewhere, halfForms, killHosts } from './support/killed-hosts.ts';
import type { Network } from './support/namespaces.ts';
import { describeWith } from './support/programs.ts';
import { halvesOn, lostOn } from './support/replicated.ts';
import { scaled } from './support/scale.ts';
import { Cluster } from '../support/cluster.ts';
import { roomInHours } from '../support/hours.ts';

const PAGES_A_ROUND = 5;
const PAGES = scaled(100, 1_000);
const KILLS = scaled(1, 20);
const TIMES_AWAY = scaled(1, 10);
const UNSHARED = 'test/trust/controls/unshared.ts';
/** What the document has for a host that is gone. */
const GOING_ON = /^ {2}(?:option redispatch|retry-on|option http-buffer-request).*\n/gm;

describeWith(['ip', 'haproxy'], 'two hosts of a site behind the balancer of docs/deploy.md', function () {
  this.timeout(60 * 60_000);
  let network: Network;
  let cluster: Cluster;
  let site: Balanced;
  before(async () => {
    network = openNetwork();
    cluster = await Cluster.start({ standbys: 0, synchronous: false, machines: [network.host('db1')] });
    site = new Balanced(network, cluster.url);
    await site.start();
    await cluster.primary.ask(roomInHours());
  });
  after(async () => {
    await site.erase();
    await cluster.erase();
    network.erase();
  });

  it('are reached over https by the certificate that is given, and by http only to be led there', async () => {
    const { fromTests } = network.host('balancer');
    expect(await asked(`https://${fromTests}/health`)).to.deep.equal([200, undefined]);
    const moved = [301, `https://${fromTests}/fr?x=1`];
    expect(await asked(`http://${fromTests}/fr?x=1`)).to.deep.equal(moved);
  });

  it(`show on one what was written on the other: ${PAGES} pages`, async () => {
    const { pages, stale } = await writeAndRead(site, PAGES / PAGES_A_ROUND);
    expect([pages, stale]).to.deep.equal([PAGES, []]);
    console.log(`      ${pages} of ${pages} fresh`);
  });

  it('take over a visitor whose host was killed between two steps, and over an open form', async () => {
    const brand = 'A brand that outlives its host';
    const { statuses, isElsewhere, owner } = await goOnElsewhere(site, brand);
    expect(statuses).to.deep.equal([303, 303, 303]);
    expect(isElsewhere).to.deep.equal([true, true, true]);
    expect(owner).to.include(brand);
  });

  it('take forms of which half was sent when a host was killed', async () => {
    expect(new Set(await halfForms(site))).to.deep.equal(new Set(['HTTP/1.1 303 See Other']));
  });

  it(`leave no reader without an answer, and lose nothing, when one is killed (${KILLS} times)`, async () => {
    const noted = nothingAcknowledged();
    const { pages, forms } = await killHosts(site, KILLS, noted);
    console.log(`      ${KILLS} kills: pages ${JSON.stringify(pages)}, forms ${JSON.stringify(forms)}`);
    expect(countOf(noted)).to.be.greaterThan(0);
    expect(await lostOn(cluster.primary, noted)).to.deep.equal([]);
    expect(await halvesOn(cluster.primary)).to.deep.equal([]);
    expect([ofBalancer(pages), ofBalancer(forms)]).to.deep.equal([0, 0]);
    expect(Object.keys(pages)).to.deep.equal(['200']);
  });

  it('are told apart from hosts behind a balancer that asks no other (control)', async () => {
    await site.startBalancer((documented) => documented.replace(GOING_ON, ''));
    const { pages, forms, worstMs } = await killHosts(site, scaled(1, 4), nothingAcknowledged());
    await site.startBalancer();
    expect(ofBalancer(pages) + ofBalancer(forms)).to.be.greaterThan(0);
    const told = `pages ${JSON.stringify(pages)}, forms ${JSON.stringify(forms)}, up to ${Math.round(worstMs)} ms`;
    console.log(`      control: ${told}`);
  });

  it(`answer what they can while the database is away, and go on by themselves (${TIMES_AWAY} times)`, async () => {
    const { primary } = cluster;
    for (let time = 0; time < TIMES_AWAY; time += 1) {
      const [stop, start] = [() => primary.stop(), () => primary.start()];
      expectCalm('stopped', await whileAway(site, cluster, stop, start));
      const [halt, resume] = (['SIGSTOP', 'SIGCONT'] as const).map((signal) => () => {
        primary.signal(signal);
      });
      if (halt && resume) expectCalm('held', await whileAway(site, cluster, halt, resume));
    }
  });

  it('are told apart from hosts that share no version (control)', async () => {
    // The queue shows those who wait longest, and many wait by now.
    await cluster.primary.ask(`update comment set status = 'trash' where status = 'pending'`);
    await site.restart(UNSHARED);
    const { pages, stale } = await writeAndRead(site, 4);
    expect(new Set(stale).size).to.equal(PAGES_A_ROUND);
    console.log(`      control: ${stale.length} of ${pages} stale`);
  });
});

/** Its status, and where it leads; whoever signed the certificate. */
async function asked(address: string): Promise<readonly [number | undefined, string | undefined]> {
  const asking = address.startsWith('https') ? https : http;
  const request = asking.get(address, { rejectUnauthorized: false, agent: false });
  const [answer] = (await once(request, 'response')) as [http.IncomingMessage];
  answer.resume();
  return [answer.statusCode, answer.headers.location];
}

function ofBalancer(counts: Readonly<Record<string, number>>): number {
  const own = Object.entries(counts).filter(([name]) => name.includes('balancer'));
  return own.reduce((sum, [, count]) => sum + count, 0);
}

function expectCalm(what: string, { told, backMs, connections, files }: Away): void {
  for (const name of HOSTS) {
    const {
      kept,
      'by its key': byKey,
      'of one reader': own,
      'not ready': unready,
      form,
      health,
    } = told[name];
    expect(
      [kept, byKey].map(({ status }) => status),
      'pages that are kept',
    ).to.deep.equal([200, 200]);
    expect([own, unready, form, health].map(({ status }) => status)).to.deep.equal([503, 503, 503, 503]);
    expect([form.words, Number(form.retryAfter) > 0], 'a form').to.deep.equal([true, true]);
  }
  expect(connections, 'connections').to.be.at.most(MOST_CONNECTIONS);
  expect(files[1], 'open files').to.be.at.most(files[0] + MORE_FILES);
  const waits = Object.entries(told.a).map(([kind, { ms }]) => `${kind} ${ms} ms`);
  console.log(`      ${what}: ${waits.join(', ')}; forms taken ${backMs} ms after its return`);
}
