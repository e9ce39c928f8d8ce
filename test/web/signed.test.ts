import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { sign, verify } from '../../src/web/signed.ts';

const NOON = Date.UTC(2026, 10, 22, 12);
const SIGNING = { keys: ['a key'], purpose: 'edit', parts: ['42', 'é|.ü'], expires: NOON + 1 };
const VERIFYING = { keys: ['a key'], purpose: 'edit', now: NOON };

describe('a signed link', () => {
  const token = sign(SIGNING);

  it('gives back its parts until its end', () => {
    expect(verify({ ...VERIFYING, token })).to.deep.equal({
      kind: 'valid',
      parts: SIGNING.parts,
      expires: SIGNING.expires,
    });
    expect(verify({ ...VERIFYING, token, now: NOON + 1 })).to.deep.equal({ kind: 'expired' });
  });

  it('fits in an address as it is', () => {
    expect(token).to.match(/^[\w-]+\.[\w-]{43}$/);
    expect(encodeURIComponent(token)).to.equal(token);
  });

  it('serves one purpose', () => {
    for (const purpose of ['received', 'Edit', 'edi', 'edit|', ''])
      expect(verify({ ...VERIFYING, purpose, token })).to.deep.equal({ kind: 'invalid' });
  });

  it('outlives one rotation of the keys', () => {
    expect(verify({ ...VERIFYING, keys: ['new', 'a key'], token }).kind).to.equal('valid');
    expect(verify({ ...VERIFYING, keys: ['newer', 'new'], token }).kind).to.equal('invalid');
    expect(verify({ ...VERIFYING, keys: [], token }).kind).to.equal('invalid');
    expect(() => sign({ ...SIGNING, keys: [] })).to.throw(RangeError);
  });

  it('says that it is not ours before it says that it is old', () => {
    expect(verify({ ...VERIFYING, keys: ['other'], token, now: NOON + 1 })).to.deep.equal({
      kind: 'invalid',
    });
  });

  it('is refused at every truncation and every change of one character', () => {
    for (let index = 0; index < token.length; index += 1) {
      const other = token.charAt(index) === 'A' ? 'B' : 'A';
      for (const changed of [token.slice(0, index), token.slice(0, index) + other + token.slice(index + 1)])
        expect(verify({ ...VERIFYING, token: changed }), changed).to.deep.equal({ kind: 'invalid' });
    }
  });

  it('is refused when what was signed is no list that begins with an end', () => {
    for (const content of ['{}', '7', 'null', '[]', '["x"]']) {
      const payload = Buffer.from(content).toString('base64url');
      const mac = createHmac('sha256', 'a key').update(`signed|edit|${payload}`).digest('base64url');
      expect(verify({ ...VERIFYING, token: `${payload}.${mac}` })).to.deep.equal({ kind: 'invalid' });
    }
  });

  it('gives back any parts, and never throws at what is no token', () => {
    const texts = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.array(texts), (parts) => {
        const verified = verify({ ...VERIFYING, token: sign({ ...SIGNING, parts }) });
        expect(verified).to.deep.include({ kind: 'valid', parts });
      }),
      { seed: 7, numRuns: 300 },
    );
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => verify({ ...VERIFYING, token: text }).kind === 'invalid',
      ),
      { seed: 7, numRuns: 1_000 },
    );
  });
});
