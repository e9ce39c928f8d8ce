import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { Balanced, DATABASES, openNetwork } from './support/balanced.ts';
import type { Network } from './support/namespaces.ts';
import { Patroni } from './support/patroni.ts';
import { describeWhole } from './support/programs.ts';
import { KINDS, watch } from './support/watched.ts';
import type { Kind, Watched } from './support/watched.ts';
import { Reader } from './support/writers.ts';
import { roomInHours } from '../support/hours.ts';

const BEFORE_MS = 3_000;
const AFTER_MS = 5_000;
const LOOK_MS = 200;
/** What was just being drawn when its database went. */
const DRAWN = 2;
const KEPT: readonly Kind[] = ['an article', 'a strategy by its key'];

describeWhole(['ip', 'patroni', 'etcd', 'haproxy'], 'a reader while the primary moves', function () {
  this.timeout(30 * 60_000);
  let network: Network;
  let patroni: Patroni;
  let site: Balanced;
  before(async () => {
    network = openNetwork();
    patroni = new Patroni(network, DATABASES, { documented: true });
    await patroni.start({ synchronous: true, strict: true });
    site = new Balanced(network, patroni.url);
    await site.start();
    await patroni.ask(await patroni.leader(), roomInHours());
  });
  after(async () => {
    await site.erase();
    await patroni.erase();
    network.erase();
  });

  const namesNow = async () => {
    const states = await patroni.states();
    const [leader = '', standby = ''] = ['Leader', 'Sync Standby'].map(
      (role) => states.find(({ Role }) => Role === role)?.Member,
    );
    return { leader, standby };
  };

  const moves: Readonly<Record<string, (leader: string, standby: string) => Promise<() => void>>> = {
    'is handed over (patronictl switchover)': async (_leader, standby) => {
      await patroni.switchOverTo(standby);
      return () => undefined;
    },
    'is killed together with its Patroni': (leader) => {
      patroni.kill(leader);
      return Promise.resolve(() => {
        patroni.restart(leader);
      });
    },
    'is cut off from everybody': (leader) => {
      network.cut([leader]);
      return Promise.resolve(() => {
        network.heal();
      });
    },
  };

  for (const [what, move] of Object.entries(moves))
    it(`sees pages that are kept, and gets no word wrong, when it ${what}`, async () => {
      const { leader, standby } = await namesNow();
      const acknowledged: string[] = [];
      const told = await watch(site, acknowledged);
      await setTimeout(BEFORE_MS);
      const undo = await move(leader, standby);
      await patroni.until(
        'another primary',
        async () => ![leader, ''].includes(await patroni.leader(standby)),
      );
      await untilTaken();
      await setTimeout(AFTER_MS);
      const seen = await told();
      undo();
      await patroni.untilWhole(standby);
      say(what, seen);
      const held = new Set(await heldBy(await patroni.leader(standby)));
      expect(
        acknowledged.filter((words) => !held.has(words)),
        'acknowledged and lost',
      ).to.deep.equal([]);
      for (const kind of KINDS) expect(seen[kind].wordsLost, kind).to.equal(0);
      for (const kind of KEPT) expect(seen[kind].failed, kind).to.be.at.most(DRAWN);
      expect(seen['a comment'].failed, 'the control: forms do notice').to.be.greaterThan(0);
    });

  /** Until a host has found the one that takes writes now. */
  const untilTaken = async () => {
    const begun = async () => (await new Reader(site.through).begin('A brand that is taken again')).status;
    while ((await begun().catch(() => 0)) !== 303) await setTimeout(LOOK_MS);
  };

  const heldBy = async (leader: string) => [
    ...(await patroni.ask(leader, 'select text from comment')),
    ...(await patroni.ask(leader, `select diagnosis::json ->> 'brand' from draft`)),
  ];
});

function say(what: string, seen: Readonly<Record<Kind, Watched>>): void {
  console.log(`      when it ${what}:`);
  for (const [kind, { asked, failed, longestMs }] of Object.entries(seen))
    console.log(`        ${kind}: ${failed} of ${asked} not answered, ${longestMs} ms at most`);
}
