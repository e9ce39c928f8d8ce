import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'chai';
import { answerWorkers } from '../../src/processes/messages.ts';
import { until } from '../support/workers.ts';

describe('turns that processes take', function () {
  this.timeout(300_000);
  const serve = answerWorkers();
  let takers: { readonly child: ChildProcess; said: string }[];
  beforeEach(() => (takers = []));
  afterEach(() => {
    for (const { child } of takers) child.kill('SIGKILL');
  });

  /** Starts a process that takes a turn; resolves once it has asked for it. */
  async function take(): Promise<{ readonly child: ChildProcess; said: string }> {
    const child = fork(join(import.meta.dirname, 'turn-taker.ts'), {
      silent: true,
      serialization: 'advanced',
    });
    const taker = { child, said: '' };
    takers.push(taker);
    child.stdout?.on('data', (chunk: Buffer) => (taker.said += chunk.toString()));
    const asked = new Promise((resolve) => child.once('message', resolve));
    serve(child, (reason) => expect.fail(reason));
    await asked;
    return taker;
  }

  it('are two at once and two waiting, among all of them; who ends gives its turn back', async () => {
    const [one, two, three, four, five] = [
      await take(),
      await take(),
      await take(),
      await take(),
      await take(),
    ];
    await until(() => [one, two, five].every(({ said }) => said !== ''));
    expect([one, two, three, four, five].map(({ said }) => said)).to.deep.equal([
      'mine\n',
      'mine\n',
      '',
      '',
      'refused\n',
    ]);
    one.child.kill('SIGKILL');
    await until(() => three.said === 'mine\n');
    expect(four.said).to.equal('');
    two.child.kill('SIGUSR2');
    await until(() => four.said === 'mine\n');
  });

  it('are another’s as soon as one who waits has left, whether alive or not', async () => {
    const [one, , three, four] = [await take(), await take(), await take(), await take()];
    three.child.kill('SIGHUP');
    await until(() => three.said === 'refused\n');
    const five = await take();
    four.child.kill('SIGKILL');
    await until(() => !four.child.connected);
    const six = await take();
    one.child.kill('SIGUSR2');
    await until(() => five.said === 'mine\n');
    expect(six.said, 'waits in the place of the one that ended').to.equal('');
  });
});
