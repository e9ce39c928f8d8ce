import { configFromEnvironment } from '../config.ts';
import { createMetrics } from '../operations/metrics.ts';
import { findHeartbeat } from '../operations/heartbeat-store.ts';
import { followTimeZone } from '../identity/store.ts';
import { lookRegularly, SiteClock } from '../operations/site-clock.ts';
import { createLog, openOutput } from '../web/request-log/request-log.ts';
import { answerThrough, askThrough } from './channel.ts';
import { answerHere } from './listener.ts';
import type { Answering } from './listener.ts';
import { outsideOf } from './outside.ts';
import { factsThrough, turnsThrough } from './messages.ts';
import type { AskPrimary, PrimarysQuestion } from './messages.ts';
import { openDatabase } from '../db/engine.ts';

/** Answers visitors beside other workers. The first process has checked and prepared everything. */
export async function work(): Promise<void> {
  const config = configFromEnvironment();
  const metrics = config.metricsPort === undefined ? undefined : createMetrics();
  // The next request of a visitor may reach another worker, which has to see what this one wrote.
  const watching = { watch: metrics?.watchQuery, othersEveryMs: 0, isChecked: true };
  const opened = await openDatabase(config, watching);
  metrics?.watchConnections(opened.countConnections);
  opened.serveVisitors();
  await followTimeZone(opened.db);
  const output = openOutput(process.pid);
  process.once('exit', output.flush);
  const log = createLog(config.logLevel, process.pid, output);
  const clock = await SiteClock.open(opened.db, await findHeartbeat(opened.db));
  const stopLooking = lookRegularly(clock, log);
  const outside = outsideOf(config, opened, log, clock.now);
  const ask: AskPrimary = askThrough(process);
  const shared = { takeTurn: turnsThrough(ask), tellFacts: factsThrough(ask) };
  const answering = answerHere({ ...outside, ...shared }, metrics);
  let stopping: Promise<void> | undefined;
  const finish = async (site: Answering) => {
    await site.stop();
    stopLooking();
    await opened.db.destroy();
    process.disconnect();
  };
  // May come twice: a supervisor may signal every process, and the first process asks as well.
  const stop = () => {
    stopping ??= answering.then(finish, () => undefined);
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, stop);
  answerThrough(process, async (question) => {
    if ((question as PrimarysQuestion) === 'measures') return metrics?.collect();
    stop();
    return undefined;
  });
  await answering;
}

export async function tellFailure(reason: string): Promise<void> {
  const ask: AskPrimary = askThrough(process);
  await ask({ kind: 'failed', reason });
  process.disconnect();
}
