import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rmSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { readConfig } from '../../src/config.ts';
import { diagnose } from '../../src/operations/doctor.ts';
import { freshFolder } from '../support/folder.ts';

/** As on a machine that has much else to do. */
const SLOW_MS = 4_000;

describe('the doctor of a site that is busy', () => {
  it('waits for its answer, and does not call it stopped', async () => {
    const dataDir = freshFolder('slow');
    const site = createServer((_, response) => {
      void setTimeout(SLOW_MS).then(() => response.end('ready'));
    }).listen(0, '127.0.0.1');
    await once(site, 'listening');
    const { port } = site.address() as AddressInfo;
    try {
      const { lines } = await diagnose(readConfig({ DATA_DIR: dataDir, PORT: String(port) }), Date.now());
      expect(lines.join('\n')).to.include(`good   the site answers at http://127.0.0.1:${port}/ready`);
    } finally {
      site.closeAllConnections();
      site.close();
      rmSync(dataDir, { recursive: true });
    }
  });
});
