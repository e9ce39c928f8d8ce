import { makeBackup } from './backup.ts';
import type { BackupJob } from './backup-place.ts';

/** In a process of its own, as proving a copy keeps a processor busy. */
const job = JSON.parse(process.argv[2] ?? '') as BackupJob;
process.send?.(await makeBackup(job));
process.disconnect();
