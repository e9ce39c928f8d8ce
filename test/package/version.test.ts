import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { siteVersion } from '../../src/web/version.ts';

const read = (name: string) => readFileSync(join(PROJECT_ROOT, name), 'utf8');

describe('the version', () => {
  it('is that of the package, of its lock file and of the newest entry of CHANGELOG.md', () => {
    const version = siteVersion();
    expect(version).to.match(/^\d+\.\d+\.\d+$/);
    const lock = JSON.parse(read('package-lock.json')) as { readonly version: string };
    expect(lock.version).to.equal(version);
    expect(/^## (\S+)/m.exec(read('CHANGELOG.md'))?.[1]).to.equal(version);
  });
});
