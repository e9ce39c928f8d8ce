import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = '/sys/fs/cgroup/cpu';
const PERIOD_MICROS = 20_000;

/** A part of a core that processes may use together: hosts of the same size, however many stand on this machine. */
export class Quota {
  readonly #folder: string;

  /** Whether this system lets us give out parts of a core: control groups of the first version, as root. */
  static isPossible(): boolean {
    return process.getuid?.() === 0 && existsSync(join(ROOT, 'cpu.cfs_quota_us'));
  }

  constructor(name: string, cores: number) {
    this.#folder = join(ROOT, `wheel-${process.pid}-${name}`);
    mkdirSync(this.#folder);
    this.#write('cpu.cfs_period_us', PERIOD_MICROS);
    this.#write('cpu.cfs_quota_us', Math.round(PERIOD_MICROS * cores));
  }

  hold(pid: number): void {
    this.#write('cgroup.procs', pid);
  }

  /** Once its processes have ended. */
  end(): void {
    rmdirSync(this.#folder);
  }

  #write(name: string, value: number): void {
    writeFileSync(join(this.#folder, name), String(value));
  }
}
