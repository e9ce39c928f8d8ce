import { expect } from 'chai';
import { turnsInMemory } from '../../src/web/server/turns.ts';
import type { Line } from '../../src/web/server/turns.ts';

const LINE: Line = { name: 'test', atOnce: 1, waiting: 2 };

/** What becomes of several who wait, in the order in which it happens. */
function watched() {
  const said: string[] = [];
  const watch = (name: string, turn: Promise<unknown>) => {
    void turn.then((giveBack) => said.push(`${name} ${giveBack === undefined ? 'no' : 'yes'}`));
  };
  return { said, watch };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a line', () => {
  it('gives the place of one who leaves to the next who comes, and the turn to the first who stayed', async () => {
    const take = turnsInMemory();
    const { said, watch } = watched();
    const leaving = new AbortController();
    const giveBack = await take(LINE);
    watch('left', take(LINE, leaving.signal));
    watch('second', take(LINE));
    watch('fourth', take(LINE));
    await settled();
    expect(said).to.deep.equal(['fourth no']);
    leaving.abort();
    watch('fifth', take(LINE));
    watch('sixth', take(LINE));
    await settled();
    expect(said.slice(1).sort()).to.deep.equal(['left no', 'sixth no']);
    giveBack?.();
    await settled();
    expect(said.slice(3)).to.deep.equal(['second yes']);
  });

  it('has no place for who has left before', async () => {
    const take = turnsInMemory();
    expect(await take(LINE, AbortSignal.abort())).to.equal(undefined);
    expect(await take(LINE)).not.to.equal(undefined);
  });

  it('leaves the turn to who leaves after it has come, to be given back', async () => {
    const take = turnsInMemory();
    const leaving = new AbortController();
    const giveBack = await take(LINE);
    const next = take(LINE, leaving.signal);
    giveBack?.();
    leaving.abort();
    const mine = await next;
    expect(mine).not.to.equal(undefined);
    mine?.();
    expect(await take(LINE)).not.to.equal(undefined);
  });
});
