import cluster from 'node:cluster';
import { randomBytes } from 'node:crypto';
import { ArticleError } from './articles/article.ts';
import { MethodError, sayFault } from './method/fault.ts';
import { addFirstModerator } from './commands/accounts.ts';
import { workBesides } from './operations/background.ts';
import { ConfigError, configFromEnvironment } from './config.ts';
import type { Config } from './config.ts';
import { commandLine } from './config/command-line.ts';
import { DatabaseError } from './db/database.ts';
import type { Db } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { newPulse } from './operations/pulse.ts';
import { checkRunsAsRoot } from './operations/root-checks.ts';
import { siteFacts } from './operations/site-facts.ts';
import { checkApart } from './operations/clock-checks.ts';
import { aheadOf } from './operations/shared-clock.ts';
import { checkFiles } from './operations/file-checks.ts';
import { fixFeedIds } from './identity/feed-id-store.ts';
import { openSiteClock } from './operations/last-run.ts';
import { createMetrics } from './operations/metrics.ts';
import {
  checkInside,
  checkLinkPrint,
  checkOutside,
  logWarnings,
  refuseIfNeeded,
} from './operations/self-check.ts';
import { followTimeZone } from './identity/store.ts';
import { answerHere } from './processes/listener.ts';
import type { Answering } from './processes/listener.ts';
import { outsideOf } from './processes/outside.ts';
import { tellFailure, work } from './processes/worker.ts';
import { answerByWorkers } from './processes/workers.ts';
import { countStrategies } from './strategies/count-store.ts';
import { createLog, openOutput } from './web/request-log/request-log.ts';
import type { Logger } from './web/request-log/request-log.ts';
import { openDatabase } from './db/engine.ts';
import { pathTo } from './addresses/links.ts';
import { missingDuties } from './identity/duties.ts';
import { identityIn } from './identity/store.ts';
import { checkServer } from './operations/server-checks.ts';
import { checkDuties } from './operations/setting-checks.ts';
import { nameOf } from './operations/open.ts';
import { loadSecrets } from './secrets.ts';

try {
  await (cluster.isWorker ? work() : start());
} catch (error) {
  process.exitCode = 1;
  if (cluster.isWorker) await tellFailure(reasonOf(error));
  else sayWhy(reasonOf(error));
}

async function start(): Promise<void> {
  const config = configFromEnvironment();
  const findings = [...checkOutside(config, Date.now()), ...checkRunsAsRoot()];
  refuseIfNeeded(findings);
  const metrics = config.metricsPort === undefined ? undefined : createMetrics();
  const opened = await openDatabase(config, { watch: metrics?.watchQuery });
  const { db } = opened;
  metrics?.watchConnections(opened.countConnections);
  let answering: Answering | undefined;
  let unlock: () => void = () => undefined;
  try {
    if (config.databaseUrl !== undefined) refuseIfNeeded(await checkServer(opened));
    unlock = opened.lockSite();
    await migrate(db);
    opened.serveVisitors();
    await followTimeZone(db);
    const clock = await openSiteClock(db, config.backupDir);
    await clock.beat();
    await fixFeedIds({ db, config }, { clock: clock.now, random: randomBytes });
    findings.push(...(await checkInside(db, config, clock.wall())));
    findings.push(...checkApart(await aheadOf(db, Date.now)));
    findings.push(...checkDuties(config, missingDuties(await identityIn({ db, config }))));
    refuseIfNeeded(findings);
    refuseIfNeeded(await checkLinkPrint(db, config, loadSecrets(config)));
    const madeAccount = await makeFirstAccount(config, db, clock.now);
    const next = await nextStep(db);
    const isAlone = config.workers === 1;
    const pid = isAlone ? undefined : process.pid;
    const output = openOutput(pid);
    process.once('exit', output.flush);
    const log = createLog(config.logLevel, pid, output);
    const given = outsideOf(config, opened, log, clock.now);
    const pulse = newPulse(clock.now());
    const isHeld = () => clock.isHeld();
    const tellFacts = () => siteFacts({ ...given, files: given, wall: clock.wall, isHeld, pulse });
    const outside = { ...given, tellFacts };
    answering = await (isAlone
      ? answerHere(outside, metrics)
      : answerByWorkers(config.workers, log, tellFacts));
    const told = toldToStop(log);
    logWarnings([...findings, ...checkFiles(outside)], log);
    const stopWorking = await workBesides({
      ...{ outside, siteClock: clock, pulse, metrics },
      ...{ lead: opened.lead, measures: answering.measures },
    });
    stopWhenTold(told, answering, stopWorking, () => db.destroy().finally(unlock));
    output.write(`The Wheel is at ${config.baseUrl}${pathTo('home', 'fr', {})}\n`);
    output.write(`Data: ${nameOf(config)}. Stop with Ctrl+C.${next}\n`);
    if (madeAccount !== undefined) output.write(`${madeAccount}\n`);
  } catch (error) {
    await answering?.stop();
    await db.destroy();
    unlock();
    throw error;
  }
}

async function nextStep(db: Db): Promise<string> {
  return (await countStrategies(db)) > 0 ? '' : ` Next: ${commandLine('seed')} fills it with examples.`;
}

async function makeFirstAccount(
  { firstModerator }: Config,
  db: Db,
  clock: () => number,
): Promise<string | undefined> {
  try {
    return await addFirstModerator({ db, clock, random: randomBytes }, firstModerator);
  } catch (error) {
    throw new ConfigError(`the account of MODERATOR_NAME cannot be made: ${reasonOf(error)}`);
  }
}

/** Heard from the first answer on: it would cut that off while the rest of the site still begins. */
function toldToStop(log: Logger): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'])
      process.once(signal, () => {
        log.info({ signal }, 'stopping');
        resolve();
      });
  });
}

function stopWhenTold(
  told: Promise<void>,
  answering: Answering,
  stopWorking: () => Promise<void>,
  close: () => Promise<void>,
): void {
  const stop = () => void Promise.all([answering.stop(), stopWorking()]).finally(close);
  void told.then(stop);
  void answering.givenUp.then((reason) => {
    sayWhy(reason);
    process.exitCode = 1;
    stop();
  });
}

function sayWhy(reason: string): void {
  process.stderr.write(`strategy-wheel: ${reason}\n`);
}

function reasonOf(error: unknown): string {
  if (error instanceof ConfigError || error instanceof DatabaseError) return error.message;
  if (error instanceof MethodError) return error.faults.map(sayFault).join('\n');
  if (error instanceof ArticleError) return error.message;
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
