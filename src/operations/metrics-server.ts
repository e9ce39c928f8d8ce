import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { Config } from '../config.ts';
import type { Db } from '../db/database.ts';
import type { Logger } from '../web/request-log/request-log.ts';
import { copyKindOf } from './backup-files.ts';
import { listBackups } from './backup-place.ts';
import { roomLeft } from './folder-checks.ts';
import { readMeasures } from './measure-store.ts';
import type { MeasuredStanding, Metrics, ProcessMeasures } from './metrics.ts';
import type { Pulse } from './pulse.ts';
import { measureServer } from './server-metrics.ts';
import { bytesOf } from './database-bytes.ts';
import { METRICS } from '../addresses/pages.ts';

const LOOPBACK = '127.0.0.1';
const SECOND_MS = 1000;

interface Measured {
  readonly config: Config;
  readonly db: Db;
  readonly clock: () => number;
  readonly log: Logger;
  readonly pulse: Pulse;
  readonly measures: () => Promise<readonly ProcessMeasures[]>;
}

export async function serveMetrics(metrics: Metrics, measured: Measured, port: number): Promise<Server> {
  const server = createServer((req, res) => {
    // Who asks every few seconds on a kept connection would hold the process when the site stops.
    res.setHeader('Connection', 'close');
    if (req.method !== 'GET' || req.url !== METRICS) send(res, 404, 'not found\n');
    else
      answer(metrics, measured, res).catch((error: unknown) => {
        measured.log.error({ error: String(error) }, 'measures failed');
        send(res, 503, 'not now\n');
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, LOOPBACK, resolve);
  });
  return server;
}

async function answer(metrics: Metrics, measured: Measured, res: ServerResponse): Promise<void> {
  const text = await metrics.describe(await standingOf(measured), await measured.measures());
  res.setHeader('Content-Type', metrics.contentType);
  send(res, 200, text);
}

function send(res: ServerResponse, status: number, text: string): void {
  res.statusCode = status;
  res.end(text);
}

async function standingOf({ config, db, clock, pulse }: Measured): Promise<MeasuredStanding> {
  const now = clock();
  const age = (at: number | undefined) => (at === undefined ? undefined : (now - at) / SECOND_MS);
  return {
    ...(await readMeasures(db, now)),
    backupAge: age(listBackups(config.backupDir, copyKindOf(config))[0]?.madeAt),
    purgeAge: age(pulse.lastPurge),
    freeBytes: roomLeft(config),
    databaseBytes: await bytesOf(config, db),
    leads: pulse.leadsSince !== undefined,
    server: config.databaseUrl === undefined ? undefined : await measureServer(db),
  };
}
