import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Finding } from './finding.ts';

const ROOT = 0;
const MAP = '/proc/self/uid_map';
/** Root here is root outside: there are no user namespaces, or they do not change it. */
const SAME = /^\s*0\s+0\s/;
const MEND =
  'give it a user of its own: User= in the systemd unit, sudo -u by hand, after chown -R of DATA_DIR (docs/deploy.md)';

/** Of this process. Whoever breaks into a site of root has the machine. */
export function checkRunsAsRoot(): readonly Finding[] {
  if (process.getuid?.() !== ROOT || !isRootOutside()) return [];
  return [{ level: 'warn', notice: 'as-root', subject: 'The site', problem: 'runs as root', mend: MEND }];
}

/** For a command, which an owner may well run as root: by whom the site seems to be run. */
export function checkBelongsToRoot(dataDir: string): readonly Finding[] {
  if (!existsSync(dataDir) || statSync(dataDir).uid !== ROOT || !isRootOutside()) return [];
  const problem = 'belongs to root, so the site seems to run as root';
  return [{ level: 'warn', notice: 'as-root', subject: `DATA_DIR ${dataDir}`, problem, mend: MEND }];
}

/** False in a container whose root is a plain user of the machine, as without rights of root there is no more to gain. */
function isRootOutside(): boolean {
  try {
    return SAME.test(readFileSync(MAP, 'utf8'));
  } catch {
    // A system without such maps has no such containers either.
    return true;
  }
}
