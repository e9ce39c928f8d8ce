import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { expect } from 'chai';
import fc from 'fast-check';
import {
  MINIMUM_MS,
  OPERAND_MAX,
  TOKEN_LIFE_MS,
  captchaError,
  checkToken,
  freshQuestion,
  isAskedOf,
  isRightAnswer,
  readAnswer,
  sharedQuestion,
} from '../../src/comments/question.ts';
import type { Asking, Challenge, CheckedToken, Question } from '../../src/comments/question.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { CLOCKS_APART_MS } from '../../src/terms.ts';
import { toInput } from '../../src/web/form.ts';

const MINUTE_MS = 60_000;
const NOON = Date.UTC(2026, 10, 22, 12);
const ASKING: Asking = { keys: ['a key that nobody knows'], article: 'roue', lang: 'fr', now: NOON };

describe('the question', () => {
  it('is good from three seconds after it was asked, and says what its label says', () => {
    const question = fresh();
    const checked = valid(checkToken(question.token, after(MINIMUM_MS)));
    expect(checked).to.include({ a: question.a, b: question.b, shared: false, iat: NOON });
    expect(checked.exp).to.equal(NOON + TOKEN_LIFE_MS);
  });

  it('is too fast just before, and keeps its numbers to be drawn again', () => {
    const { token, a, b } = fresh();
    expect(checkToken(token, after(MINIMUM_MS - 1))).to.include({ kind: 'too-fast', a, b });
    expect(checkToken(token, after(0))).to.include({ kind: 'too-fast' });
  });

  it('lives twenty-four hours, to the millisecond', () => {
    const { token } = fresh();
    expect(checkToken(token, after(TOKEN_LIFE_MS - 1)).kind).to.equal('valid');
    expect(checkToken(token, after(TOKEN_LIFE_MS))).to.deep.equal({ kind: 'expired' });
    expect(checkToken(token, after(TOKEN_LIFE_MS + 60 * MINUTE_MS))).to.deep.equal({ kind: 'expired' });
  });

  it('takes another life and another least time from the owner', () => {
    const { token } = fresh({ lifeMs: 48 * 60 * MINUTE_MS });
    expect(checkToken(token, after(47 * 60 * MINUTE_MS)).kind).to.equal('valid');
    expect(checkToken(token, { ...after(0), minimumMs: 0 }).kind).to.equal('valid');
  });

  it('is refused when it comes from a future that no machine of the site can be in', () => {
    const before = (ms: number) => checkToken(fresh().token, { ...ASKING, now: NOON - ms }).kind;
    expect(before(CLOCKS_APART_MS + 1)).to.equal('invalid');
    expect(before(CLOCKS_APART_MS)).to.equal('valid');
    expect(before(MINIMUM_MS - 1)).to.equal('too-fast');
  });

  it('is bound to its article and its language', () => {
    const { token } = fresh();
    const later = after(MINIMUM_MS);
    expect(checkToken(token, { ...later, article: 'autre' })).to.deep.equal({ kind: 'invalid' });
    expect(checkToken(token, { ...later, lang: 'en' })).to.deep.equal({ kind: 'invalid' });
  });

  it('outlives one rotation of the keys, with the same numbers, and not two', () => {
    const { token, a, b } = fresh();
    const later = after(MINIMUM_MS);
    expect(checkToken(token, { ...later, keys: ['new', ...ASKING.keys] })).to.include({
      kind: 'valid',
      a,
      b,
    });
    expect(checkToken(token, { ...later, keys: ['newer', 'new'] })).to.deep.equal({ kind: 'invalid' });
    expect(checkToken(token, { ...later, keys: [] })).to.deep.equal({ kind: 'invalid' });
    expect(() => fresh({ keys: [] })).to.throw(RangeError);
  });

  it('asks from the current key', () => {
    const { token } = fresh({ keys: ['new', 'old'] });
    expect(checkToken(token, { ...after(MINIMUM_MS), keys: ['new'] }).kind).to.equal('valid');
    expect(checkToken(token, { ...after(MINIMUM_MS), keys: ['old'] }).kind).to.equal('invalid');
  });

  it('takes no answer for another question', () => {
    const { a, b } = fresh();
    expect(isRightAnswer(String(a + b), a, b, 'fr')).to.be.true;
    expect(isRightAnswer(String(a + b + 1), a, b, 'fr')).to.be.false;
    expect(isRightAnswer('', a, b, 'fr')).to.be.false;
    expect(isRightAnswer('dix-sept', 8, 9, 'fr')).to.be.true;
    expect(isRightAnswer('seventeen', 8, 9, 'fr')).to.be.false;
    expect(isRightAnswer('seventeen', 8, 9, 'en')).to.be.true;
  });
});

describe('the shared question', () => {
  it('is the same for everybody during one minute, and another one the next', () => {
    const first = sharedQuestion({ ...ASKING, now: NOON });
    expect(sharedQuestion({ ...ASKING, now: NOON + MINUTE_MS - 1 })).to.deep.equal(first);
    expect(sharedQuestion({ ...ASKING, now: NOON + MINUTE_MS }).token).to.not.equal(first.token);
    expect(sharedQuestion({ ...ASKING, article: 'autre' }).token).to.not.equal(first.token);
    expect(sharedQuestion({ ...ASKING, lang: 'en' }).token).to.not.equal(first.token);
  });

  it('counts its age from the start of its minute, and tells that it is shared', () => {
    const { token, a, b } = sharedQuestion({ ...ASKING, now: NOON + 2_999 });
    expect(checkToken(token, after(2_999)).kind).to.equal('too-fast');
    expect(checkToken(token, after(3_000))).to.include({ kind: 'valid', shared: true, iat: NOON, a, b });
  });
});

describe('a question of its own', () => {
  it('is asked of one client', () => {
    const checked = valid(checkToken(fresh().token, after(MINIMUM_MS)));
    expect(isAskedOf(checked, { ...ASKING, client: 'a client' })).to.be.true;
    expect(isAskedOf(checked, { ...ASKING, client: 'another' })).to.be.false;
    const shared = valid(checkToken(sharedQuestion(ASKING).token, after(MINIMUM_MS)));
    expect(isAskedOf(shared, { ...ASKING, client: 'another' })).to.be.true;
  });
});

describe('a token that was tampered with', () => {
  it('is refused at every truncation and at every change of one character', () => {
    const { token } = fresh();
    for (let index = 0; index < token.length; index += 1) {
      expect(checkToken(token.slice(0, index), after(MINIMUM_MS)).kind).to.equal('invalid');
      const other = token.charAt(index) === 'A' ? 'B' : 'A';
      const changed = token.slice(0, index) + other + token.slice(index + 1);
      expect(checkToken(changed, after(MINIMUM_MS)).kind, changed).to.equal('invalid');
    }
  });

  it('has one spelling only', () => {
    const { token } = fresh();
    for (const spelling of [`${token}=`, ` ${token}`, `${token}\n`, token.replaceAll('.', '..')])
      expect(checkToken(spelling, after(MINIMUM_MS)).kind).to.equal('invalid');
    const last = token.at(-1) ?? '';
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (const letter of alphabet.replace(last, ''))
      expect(checkToken(token.slice(0, -1) + letter, after(MINIMUM_MS)).kind).to.equal('invalid');
  });

  it('never throws, whatever it is', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('s1', 'o1', '0', '-1', 'NaN', '9'.repeat(16)),
    );
    const tokens = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(part, { maxLength: 7 }).map((parts) => parts.join('.')),
    );
    fc.assert(
      fc.property(tokens, (token) => checkToken(token, after(MINIMUM_MS)).kind === 'invalid'),
      { seed: 7, numRuns: 1_000 },
    );
  });
});

describe('the two numbers', () => {
  const counts = new Map<string, number>();
  const questions = Array.from({ length: 10_000 }, (_, index) => fresh({}, index));
  for (const { a, b } of questions) counts.set(`${a},${b}`, (counts.get(`${a},${b}`) ?? 0) + 1);

  it('go from one to ten', () => {
    for (const { a, b } of questions)
      for (const operand of [a, b])
        expect(operand).to.be.within(1, OPERAND_MAX).and.satisfy(Number.isInteger);
  });

  it('come evenly, each pair as often as any other', () => {
    const expected = questions.length / OPERAND_MAX ** 2;
    expect(counts.size).to.equal(OPERAND_MAX ** 2);
    const chiSquare = [...counts.values()].reduce(
      (sum, count) => sum + (count - expected) ** 2 / expected,
      0,
    );
    // 99 degrees of freedom: one fair draw in a thousand goes beyond 148.2.
    expect(chiSquare).to.be.lessThan(148.2);
  });

  it('differ between two installations for the same nonce', () => {
    const drawn = Array.from({ length: 50 }, (_, index) => {
      const [mine, theirs] = [fresh({}, index), fresh({ keys: ['another key'] }, index)];
      return mine.a === theirs.a && mine.b === theirs.b;
    });
    expect(drawn.filter(Boolean).length).to.be.lessThan(10);
  });
});

describe('the posted answer', () => {
  it('is read with its token', () => {
    expect(readAnswer(toInput({ captcha: ' 11 ', 'captcha-token': 't' }))).to.deep.equal({
      token: 't',
      answer: ' 11 ',
    });
  });

  for (const body of [
    undefined,
    null,
    'x',
    {},
    { captcha: ['1', '2'], 'captcha-token': ['a', 'b'] },
    { captcha: { a: 1 } },
  ])
    it(`is empty, hence wrong, in ${inspect(body)}`, () => {
      expect(readAnswer(toInput(body))).to.deep.equal({ token: '', answer: '' });
    });

  it('has words for each of its problems, which lead to its field', () => {
    const words = (problem: Parameters<typeof captchaError>[0]): string =>
      captchaError(problem, { a: 7, b: 4 }).message(messagesFor('fr'));
    expect(captchaError('wrong', { a: 7, b: 4 })).to.include({ name: 'captcha', field: 'captcha' });
    expect(words('missing')).to.equal('Répondez à la question\u00a0: combien font sept plus quatre\u202f?');
    expect(words('wrong')).to.equal(
      'La réponse ne correspond pas à la question. Voici une nouvelle question\u00a0: combien font sept plus quatre\u202f? Vos mots sont conservés.',
    );
    expect(words('expired')).to.equal('La question a expiré. En voici une autre');
    expect(words('used')).to.equal('Cette question a déjà servi. En voici une autre');
    expect(words('too-fast')).to.equal('Votre envoi est parti très vite. Envoyez-le de nouveau');
    expect(words('invalid')).to.include('En voici une autre');
  });

  it('answers a label that says the sum in words and in digits', () => {
    const label = (lang: 'fr' | 'en'): string => messagesFor(lang).comments.captcha.question(7, 4);
    expect(label('fr')).to.equal('Combien font sept plus quatre\u202f? (7 + 4)');
    expect(label('en')).to.equal('What is seven plus four? (7 + 4)');
  });
});

/** A question of its own, from a nonce that the seed decides. */
function fresh(change: Partial<Asking> = {}, seed = 0): Question {
  const random = (bytes: number): Buffer =>
    createHash('sha256').update(`seed ${seed}`).digest().subarray(0, bytes);
  return freshQuestion({ ...ASKING, ...change, client: 'a client', random });
}

function after(ms: number): Asking {
  return { ...ASKING, now: NOON + ms };
}

function valid(checked: CheckedToken): Challenge {
  if (checked.kind !== 'valid') throw new Error(`expected a valid token, not ${checked.kind}`);
  return checked;
}
