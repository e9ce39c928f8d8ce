import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'chai';
import { freePort } from './process.ts';

const PORTS_OF_EACH = 50;
const placeOf = (port: number) => Math.floor(port / PORTS_OF_EACH);

describe('the ports that tests give to their sites', () => {
  it('are of this process alone, whatever number another one has', async () => {
    const own = await freePort();
    const { stdout, stderr } = spawnSync(process.execPath, [
      ...['--input-type=module', '--eval'],
      `Object.defineProperty(process, 'pid', { value: ${process.pid} });
      const { freePort } = await import('${join(import.meta.dirname, 'process.ts')}');
      console.log(await freePort());`,
    ]);
    expect(Number(stdout), stderr.toString()).to.be.above(1024);
    expect(placeOf(Number(stdout))).not.to.equal(placeOf(own));
    expect(placeOf(await freePort()), 'control').to.equal(placeOf(own));
  });
});
