import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { answerWithin } from '../../src/db/postgres/answer.ts';
import { ConnectionLost } from '../../src/db/postgres/errors.ts';

const LIMIT_MS = 5;
const STILL_MS = 100;

describe('an answer of the database', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'wheel-answer-'))));
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** As where a machine is held up, or busy with something else. */
  const standStill = (until: () => boolean) => {
    const begun = performance.now();
    while (!until() || performance.now() - begun < STILL_MS);
  };

  it('that came while this process stood still is read, however late that is', async () => {
    const file = join(folder, 'question');
    writeFileSync(file, '');
    const answered = answerWithin(LIMIT_MS, unlink(file));
    standStill(() => !existsSync(file));
    await answered;
  });

  it('that never comes is given up', async () => {
    const never = Promise.withResolvers<never>();
    const answered = answerWithin(LIMIT_MS, never.promise).catch((error: unknown) => error);
    expect(await answered).to.be.instanceOf(ConnectionLost);
  });
});
