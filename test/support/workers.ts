import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { TrustSite } from '../trust/support/site.ts';
import { FAST_FOLDER, freshFolder } from './folder.ts';

/** A site of several processes, its log included. They wait for each other, and so for a disk that is long at one commit. */
export async function siteOfWorkers(
  count: number,
  env: Readonly<Record<string, string>> = {},
): Promise<TrustSite> {
  const folder = freshFolder('workers', FAST_FOLDER);
  const site = new TrustSite({ folder, env: { WORKERS: String(count), ...env } });
  await site.start();
  return site;
}

/** The workers that run now. */
export function workersOf({ pid }: TrustSite): readonly number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return children.split(' ').filter(Boolean).map(Number);
}

export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await setTimeout(20);
}

/** Resolves once another process has taken the place of a worker that ended. */
export async function replaced(site: TrustSite, ended: number, count: number): Promise<void> {
  await until(() => workersOf(site).length === count && !workersOf(site).includes(ended));
}

export function isRunning(pid: number): boolean {
  try {
    // A process that ended and was not asked about yet is still listed.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
