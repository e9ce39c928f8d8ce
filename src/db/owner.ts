import { chownSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** A command run by root must leave nothing that the site's own user cannot write. SQLite does the same for its journals. */
export function giveToOwnerOf(other: string, made: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(other);
  chownSync(made, uid, gid);
}

export function makeFolderFor(other: string, folder: string): void {
  const first = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = folder; ; made = dirname(made)) {
    giveToOwnerOf(other, made);
    if (made === first) return;
  }
}
