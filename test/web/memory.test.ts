import { expect } from 'chai';
import fc from 'fast-check';
import { boundedMemory } from '../../src/web/memory/bounded.ts';

const ROOM = 100;
const acts = fc.array(
  fc.record({ address: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), bytes: fc.nat(ROOM + 10) }),
  { maxLength: 60 },
);

describe('a bounded memory', () => {
  it('never holds more than its room, and what it holds is what was set last', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const memory = boundedMemory<number>(ROOM, (bytes) => bytes);
        const last = new Map<string, number>();
        for (const { address, bytes } of all) {
          memory.set(address, bytes);
          last.set(address, bytes);
          const held = [...last].filter(([each]) => memory.get(each) !== undefined);
          for (const [each, value] of held) expect(memory.get(each)).to.equal(value);
          expect(held.reduce((sum, [, value]) => sum + value, 0)).to.be.at.most(ROOM);
          expect(memory.get(address)).to.equal(bytes <= ROOM ? bytes : undefined);
        }
      }),
    );
  });

  it('forgets what nobody asked for longest', () => {
    const memory = boundedMemory<number>(30, (bytes) => bytes);
    for (const address of ['a', 'b', 'c']) memory.set(address, 10);
    memory.get('a');
    memory.set('d', 20);
    expect(['a', 'b', 'c', 'd'].filter((address) => memory.get(address) !== undefined)).to.deep.equal([
      'a',
      'd',
    ]);
  });
});
