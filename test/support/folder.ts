import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const IN_MEMORY = '/dev/shm';
/** A site that has less warns of it, and some containers give it 64 MB. */
const ROOM_BYTES = 4 * 1024 ** 3;

/** Where the databases of tests lie: in memory, as a disk is waited for at each commit; on disk, where memory has no room. */
export const FAST_FOLDER = hasRoom(IN_MEMORY) ? IN_MEMORY : tmpdir();

const made: string[] = [];
process.once('exit', () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A folder of its own, which goes with all that is in it when the process ends, if the test has not removed it before. */
export function freshFolder(name: string, place = tmpdir()): string {
  const folder = mkdtempSync(join(place, `wheel-${name}-`));
  made.push(folder);
  return folder;
}

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= ROOM_BYTES;
}
