const { readFileSync, readdirSync } = require('node:fs');
const { dirname, join, relative } = require('node:path');

const ROOT = join(__dirname, '..', '..');
const OPENS = /\bopenSite\(|\bnew SiteProcess\(|\bopenDatabase\(|\bopenPostgres\(|\bstartPostgres\(/;
const IMPORTED = /^(?:import|export)\b[^;]*?\bfrom '(\.[^']+)';/gms;

/** The test files that open a site, by themselves or by what they import: all others are the same on every engine. */
function testsOfSites() {
  const opens = new Map();
  return readdirSync(join(ROOT, 'test'), { recursive: true })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => join(ROOT, 'test', path))
    .filter((path) => opensSite(path, opens))
    .map((path) => relative(ROOT, path))
    .sort();
}

function opensSite(path, known) {
  if (known.has(path)) return known.get(path);
  known.set(path, false);
  const text = readFileSync(path, 'utf8');
  const imported = [...text.matchAll(IMPORTED)].map(([, address]) => join(dirname(path), address));
  const ofTests = imported.filter((each) => /\/test\/.*\.ts$/.test(each) && !each.endsWith('support/app.ts'));
  const found = OPENS.test(text) || ofTests.some((each) => opensSite(each, known));
  known.set(path, found);
  return found;
}

module.exports = { testsOfSites };
