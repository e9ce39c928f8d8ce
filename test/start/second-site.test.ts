import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { Installation } from '../support/installation.ts';
import { SiteProcess, freePort } from '../support/process.ts';

/** What a container has of its own, as far as two of them on one volume differ: processes, mounts, names. */
const CONTAINER = ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc', '--mount', '--uts', '--ipc'];

describe('a second site on one folder', function () {
  this.timeout(300_000);
  let installation: Installation;
  const others: SiteProcess[] = [];
  beforeEach(() => (installation = new Installation()));
  afterEach(async () => {
    for (const site of others) site.signal('SIGKILL');
    await Promise.all(others.splice(0).map((site) => site.ended()));
    await installation.remove();
  });

  const begin = async (dataDir: string, under: readonly string[] = []) => {
    const site = new SiteProcess(
      { DATA_DIR: dataDir, PORT: String(await freePort()) },
      'src/server.ts',
      under,
    );
    others.push(site);
    return site;
  };
  const refusal = async (dataDir: string, under: readonly string[] = []) => {
    const { code, stderr } = await (await begin(dataDir, under)).ended();
    expect(code, stderr).to.equal(1);
    return stderr;
  };
  const taken = (dataDir: string) =>
    `strategy-wheel: another site is running on DATA_DIR ${dataDir}: stop it first, or give this one a folder of its own\n`;

  it('is refused in a container of its own on the same volume, whichever came first', async () => {
    const { dataDir } = installation;
    const { site: plain } = await installation.start();
    expect(await refusal(dataDir, CONTAINER)).to.equal(taken(dataDir));
    plain.signal('SIGKILL');
    await plain.ended();
    const contained = await begin(dataDir, CONTAINER);
    await contained.listening();
    expect(await refusal(dataDir)).to.equal(taken(dataDir));
    expect(await refusal(dataDir, CONTAINER)).to.equal(taken(dataDir));
  });

  it('is refused where it sees the folder under another name', async () => {
    await installation.start();
    const other = join(installation.folder, 'mounted');
    mkdirSync(other, { mode: 0o700 });
    const bound = `mount --bind ${installation.dataDir} ${other} && exec "$@"`;
    const said = await refusal(other, [...CONTAINER, 'sh', '-c', bound, 'sh']);
    expect(said).to.equal(taken(other));
  });

  it('may run on a copy of the folder, the lock included, while the first one runs', async () => {
    const { site } = await installation.start();
    site.signal('SIGSTOP');
    const copy = join(installation.folder, 'copy');
    cpSync(installation.dataDir, copy, { recursive: true });
    site.signal('SIGCONT');
    await (await begin(copy)).listening();
    expect(site.isRunning).to.equal(true);
  });

  it('is not kept out by a lock that nobody holds, nor by one whose holder was killed', async () => {
    await installation.startAndStop();
    const { site } = await installation.start();
    site.signal('SIGKILL');
    await site.ended();
    await (await begin(installation.dataDir)).listening();
  });
});
