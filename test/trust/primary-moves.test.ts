import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { Balanced, DATABASES, openNetwork } from './support/balanced.ts';
import { signedIn } from './support/forms.ts';
import type { Network } from './support/namespaces.ts';
import { Patroni } from './support/patroni.ts';
import { describeWhole } from './support/programs.ts';
import { KINDS, watch } from './support/watched.ts';
import type { Kind, Watched } from './support/watched.ts';
import { roomInHours } from '../support/hours.ts';

const BEFORE_MS = 3_000;
const AFTER_MS = 5_000;
const KEPT: readonly Kind[] = ['an article', 'a strategy by its key'];

describeWhole(['ip', 'patroni', 'etcd', 'haproxy'], 'a reader while the primary moves', function () {
  this.timeout(30 * 60_000);
  let network: Network;
  let patroni: Patroni;
  let site: Balanced;
  before(async () => {
    network = openNetwork();
    patroni = new Patroni(network, DATABASES);
    await patroni.start({ synchronous: true, strict: true });
    site = new Balanced(network, patroni.url);
    await site.start();
    patroni.ask(patroni.leader(), roomInHours());
  });
  after(async () => {
    await site.erase();
    await patroni.erase();
    network.erase();
  });

  /** The other is known by who is neither. */
  const namesNow = () => {
    const leader = patroni.leader();
    const standby = patroni.states().find(({ Role }) => Role === 'Sync Standby')?.Member ?? '';
    return { leader, standby };
  };

  const moves: Readonly<Record<string, (leader: string, standby: string) => () => void>> = {
    'is handed over (patronictl switchover)': (_leader, standby) => {
      patroni.switchOverTo(standby);
      return () => undefined;
    },
    'is killed together with its Patroni': (leader) => {
      patroni.kill(leader);
      return () => {
        patroni.restart(leader);
      };
    },
    'is cut off from everybody': (leader) => {
      network.cut([leader]);
      return () => {
        network.heal();
      };
    },
  };

  for (const [what, move] of Object.entries(moves))
    it(`sees pages that are kept, and gets no word wrong, when it ${what}`, async () => {
      const { leader, standby } = namesNow();
      const acknowledged: string[] = [];
      const told = await watch(site, acknowledged);
      await setTimeout(BEFORE_MS);
      const undo = move(leader, standby);
      await patroni.until('another primary', () => ![leader, ''].includes(patroni.leader(standby)));
      // A form is taken: the site has found it.
      await signedIn(site.through).catch(() => setTimeout(AFTER_MS));
      await setTimeout(AFTER_MS);
      const seen = await told();
      undo();
      await patroni.untilWhole(standby);
      say(what, seen);
      const held = new Set(heldBy(patroni.leader(standby)));
      expect(
        acknowledged.filter((words) => !held.has(words)),
        'acknowledged and lost',
      ).to.deep.equal([]);
      for (const kind of KINDS) expect(seen[kind].wordsLost, kind).to.equal(0);
      for (const kind of KEPT) expect(seen[kind].failed, kind).to.equal(0);
      expect(seen['a comment'].failed, 'the control: forms do notice').to.be.greaterThan(0);
    });

  const heldBy = (leader: string) => [
    ...patroni.ask(leader, 'select text from comment'),
    ...patroni.ask(leader, `select diagnosis::json ->> 'brand' from draft`),
  ];
});

function say(what: string, seen: Readonly<Record<Kind, Watched>>): void {
  console.log(`      when it ${what}:`);
  for (const [kind, { asked, failed, longestMs }] of Object.entries(seen))
    console.log(`        ${kind}: ${failed} of ${asked} not answered, ${longestMs} ms at most`);
}
