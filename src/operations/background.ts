import type { Outside } from '../deps.ts';
import { tellingReporters } from '../comments/report-letter-store.ts';
import { mailRegularly } from '../mail/loop.ts';
import { openTransport } from '../mail/transport.ts';
import type { Leaving } from '../mail/transport.ts';
import { takeSnapshotsRegularly } from './snapshot-loop.ts';
import { backUpDaily } from './backup-loop.ts';
import { checkpointWhenIdle } from './checkpoint-loop.ts';
import { checkFiles } from './file-checks.ts';
import { serveMetrics } from './metrics-server.ts';
import type { Metrics, ProcessMeasures } from './metrics.ts';
import type { Pulse } from './pulse.ts';
import { lookRegularly } from './site-clock.ts';
import type { SiteClock } from './site-clock.ts';
import { watchRegularly } from './watch.ts';
import { findWriter } from './writer.ts';
import { preparingOwnerMail, tellOwner } from '../moderation/owner-mail-store.ts';
import { tellOwnerOfReports } from '../moderation/report-notice-store.ts';
import { purgeRegularly } from './purge.ts';
import { preparingAccountLetters } from '../accounts/letter-store.ts';
import { answerResetRequests } from '../accounts/new-password-store.ts';
import { preparingReminders, queueReminders } from '../follow-up/letter-store.ts';
import { answerRequests, fillingLinks } from '../links/letter-store.ts';

/** Runs in the first process alone; resolves to what ends it all. */
export async function workBesides(
  outside: Outside,
  siteClock: SiteClock,
  measures: () => Promise<readonly ProcessMeasures[]>,
  pulse: Pulse,
  metrics?: Metrics,
): Promise<() => Promise<void>> {
  const { config, db, clock, log } = outside;
  const isHeld = () => siteClock.isHeld();
  const fileFaults = checkFiles(outside).length;
  const watched = { config, db, clock, isHeld, log, pulse, fileFaults };
  const measuring =
    metrics && config.metricsPort !== undefined
      ? await serveMetrics(metrics, { ...watched, measures }, config.metricsPort)
      : undefined;
  const done = (at: number) => (pulse.lastPurge = at);
  const tellReporters = tellingReporters(outside);
  const purging = purgeRegularly({ db, clock: siteClock, log, done, tellReporters });
  const watching = watchRegularly(watched);
  if (isHeld()) watching.run();
  const stopLooking = lookRegularly(siteClock, log, (isNowHeld) => {
    if (!isNowHeld) purging.run();
    watching.run();
  });
  const stopTakingSnapshots = takeSnapshotsRegularly(db, siteClock.now, log);
  const tried = (isMade: boolean) => (pulse.backupFailed = !isMade);
  const stopBackingUp = backUpDaily({ ...outside, isHeld, tried });
  const stopCheckpoints = checkpointWhenIdle({ dataDir: config.dataDir, log });
  const stopMailing = startMailing(outside, isHeld);
  return async () => {
    measuring?.close();
    stopLooking();
    purging.stop();
    watching.stop();
    stopTakingSnapshots();
    await Promise.all([stopBackingUp(), stopCheckpoints(), stopMailing()]);
  };
}

function startMailing(outside: Outside, isHeld: () => boolean): () => Promise<void> {
  const { config, db, clock, log } = outside;
  if (config.mail === undefined) return () => Promise.resolve();
  const transport = fillingLinks(
    outside,
    openTransport(config.mail, async () => (await findWriter(outside)).site),
  );
  const queues = [
    () => tellOwner(outside),
    () => tellOwnerOfReports(outside),
    () => answerRequests(outside),
    () => answerResetRequests(outside),
    () => queueReminders(outside, isHeld),
  ];
  const preparing = [
    preparingReminders(outside),
    preparingAccountLetters(outside),
    preparingOwnerMail(outside),
  ];
  const prepare = async (mail: Leaving) => {
    let leaving: Leaving | undefined = mail;
    for (const each of preparing) leaving = leaving && (await each(leaving));
    return leaving;
  };
  return mailRegularly({ db, transport, clock, log, queues, prepare });
}
