import type { Config } from '../config.ts';
import type { Db } from '../db/database.ts';
import { countReminders } from '../follow-up/reminder-store.ts';
import { missingDuties } from '../identity/duties.ts';
import { toldIn } from '../identity/store.ts';
import { countAlarming } from '../mail/measure-store.ts';
import { countSubscriptions } from '../mail/subscription-store.ts';
import { listWithoutSecondFactor } from '../moderators/account-store.ts';
import { countLinks } from '../strategies/link-list-store.ts';
import { checkSecondFactors } from './account-checks.ts';
import { checkHeartbeat, clockNamed } from './clock-checks.ts';
import type { Looked } from './finding.ts';
import { findHeartbeat } from './heartbeat-store.ts';
import { checkGivenUp } from './mail-checks.ts';
import { checkMailSecret } from './self-check.ts';
import { checkDuties } from './setting-checks.ts';

interface Inside {
  readonly links: number;
  readonly heartbeat: number | undefined;
  readonly looked: readonly Looked[];
}

/** What the doctor finds in the tables of a database of this version, on either engine. */
export async function lookInside(db: Db, config: Config, now: number): Promise<Inside> {
  const heartbeat = await findHeartbeat(db);
  const names = await listWithoutSecondFactor(db);
  const mailed = (await countSubscriptions(db)) + (await countReminders(db));
  return {
    links: await countLinks(db),
    heartbeat,
    looked: [
      ...checkDuties(config, missingDuties(await toldIn({ db, config }))),
      ...(config.databaseUrl === undefined ? checkMailSecret(config.dataDir, mailed) : []),
      ...checkGivenUp(await countAlarming(db, config.mail?.moderator ?? '')),
      ...checkHeartbeat(now, heartbeat, clockNamed(config)),
      ...checkSecondFactors(names),
    ],
  };
}
