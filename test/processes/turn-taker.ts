import { setTimeout } from 'node:timers/promises';
import { askThrough } from '../../src/processes/channel.ts';
import { turnsThrough } from '../../src/processes/messages.ts';

/** A process that takes a turn, says so, and gives it back when it is told to; told otherwise, it leaves the line. */
const line = { name: 'test', atOnce: 2, waiting: 2 };
const leaving = new AbortController();
process.once('SIGHUP', () => {
  leaving.abort();
});
const giveBack = await turnsThrough(askThrough(process))(line, leaving.signal);
process.once('SIGUSR2', () => {
  giveBack?.();
  void setTimeout(50).then(() => {
    process.disconnect();
  });
});
process.stdout.write(giveBack === undefined ? 'refused\n' : 'mine\n');
