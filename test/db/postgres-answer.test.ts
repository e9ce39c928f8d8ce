import { expect } from 'chai';
import { answerWithin } from '../../src/db/postgres/answer.ts';
import { ConnectionLost } from '../../src/db/postgres/errors.ts';
import { askAtStandstill } from '../support/standstill.ts';

const LIMIT_MS = 5;
const STILL_MS = 100;

describe('an answer of the database', () => {
  it('that came while this process stood still is read, however late that is', async () => {
    await askAtStandstill(STILL_MS, (answer) => answerWithin(LIMIT_MS, answer));
  });

  it('that never comes is given up', async () => {
    const { promise: never } = Promise.withResolvers<never>();
    const answered = answerWithin(LIMIT_MS, never).catch((error: unknown) => error);
    expect(await answered).to.be.instanceOf(ConnectionLost);
  });
});
