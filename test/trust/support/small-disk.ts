import { spawnSync } from 'node:child_process';
import { appendFileSync, rmSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { freshFolder } from '../../support/folder.ts';

/** A disk of so many bytes, in memory; making one needs root. */
export class SmallDisk {
  readonly folder = freshFolder('full');

  constructor(size: string) {
    mount('mount', '-t', 'tmpfs', '-o', `size=${size},mode=0700`, 'tmpfs', this.folder);
  }

  /** Takes what room there is, to the last byte. */
  fill(): void {
    for (const size of [64 * 1024, 4 * 1024, 1])
      try {
        for (;;) appendFileSync(this.#filler, Buffer.alloc(size));
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
  }

  /** Gives it back. */
  free(): void {
    rmSync(this.#filler);
  }

  remove(): void {
    mount('umount', this.folder);
    rmdirSync(this.folder);
  }

  get #filler(): string {
    return join(this.folder, 'filler');
  }
}

function mount(command: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`a small disk cannot be made (root is needed): ${stderr}`);
}
