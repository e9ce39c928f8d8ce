import { scryptSync } from 'node:crypto';
import { expect } from 'chai';
import { COMMON_PASSWORDS } from '../../src/moderators/password-list.ts';
import {
  PASSWORD_MAX,
  SALT_BYTES,
  hashPassword,
  passwordProblem,
  verifyPassword,
} from '../../src/moderators/password.ts';

const SALT = Buffer.alloc(SALT_BYTES, 7);
const CHEAP = `scrypt$1024$8$1$${SALT.toString('base64url')}$${'A'.repeat(43)}`;
const PASSWORD = 'Un vélo bleu sous la pluie';

describe('a stored password', () => {
  it('says how it was made, and nothing of the password', async () => {
    const hash = await hashPassword(PASSWORD, SALT);
    expect(hash).to.match(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
    expect(await hashPassword(PASSWORD, SALT)).to.equal(hash);
    expect(await hashPassword(PASSWORD, Buffer.alloc(SALT_BYTES, 8))).to.not.equal(hash);
  });

  it('is opened by itself only, whichever way its accents were typed', async () => {
    const hash = await hashPassword(PASSWORD, SALT);
    expect(await verifyPassword(PASSWORD, hash)).to.be.true;
    expect(await verifyPassword(PASSWORD.normalize('NFD'), hash)).to.be.true;
    for (const other of ['', PASSWORD.toLowerCase(), `${PASSWORD} `, PASSWORD.slice(0, -1)])
      expect(await verifyPassword(other, hash)).to.be.false;
  });

  it('is not cut', async () => {
    const long = 'x'.repeat(PASSWORD_MAX - 1);
    const hash = await hashPassword(`${long}a`, SALT);
    expect(await verifyPassword(`${long}a`, hash)).to.be.true;
    expect(await verifyPassword(`${long}b`, hash)).to.be.false;
  });

  it('is opened at the cost it was made with', async () => {
    const key = scryptSync(PASSWORD, SALT, 32, { N: 1024, r: 8, p: 1 });
    expect(
      await verifyPassword(
        PASSWORD,
        `scrypt$1024$8$1$${SALT.toString('base64url')}$${key.toString('base64url')}`,
      ),
    ).to.be.true;
    expect(await verifyPassword(PASSWORD, CHEAP)).to.be.false;
  });

  it('takes as long for a name that nobody has, or a hash that cannot be read', async () => {
    const hash = await hashPassword(PASSWORD, SALT);
    const known = await leastWork(() => verifyPassword('un autre mot', hash));
    for (const stored of [undefined, 'scrypt$1$2']) {
      expect(await verifyPassword(PASSWORD, stored)).to.be.false;
      expect(await leastWork(() => verifyPassword(PASSWORD, stored))).to.be.greaterThan(known * 0.5);
    }
    for (const stored of ['', hash.slice(0, -1), `${hash}A`])
      expect(await verifyPassword(PASSWORD, stored)).to.be.false;
  });
});

describe('a new password', () => {
  const accepted = [
    PASSWORD,
    'correct cheval pile agrafe',
    'xkcd n’a rien inventé',
    'tqvzmwrbnplk',
    'mon hibou lit Proust',
    '\u{1f642}\u{1f3a1}\u{1f6b2}\u{1f333}\u{1f4da}\u{1f58b}\u{1f9ed}\u{1f3bb}\u{1f54a}\u{1f9f5}\u{1f4d0}\u{1f30d}',
    'pluie vent neige brume gel'.padEnd(PASSWORD_MAX, ' et grêle'),
  ];
  for (const password of accepted)
    it(`may be "${password.slice(0, 40)}"`, () => {
      expect(passwordProblem(password, 'ada')).to.equal(undefined);
    });

  it('has from 12 to 200 characters, no matter which', () => {
    expect(passwordProblem('tqvzmwrbnpl', 'ada')).to.equal('too-short');
    expect(passwordProblem('\u{1f642}'.repeat(11), 'ada')).to.equal('too-short');
    expect(passwordProblem('tqvzmwrbnplk', 'ada')).to.equal(undefined);
    const varied = Array.from({ length: 40 }, (_, index) => `v${index}é z`).join('');
    expect(passwordProblem(varied.slice(0, PASSWORD_MAX), 'ada')).to.equal(undefined);
    expect(passwordProblem(varied.slice(0, PASSWORD_MAX + 1), 'ada')).to.equal('too-long');
  });

  it('is none of the commonest, in any case or disguise', () => {
    expect(COMMON_PASSWORDS.size).to.be.greaterThan(300);
    for (const common of COMMON_PASSWORDS) {
      expect(common.length, common).to.be.at.least(12);
      expect(passwordProblem(common, 'ada'), common).to.equal('predictable');
      expect(passwordProblem(common.toUpperCase(), 'ada'), common).to.equal('predictable');
    }
  });

  const predictable = [
    'aaaaaaaaaaaa',
    'abababababab',
    'abcdefghijkl',
    'lkjihgfedcba',
    '987654321098',
    'azertyuiopqs',
    'poiuytrezaqsd',
    'qwertzuiop12',
    'MotDePasse2026!',
    'M0tD3P@sse2026',
    'Bonjour-Marseille',
    'P@ssw0rd!P@ssw0rd!',
    'xk7!xk7!xk7!',
    'soleilsoleil12',
    'Adrienne1984!',
    'adrienne.moreau',
    'MoreauAdrienne1',
  ];
  for (const password of predictable)
    it(`is not "${password}"`, () => {
      expect(passwordProblem(password, 'Adrienne Moreau')).to.equal('predictable');
    });

  it('is judged quickly, however long', () => {
    for (const unit of ['a', 'ab', 'abc1', 'azerty', 'é'])
      expect(() =>
        passwordProblem(unit.repeat(PASSWORD_MAX / unit.length).slice(0, 199) + '!', unit),
      ).to.not.throw();
  });
});

/** The processor time of this process, which other processes do not lengthen. */
async function leastWork(act: () => Promise<unknown>): Promise<number> {
  const works: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const before = process.cpuUsage();
    await act();
    const { user, system } = process.cpuUsage(before);
    works.push(user + system);
  }
  return Math.min(...works);
}
