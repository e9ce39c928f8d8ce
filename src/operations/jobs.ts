import type { Outside } from '../deps.ts';
import { tellingReporters } from '../comments/report-letter-store.ts';
import { mailRegularly } from '../mail/loop.ts';
import { openTransport } from '../mail/transport.ts';
import type { Leaving } from '../mail/transport.ts';
import { takeSnapshotsRegularly } from './snapshot-loop.ts';
import { backUpDaily } from './backup-loop.ts';
import { checkpointWhenIdle } from './checkpoint-loop.ts';
import type { Pulse } from './pulse.ts';
import type { SiteClock } from './site-clock.ts';
import { tidyRegularly } from './tidy-loop.ts';
import { findWriter } from './writer.ts';
import { preparingOwnerMail, tellOwner } from '../moderation/owner-mail-store.ts';
import { tellOwnerOfReports } from '../moderation/report-notice-store.ts';
import { purgeRegularly } from './purge.ts';
import { preparingAccountLetters } from '../accounts/letter-store.ts';
import { answerResetRequests } from '../accounts/new-password-store.ts';
import { preparingReminders, queueReminders } from '../follow-up/letter-store.ts';
import { answerRequests, fillingLinks } from '../links/letter-store.ts';

export interface Jobs {
  /** Erases what is due now, rather than within the hour. */
  readonly purge: () => void;
  readonly stop: () => Promise<void>;
}

/**
 * What is done once for the whole site. For a moment two processes may do it, as one takes over from another that does not know
 * yet: each act claims its row, or decides and writes in one transaction.
 */
export function beginJobs(outside: Outside, siteClock: SiteClock, pulse: Pulse): Jobs {
  const { config, db, log } = outside;
  const isHeld = () => siteClock.isHeld();
  const done = (at: number) => (pulse.lastPurge = at);
  const tellReporters = tellingReporters(outside);
  const purging = purgeRegularly({ db, clock: siteClock, log, done, tellReporters });
  const stopTakingSnapshots = takeSnapshotsRegularly(db, siteClock.now, log);
  const stopTidying = tidyRegularly(db, log);
  const tried = (isMade: boolean) => (pulse.backupFailed = !isMade);
  const stopBackingUp = backUpDaily({ ...outside, isHeld, tried });
  const stopCheckpoints = checkpointWhenIdle({ ...config, log });
  const stopMailing = startMailing(outside, isHeld);
  return {
    purge: purging.run,
    async stop() {
      purging.stop();
      stopTakingSnapshots();
      stopTidying();
      await Promise.all([stopBackingUp(), stopCheckpoints(), stopMailing()]);
    },
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
