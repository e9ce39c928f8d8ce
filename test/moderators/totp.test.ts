import { expect } from 'chai';
import fc from 'fast-check';
import {
  STEP_MS,
  acceptedStep,
  codeAt,
  fromBase32,
  otpauthUrl,
  toBase32,
} from '../../src/moderators/totp.ts';

/** RFC 6238, appendix B: seconds, and the eight digits of SHA-1. */
const VECTORS = [
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
] as const;
const SECRET = Buffer.from('12345678901234567890');
const NOON = Date.UTC(2026, 10, 22, 12);
const STEP = NOON / STEP_MS;

describe('the code of an authenticator', () => {
  for (const [seconds, digits] of VECTORS)
    it(`is that of RFC 6238 at ${seconds} seconds`, () => {
      const code = digits.slice(-6);
      const step = Math.floor((seconds * 1000) / STEP_MS);
      expect(codeAt(SECRET, step)).to.equal(code);
      expect(acceptedStep({ secret: SECRET, code, now: seconds * 1000, lastStep: 0 })).to.equal(step);
    });

  it('is taken one step early and one step late, no more', () => {
    for (const [shift, taken] of [
      [-2, false],
      [-1, true],
      [0, true],
      [1, true],
      [2, false],
    ] as const)
      expect(step(codeAt(SECRET, STEP + shift)), String(shift)).to.equal(taken ? STEP + shift : undefined);
  });

  it('serves once, and so do those before it', () => {
    const code = codeAt(SECRET, STEP);
    expect(step(code, STEP - 1)).to.equal(STEP);
    expect(step(code, STEP)).to.equal(undefined);
    expect(step(codeAt(SECRET, STEP - 1), STEP)).to.equal(undefined);
    expect(step(codeAt(SECRET, STEP + 1), STEP)).to.equal(STEP + 1);
  });

  it('may be typed with spaces, or in wide digits', () => {
    const code = codeAt(SECRET, STEP);
    const wide = Array.from(code, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
    for (const typed of [
      ` ${code.slice(0, 3)} ${code.slice(3)} `,
      `${code.slice(0, 3)}\u202f${code.slice(3)}`,
      wide,
    ])
      expect(step(typed)).to.equal(STEP);
  });

  it('is nothing shorter, longer or else, and never throws', () => {
    const code = codeAt(SECRET, STEP);
    for (const typed of ['', code.slice(1), `0${code}`, `${code}0`, 'abcdef', `-${code.slice(1)}`])
      expect(step(typed)).to.equal(undefined);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => step(typed) === undefined),
      { seed: 7 },
    );
  });

  it('keeps its zeros in front', () => {
    const codes = Array.from({ length: 500 }, (_, index) => codeAt(SECRET, index));
    for (const code of codes) expect(code).to.match(/^\d{6}$/);
    expect(codes.some((code) => code.startsWith('0'))).to.be.true;
  });
});

describe('the secret of an authenticator', () => {
  for (const [text, base32] of [
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ] as const)
    it(`is written as RFC 4648 writes "${text}"`, () => {
      expect(toBase32(Buffer.from(text))).to.equal(base32);
      expect(fromBase32(base32)?.toString()).to.equal(text);
    });

  it('comes back from its letters, in any case, with padding or spaces', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const written = toBase32(Buffer.from(bytes));
        const typed = (written.toLowerCase().match(/.{1,4}/g) ?? []).join(' ') + '===';
        expect(fromBase32(written)).to.deep.equal(Buffer.from(bytes));
        expect(fromBase32(typed)).to.deep.equal(Buffer.from(bytes));
      }),
      { seed: 7 },
    );
  });

  it('is no other text', () => {
    for (const text of ['A', 'ABC', 'ABCDEF', 'M0', 'M1', 'MZ-Q', 'é'])
      expect(fromBase32(text)).to.equal(undefined);
  });

  it('goes into an address that authenticators read', () => {
    const url = new URL(otpauthUrl('La Roue', 'Ada & co', SECRET));
    expect(url.href).to.match(/^otpauth:\/\/totp\/La%20Roue:Ada%20%26%20co\?/);
    expect(Object.fromEntries(url.searchParams)).to.deep.equal({
      secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
      issuer: 'La Roue',
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });
});

function step(code: string, lastStep = 0): number | undefined {
  return acceptedStep({ secret: SECRET, code, now: NOON, lastStep });
}
