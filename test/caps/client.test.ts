import { expect } from 'chai';
import { clientOf, homeOf, isNear, networkOf, quotaKey, rangeKey, rangeOf } from '../../src/caps/client.ts';

const KEY = 'a key that nobody knows';

describe('the client of an address', () => {
  const same: readonly (readonly [string, string])[] = [
    ['192.0.2.1', '::ffff:192.0.2.1'],
    ['192.0.2.1', '::FFFF:c000:201'],
    ['2001:db8::1', '2001:db8::ffff:ffff:ffff:ffff'],
    ['2001:db8:0:0:1::', '2001:0DB8:0000:0000:0000:0000:0000:0001'],
    ['fe80::1%eth0', 'fe80::2%eth1'],
    ['', 'not an address'],
  ];
  for (const [left, right] of same)
    it(`is one for "${left}" and "${right}"`, () => {
      expect(clientOf(left, KEY)).to.equal(clientOf(right, KEY));
      expect(quotaKey(left, KEY, '2026-11-22')).to.equal(quotaKey(right, KEY, '2026-11-22'));
    });

  const different: readonly (readonly [string, string])[] = [
    ['192.0.2.1', '192.0.2.2'],
    ['2001:db8:0:1::1', '2001:db8:0:2::1'],
    ['192.0.2.1', '::192.0.2.1'],
    ['192.0.2.1', 'not an address'],
  ];
  for (const [left, right] of different)
    it(`is not the same for "${left}" and "${right}"`, () => {
      expect(clientOf(left, KEY)).to.not.equal(clientOf(right, KEY));
    });

  it('tells neither the address nor, by its quota, the client of another day', () => {
    const address = '192.0.2.1';
    const keys = [
      clientOf(address, KEY),
      clientOf(address, 'another key'),
      quotaKey(address, KEY, '2026-11-22'),
      quotaKey(address, KEY, '2026-11-23'),
    ];
    expect(new Set(keys).size).to.equal(4);
    for (const key of keys) expect(key).to.match(/^[\w-]{22}$/);
  });

  it('is a home of 64 bits in a network of 48, and an IPv4 address is both', () => {
    expect(homeOf('2001:db8:1:2:3:4:5:6')).to.equal('2001:db8:1:2');
    expect(networkOf('2001:db8:1:2:3:4:5:6')).to.equal('2001:db8:1');
    expect(networkOf('2001:db8:1:ffff::1')).to.equal('2001:db8:1');
    for (const part of [homeOf, networkOf])
      expect([part('192.0.2.1'), part('::ffff:192.0.2.1'), part('nonsense')]).to.deep.equal([
        '192.0.2.1',
        '192.0.2.1',
        '',
      ]);
  });

  it('has neighbours: the rest of its 24 bits, or of its network of 48', () => {
    expect([rangeOf('192.0.2.1'), rangeOf('::ffff:192.0.2.9'), rangeOf('nonsense')]).to.deep.equal([
      '192.0.2',
      '192.0.2',
      '',
    ]);
    expect(rangeOf('2001:db8:1:ffff::1')).to.equal(networkOf('2001:db8:1::'));
    const keys = [rangeKey('192.0.2.1', KEY, '2026-11-22'), rangeKey('192.0.2.1', KEY, '2026-11-23')];
    expect(new Set([...keys, quotaKey('192.0.2.1', KEY, '2026-11-22')]).size).to.equal(3);
  });

  it('is near on this machine and in a private network alone', () => {
    const near = ['127.0.0.1', '::1', '::ffff:127.0.0.9', '10.1.2.3', '172.31.0.1', '192.168.0.7'];
    const alike = ['169.254.1.1', 'fd00::1', 'fe80::1%eth0', '::ffff:10.0.0.1'];
    const far = ['192.0.2.1', '172.32.0.1', '11.0.0.1', '2001:db8::1', '::ffff:192.0.2.1', '', 'nonsense'];
    for (const address of [...near, ...alike]) expect(isNear(address), address).to.be.true;
    for (const address of far) expect(isNear(address), address).to.be.false;
  });
});
