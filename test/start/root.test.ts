import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { expect } from 'chai';
import { Installation } from '../support/installation.ts';
import { SiteProcess, freePort } from '../support/process.ts';

const OWNER = 65_534;
const AS_OWNER = ['setpriv', `--reuid=${OWNER}`, `--regid=${OWNER}`, '--clear-groups'];
/** As in a container of a user without rights: root inside, that user outside. */
const AS_MAPPED_ROOT = [...AS_OWNER, 'unshare', '--user', '--map-root-user'];
const WARNING = 'The site runs as root: give it a user of its own';

describe('a site that root starts', function () {
  this.timeout(300_000);
  let installation: Installation;
  beforeEach(() => {
    installation = new Installation();
    chmodSync(installation.folder, 0o711);
    mkdirSync(installation.dataDir, { mode: 0o700 });
  });
  afterEach(() => installation.remove());

  const logOf = async (under: readonly string[]) => {
    const env = { DATA_DIR: installation.dataDir, PORT: String(await freePort()) };
    const site = new SiteProcess(env, 'src/server.ts', under);
    await site.listening();
    site.signal('SIGTERM');
    return (await site.ended()).stdout;
  };
  const doctor = async () => (await installation.operate(['doctor'], { PORT: '1' })).stdout;

  it('is warned once, with the mend, and so is the doctor', async () => {
    expect((await logOf([])).split(WARNING)).to.have.length(2);
    expect(await doctor()).to.match(
      /^look {3}DATA_DIR .* belongs to root, so the site seems to run as root: .*User=/m,
    );
  });

  it('says nothing of it as another user, nor where root is that user outside of its container', async () => {
    chownSync(installation.dataDir, OWNER, OWNER);
    expect(await logOf(AS_OWNER)).not.to.include('as root');
    expect(await logOf(AS_MAPPED_ROOT)).not.to.include('as root');
    expect(await doctor()).not.to.include('as root');
  });
});
