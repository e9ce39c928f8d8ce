import type { Logger } from '../web/request-log/request-log.ts';
import { sendDue } from './sender.ts';
import type { Sending } from './sender.ts';

const ROUND_MS = 15_000;
/** At a stop, a mail under way has this long to leave. */
const STOP_PATIENCE_MS = 5_000;

interface Mailing extends Pick<Sending, 'db' | 'transport' | 'clock' | 'prepare'> {
  readonly log: Logger;
  readonly queues: readonly (() => Promise<unknown>)[];
}

/**
 * Queues and sends what is due, now and every 15 seconds, until the returned function is called; that
 * one resolves once no mail is under way. Trouble is logged, never thrown.
 */
export function mailRegularly(mailing: Mailing): () => Promise<void> {
  const [stopped, aborted] = [new AbortController(), new AbortController()];
  const sending = { ...mailing, stopped: stopped.signal, aborted: aborted.signal };
  const underWay = new Set<Promise<void>>();
  let round: Promise<void> | undefined;
  const run = () => {
    round ??= mailOnce(mailing, () => sendDue(sending, underWay)).finally(() => (round = undefined));
  };
  run();
  const timer = setInterval(run, ROUND_MS);
  return async () => {
    clearInterval(timer);
    stopped.abort();
    const patience = setTimeout(() => {
      aborted.abort();
    }, STOP_PATIENCE_MS);
    await round;
    await Promise.all(underWay);
    clearTimeout(patience);
  };
}

async function mailOnce({ queues, log }: Mailing, send: () => Promise<void>): Promise<void> {
  for (const act of [...queues, send]) {
    try {
      await act();
    } catch (error) {
      log.error({ error: String(error) }, 'mail round failed');
    }
  }
}
