import type { OpenDatabase } from '../db/database.ts';
import type { Outside } from '../deps.ts';
import { checkFiles } from './file-checks.ts';
import { beginJobs } from './jobs.ts';
import type { Jobs } from './jobs.ts';
import { serveMetrics } from './metrics-server.ts';
import type { Metrics, ProcessMeasures } from './metrics.ts';
import type { Pulse } from './pulse.ts';
import { lookRegularly } from './site-clock.ts';
import type { SiteClock } from './site-clock.ts';
import { watchRegularly } from './watch.ts';

interface Besides {
  readonly outside: Outside;
  readonly lead: OpenDatabase['lead'];
  readonly siteClock: SiteClock;
  readonly pulse: Pulse;
  readonly measures: () => Promise<readonly ProcessMeasures[]>;
  readonly metrics: Metrics | undefined;
}

/** What the first process of each machine does, and the jobs of the site while this machine leads; resolves to what ends it all. */
export async function workBesides(besides: Besides): Promise<() => Promise<void>> {
  const { outside, lead, siteClock, measures, pulse, metrics } = besides;
  const { config, db, clock, log } = outside;
  const isHeld = () => siteClock.isHeld();
  const fileFaults = checkFiles(outside).length;
  const watched = { config, db, clock, isHeld, log, pulse, fileFaults };
  const measuring =
    metrics && config.metricsPort !== undefined
      ? await serveMetrics(metrics, { ...watched, measures }, config.metricsPort)
      : undefined;
  const watching = watchRegularly(watched);
  if (isHeld()) watching.run();
  const leading = leadWhenAsked(besides);
  const stopLooking = lookRegularly(siteClock, log, (isNowHeld) => {
    if (!isNowHeld) leading.purge();
    watching.run();
  });
  const resign = lead(leading.changed);
  return async () => {
    measuring?.close();
    stopLooking();
    watching.stop();
    await leading.stop();
    await resign();
  };
}

function leadWhenAsked({ outside, siteClock, pulse }: Besides) {
  const { log, clock } = outside;
  let jobs: Jobs | undefined;
  let isStopped = false;
  const end = async () => {
    const ended = jobs;
    jobs = undefined;
    pulse.leadsSince = undefined;
    await ended?.stop();
  };
  const begin = () => {
    pulse.leadsSince = clock();
    pulse.lastPurge = undefined;
    jobs = beginJobs(outside, siteClock, pulse);
  };
  return {
    purge: () => jobs?.purge(),
    async stop() {
      isStopped = true;
      await end();
    },
    changed: (leads: boolean) => {
      if (isStopped || leads === (jobs !== undefined)) return;
      if (outside.config.databaseUrl !== undefined)
        log.info({ leads }, leads ? 'this machine leads now' : 'this machine leads no more');
      if (leads) begin();
      else void end();
    },
  };
}
