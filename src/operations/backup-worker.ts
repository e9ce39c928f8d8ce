import { makeBackup } from './backup.ts';
import type { BackupJob } from './backup.ts';

/** The daily backup, in a process of its own: proving a copy keeps a processor busy. */
const job = JSON.parse(process.argv[2] ?? '') as BackupJob;
process.send?.(await makeBackup(job));
process.disconnect();
