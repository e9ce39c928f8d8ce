import type { Server } from 'node:http';
import { AggregatorRegistry, Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { MetricObjectWithValues, MetricValue } from 'prom-client';
import type { OpenDatabase, QueryWatch } from '../db/database.ts';
import type { Measures } from './measure-store.ts';
import { measureConnections, serverGaugesIn } from './server-metrics.ts';
import type { MeasuredServer } from './server-metrics.ts';
import { isBusy } from '../db/engine.ts';
import { routeName } from '../addresses/match.ts';
import { withoutPrefix } from '../addresses/prefix.ts';

export interface Metrics {
  readonly watchServer: (server: Server) => void;
  readonly watchQuery: QueryWatch;
  /** Of a database that others use as well. */
  readonly watchConnections: (count: OpenDatabase['countConnections']) => void;
  readonly collect: () => Promise<ProcessMeasures['measures']>;
  readonly describe: (standing: MeasuredStanding, workers: readonly ProcessMeasures[]) => Promise<string>;
  readonly contentType: string;
}

export interface MeasuredStanding extends Measures {
  readonly backupAge: number | undefined;
  readonly purgeAge: number | undefined;
  readonly freeBytes: number | undefined;
  readonly databaseBytes: number;
  readonly leads: boolean;
  /** Undefined where the rows are a file of this machine. */
  readonly server: MeasuredServer | undefined;
}

export interface ProcessMeasures {
  readonly process: string;
  readonly measures: readonly MetricObjectWithValues<MetricValue<string>>[];
}

const ANSWER_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const DATABASE_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);
const WRITES = /^(?:commit|insert|update|delete)\b/i;
/** For the turn to write, where one writes at a time; for a connection, where they are few. */
const WAITS: ReadonlySet<string> = new Set(['begin', 'connect']);
const WAIT_HELP = 'How long writers waited for their turn, or anybody for a connection to PostgreSQL';
const WRITE_HELP = 'How long writing took: to the disk, or until a standby of PostgreSQL had it';
const SECOND_MS = 1000;

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  let setGauges: ((standing: MeasuredStanding) => void) | undefined;
  const collect = () => registry.getMetricsAsJSON();
  return {
    watchServer: serverWatch(registry),
    watchQuery: queryWatch(registry),
    watchConnections: (count) => {
      if (count !== undefined) measureConnections(registry, count);
    },
    collect,
    async describe(standing, workers) {
      setGauges ??= gaugesIn(registry);
      setGauges(standing);
      if (workers.length === 0) return registry.metrics();
      return together([{ process: 'first', measures: await collect() }, ...workers]).metrics();
    },
    contentType: registry.contentType,
  };
}

/** Not added up, so that a counter restarted with a new worker, or one slow worker, stays visible. */
function together(processes: readonly ProcessMeasures[]): Registry {
  return AggregatorRegistry.aggregate(
    processes.map(({ process, measures }) =>
      measures.map((measure) => ({
        ...measure,
        aggregator: 'sum',
        values: measure.values.map((value) => ({ ...value, labels: { ...value.labels, process } })),
      })),
    ),
  );
}

function serverWatch(registry: Registry): (server: Server) => void {
  const answers = new Histogram({
    name: 'wheel_answer_seconds',
    help: 'Answers, by the name of the page, the method and the status, and how long they took',
    labelNames: ['route', 'method', 'status'],
    buckets: ANSWER_SECONDS,
    registers: [registry],
  });
  const unanswered = new Counter({
    name: 'wheel_unanswered_total',
    help: 'Requests whose connection ended before their answer',
    registers: [registry],
  });
  return (server) => {
    measureVisitors(registry, server);
    server.prependListener('request', (req, res) => {
      const route = routeName(withoutPrefix(req.url ?? '') ?? req.url ?? '');
      const method = METHODS.has(req.method ?? '') ? (req.method ?? '') : 'other';
      const begun = performance.now();
      res.once('close', () => {
        if (!res.writableFinished) unanswered.inc();
        else
          answers.observe({ route, method, status: res.statusCode }, (performance.now() - begun) / SECOND_MS);
      });
    });
  };
}

function measureVisitors(registry: Registry, server: Server): void {
  const connections = new Gauge({
    name: 'wheel_connections',
    help: 'Open connections to the site',
    registers: [registry],
    collect: async () => {
      connections.set(await countConnections(server));
    },
  });
}

function countConnections(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.getConnections((error, count) => {
      if (error === null) resolve(count);
      else reject(error);
    });
  });
}

function queryWatch(registry: Registry): QueryWatch {
  const histogram = (name: string, help: string) =>
    new Histogram({ name, help, buckets: DATABASE_SECONDS, registers: [registry] });
  const waits = histogram('wheel_database_wait_seconds', WAIT_HELP);
  const writes = histogram('wheel_database_write_seconds', WRITE_HELP);
  const busy = new Counter({
    name: 'wheel_database_busy_total',
    help: 'Statements refused because the database was busy, full or unreadable',
    registers: [registry],
  });
  return ({ sql, ms, error }) => {
    if (isBusy(error)) busy.inc();
    if (WAITS.has(sql)) waits.observe(ms / SECOND_MS);
    else if (WRITES.test(sql)) writes.observe(ms / SECOND_MS);
  };
}

function gaugesIn(registry: Registry): (standing: MeasuredStanding) => void {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const plain: readonly (readonly [Gauge, (standing: MeasuredStanding) => number | undefined])[] = [
    [gauge('wheel_comments_pending', 'Comments that wait for a moderator'), (s) => s.pendingComments],
    [gauge('wheel_reports_open', 'Reports that wait for a moderator'), (s) => s.openReports],
    [gauge('wheel_mails_waiting', 'Mails that have not left yet'), (s) => s.mailsWaiting],
    [gauge('wheel_mails_failed', 'Mails that were given up'), (s) => s.mailsFailed],
    [gauge('wheel_mails_repeated', 'Mails that may have left twice, last days'), (s) => s.mailsRepeated],
    [gauge('wheel_sign_in_attempts', 'Attempts to sign in, last 15 minutes'), (s) => s.signIns],
    [
      gauge('wheel_backup_age_seconds', 'Since the newest backup in BACKUP_DIR; NaN without one'),
      (s) => s.backupAge,
    ],
    [gauge('wheel_purge_age_seconds', 'Since the last purge; NaN before the first'), (s) => s.purgeAge],
    [gauge('wheel_disk_free_bytes', 'Room left where the database lies'), (s) => s.freeBytes],
    [gauge('wheel_database_bytes', 'Size of the database'), (s) => s.databaseBytes],
    [gauge('wheel_leads', '1 where this machine does what is done once for the site'), (s) => +s.leads],
  ];
  const questions = new Gauge({
    name: 'wheel_question_outcomes',
    help: 'Outcomes of the arithmetic question, since the first day',
    labelNames: ['outcome'],
    registers: [registry],
  });
  let setServer: ((server: MeasuredServer) => void) | undefined;
  return (standing) => {
    if (standing.server !== undefined) {
      setServer ??= serverGaugesIn(registry);
      setServer(standing.server);
    }
    for (const [each, valueOf] of plain) each.set(valueOf(standing) ?? NaN);
    for (const { outcome, count } of standing.questions) questions.set({ outcome }, count);
  };
}
