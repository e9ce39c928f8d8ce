import { chownSync, statSync } from 'node:fs';

/**
 * Gives what was just made to whom a folder, or another file, belongs: a command that root runs must leave nothing that the site cannot
 * write. SQLite does the same for its journals.
 */
export function giveToOwnerOf(other: string, made: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(other);
  chownSync(made, uid, gid);
}
