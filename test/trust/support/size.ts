import { readFileSync, readdirSync } from 'node:fs';
import type { TrustSite } from './site.ts';

/** What a running site takes of its machine. */
export interface Size {
  /** Resident, in megabytes. */
  readonly memory: number;
  /** Open files and connections. */
  readonly files: number;
}

export function sizeOf({ pid }: TrustSite): Size {
  const [, kilobytes = ''] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return { memory: Math.round(Number(kilobytes) / 1024), files: readdirSync(`/proc/${pid}/fd`).length };
}
