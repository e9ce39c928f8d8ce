import { expect } from 'chai';
import { Balanced, openNetwork } from './support/balanced.ts';
import { writeAndRead } from './support/fresh-pages.ts';
import type { Network } from './support/namespaces.ts';
import { scaled } from './support/scale.ts';
import { Cluster } from '../support/cluster.ts';
import { roomInHours } from '../support/hours.ts';

const PAGES_A_ROUND = 5;
const PAGES = scaled(100, 1_000);
const UNSHARED = 'test/trust/controls/unshared.ts';

describe('two hosts of a site behind the balancer of docs/deploy.md', function () {
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

  it(`show on one what was written on the other: ${PAGES} pages`, async () => {
    const { pages, stale } = await writeAndRead(site, PAGES / PAGES_A_ROUND);
    expect([pages, stale]).to.deep.equal([PAGES, []]);
    console.log(`      ${pages} of ${pages} fresh`);
  });

  it('are told apart from hosts that share no version (control)', async () => {
    await site.restart(UNSHARED);
    const { pages, stale } = await writeAndRead(site, 2);
    expect(new Set(stale).size).to.equal(PAGES_A_ROUND);
    console.log(`      control: ${stale.length} of ${pages} stale`);
  });
});
