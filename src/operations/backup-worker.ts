import { parentPort, workerData } from 'node:worker_threads';
import { makeBackup } from './backup.ts';
import type { BackupJob } from './backup.ts';

/** The daily backup, off the thread that answers visitors: proving a copy keeps a processor busy. */
parentPort?.postMessage(await makeBackup(workerData as BackupJob));
