import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const OPENS = /\bopenSite\(|\bnew SiteProcess\(|\bopenDatabase\(|\bopenPostgres\(|\bstartPostgres\(/;
const IMPORTED = /^(?:import|export)\b[^;]*?\bfrom '(\.[^']+)';/gms;

/** The test files that open a site, by themselves or by what they import: all others are the same on every engine. */
export function testsOfSites(): readonly string[] {
  const opens = new Map<string, boolean>();
  return readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => join(ROOT, 'test', path))
    .filter((path) => opensSite(path, opens))
    .map((path) => relative(ROOT, path))
    .sort();
}

function opensSite(path: string, known: Map<string, boolean>): boolean {
  const before = known.get(path);
  if (before !== undefined) return before;
  known.set(path, false);
  const text = readFileSync(path, 'utf8');
  const imported = [...text.matchAll(IMPORTED)].map(([, address = '']) => join(dirname(path), address));
  const ofTests = imported.filter((each) => /\/test\/.*\.ts$/.test(each) && !each.endsWith('support/app.ts'));
  const found = OPENS.test(text) || ofTests.some((each) => opensSite(each, known));
  known.set(path, found);
  return found;
}
