import cluster from 'node:cluster';
import type { Worker } from 'node:cluster';
import { setTimeout } from 'node:timers/promises';
import type { ProcessMeasures } from '../operations/metrics.ts';
import type { Logger } from '../web/request-log/request-log.ts';
import { askThrough } from './channel.ts';
import { STOP_TIMEOUT_MS } from './listener.ts';
import type { Answering } from './listener.ts';
import type { TellFacts } from '../owner/facts.ts';
import { answerWorkers } from './messages.ts';
import type { AskWorker } from './messages.ts';

/** A worker that does not end by itself is killed after its own time to stop, and a little more. */
const END_TIMEOUT_MS = STOP_TIMEOUT_MS + 2_000;
const MEASURES_TIMEOUT_MS = 1_000;
/** So many faults in so short a time are no accident, and new workers would only hide it. */
const MOST_FAULTS = 10;
const FAULTS_WINDOW_MS = 60_000;

interface Running {
  readonly worker: Worker;
  readonly ask: AskWorker;
}

interface Ended {
  readonly place: number;
  readonly pid: number | undefined;
  readonly code: number | null;
  readonly signal: string | null;
  readonly problem: string | undefined;
}

/** Resolves once all workers listen, and rejects when one cannot. One that ends later is replaced, until too many fail. */
export async function answerByWorkers(count: number, log: Logger, tellFacts: TellFacts): Promise<Answering> {
  // JSON cannot carry every number that a measure can be (NaN, Infinity).
  cluster.setupPrimary({ serialization: 'advanced' });
  const running = new Map<number, Running>();
  const serve = answerWorkers(tellFacts);
  let heed: (ended: Ended) => void = () => undefined;

  const begin = (place: number): Promise<void> => {
    const worker = cluster.fork();
    let problem: string | undefined;
    running.set(place, { worker, ask: askThrough(worker) });
    serve(worker, (reason) => (problem = reason));
    worker.once('exit', (code: number | null, signal: string | null) => {
      running.delete(place);
      heed({ place, pid: worker.process.pid, code, signal, problem });
    });
    return new Promise((resolve) => {
      worker.once('listening', () => {
        resolve();
      });
    });
  };
  const stop = async () => {
    heed = () => undefined;
    await Promise.all([...running.values()].map(end));
  };

  const failed = new Promise<never>((_, reject) => {
    heed = ({ problem }) => {
      reject(new Error(problem ?? 'a worker ended before the site had started'));
    };
  });
  try {
    await Promise.race([failed, Promise.all(Array.from({ length: count }, (_, index) => begin(index + 1)))]);
  } catch (error) {
    await stop();
    throw error;
  }
  const givenUp = new Promise<string>((giveUp) => {
    heed = replacing(log, (place) => void begin(place), giveUp);
  });
  return { stop, measures: () => measuresOf(running), givenUp };
}

function replacing(
  log: Logger,
  begin: (place: number) => void,
  giveUp: (reason: string) => void,
): (ended: Ended) => void {
  let faults: readonly number[] = [];
  return ({ place, pid, code, signal, problem }) => {
    const isFault = code !== 0;
    log[isFault ? 'error' : 'info']({ worker: pid, code, signal, problem }, 'a worker ended');
    const now = performance.now();
    if (isFault) faults = [...faults, now].filter((at) => at > now - FAULTS_WINDOW_MS);
    if (faults.length < MOST_FAULTS) begin(place);
    else giveUp(`${faults.length} workers failed within a minute: look above for what they said`);
  };
}

function end({ worker, ask }: Running): Promise<void> {
  const impatience = new AbortController();
  void setTimeout(END_TIMEOUT_MS, undefined, { signal: impatience.signal }).then(
    () => worker.process.kill('SIGKILL'),
    () => undefined,
  );
  return new Promise((resolve) => {
    worker.once('exit', () => {
      impatience.abort();
      resolve();
    });
    void ask('stop');
  });
}

async function measuresOf(running: ReadonlyMap<number, Running>): Promise<readonly ProcessMeasures[]> {
  const asked = [...running].map(async ([place, { ask }]) => {
    const measures = await Promise.race([ask('measures'), setTimeout(MEASURES_TIMEOUT_MS)]);
    return { process: String(place), measures: measures as ProcessMeasures['measures'] | undefined };
  });
  const answers = await Promise.all(asked);
  return answers.flatMap(({ process, measures }) => (measures === undefined ? [] : { process, measures }));
}
