import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as askPlainly } from 'node:http';
import { connect } from 'node:http2';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { serveBelow } from '../../src/addresses/prefix.ts';
import { siteServer } from '../../src/web/server/http-server.ts';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { freshFolder } from '../support/folder.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { freePort } from '../support/process.ts';

const NAME = 'roue.example';
const WORST_EXPOSURE = 3;
const DOCS = readFileSync(join(PROJECT_ROOT, 'docs/deploy.md'), 'utf8');

describe('the service of systemd', () => {
  let folder: string;
  let unit: string;
  before(() => {
    folder = freshFolder('unit');
    unit = join(folder, 'strategy-wheel.service');
    const command = join(folder, 'strategy-wheel');
    writeFileSync(command, '#!/bin/sh\n');
    chmodSync(command, 0o755);
    const text = readFileSync(join(PROJECT_ROOT, 'deploy/strategy-wheel.service'), 'utf8');
    // What the owner installs is not on this machine, nor is its user.
    writeFileSync(
      unit,
      text.replace(/^ExecStart=\S+/m, `ExecStart=${command}`).replace(/=wheel$/gm, '=nobody'),
    );
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('is a unit that systemd finds nothing wrong with', () => {
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', unit], {
      encoding: 'utf8',
    });
    expect([status, stderr.replace(/^.*(?:nobody|Group=).*\n/gm, '')]).to.deep.equal([0, '']);
  });

  it('leaves the site little that it could do to the machine', () => {
    expect(exposureOf(unit)).to.be.below(WORST_EXPOSURE);
  });

  it('would be found open without its lines (control)', () => {
    const bare = join(folder, 'bare.service');
    writeFileSync(bare, '[Service]\nUser=nobody\nExecStart=/bin/true\n');
    expect(exposureOf(bare)).to.be.above(WORST_EXPOSURE);
  });
});

for (const { server, path } of [
  { server: 'nginx', path: '' },
  { server: 'nginx', path: '/roue' },
  { server: 'Caddy', path: '' },
  { server: 'Caddy', path: '/roue' },
] as const)
  describe(`behind ${server} as it is given${path && `, below ${path}`}`, function () {
    this.timeout(600_000);
    let site: TestSite;
    let answering: Server;
    let proxy: Proxy;
    before(async () => {
      const [plain, secure] = [await freePort(), await freePort()];
      site = await openSite({ BASE_URL: `https://${NAME}${path}`, TRUST_PROXY: '1' });
      answering = siteServer(site.app).listen(0, '127.0.0.1');
      await once(answering, 'listening');
      const ports = { plain, secure, site: (answering.address() as AddressInfo).port };
      proxy = await (server === 'nginx' ? startNginx(ports, path) : startCaddy(ports, path));
    });
    after(async () => {
      await proxy.stop();
      answering.closeAllConnections();
      answering.close();
      await site.close();
      serveBelow('');
    });

    it('answers over https by HTTP/2, with the site’s own cookies and compression', async () => {
      const home = await proxy.get(`${path}/fr`, { 'accept-encoding': 'br' });
      expect(home.status).to.equal(200);
      expect(home.headers['content-encoding']).to.equal('br');
      const begun = await proxy.get(`${path}/fr/roue/diagnostic`, {}, 'brand=Maison&action=save');
      expect(begun.status).to.equal(303);
      expect(begun.headers['location']).to.match(new RegExp(`^${path}/fr/roue/`));
      expect(String(begun.headers['set-cookie'])).to.match(
        path === '' ? /^__Host-wheel=/ : /^__Secure-wheel=/,
      );
    });

    it('leads http to https', async () => {
      const { status, location } = await proxy.getPlainly(`${path}/fr?x=1`);
      expect(status).to.be.oneOf([301, 308]);
      expect(location.replace(/:\d+/, '')).to.equal(`https://${NAME}${path}/fr?x=1`);
    });

    it('passes on the address of who asks, and no other that somebody typed', async () => {
      const seen: unknown[] = [];
      answering.prependListener('request', (req: { headers: unknown }) => seen.push(req.headers));
      await proxy.get(`${path}/health`, { 'x-forwarded-for': '198.51.100.7' });
      expect(seen[0]).to.include({ 'x-forwarded-for': '127.0.0.1', host: NAME });
    });

    if (path !== '')
      it('leaves the rest of the host alone', async () => {
        expect((await proxy.get('/fr')).headers).not.to.have.property('content-language');
        expect((await proxy.get(path)).headers['location']).to.match(/\/roue\/$/);
      });
  });

interface Ports {
  readonly plain: number;
  readonly secure: number;
  readonly site: number;
}

interface Proxy {
  readonly get: (path: string, headers?: Record<string, string>, body?: string) => Promise<Got>;
  readonly getPlainly: (path: string) => Promise<{ readonly status: number; readonly location: string }>;
  readonly stop: () => Promise<void>;
}

interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** The file as an owner installs it, on other ports, with a certificate of our own. */
async function startNginx({ plain, secure, site }: Ports, path: string): Promise<Proxy> {
  const folder = freshFolder('nginx');
  makeCertificate(folder);
  mkdirSync(join(folder, 'cache'));
  chmodSync(folder, 0o755);
  const given = readFileSync(join(PROJECT_ROOT, 'deploy/nginx.conf'), 'utf8')
    .replace('/var/lib/nginx/strategy-wheel', join(folder, 'cache/pages'))
    .replaceAll(`/etc/letsencrypt/live/${NAME}`, folder)
    .replace('127.0.0.1:3000', `127.0.0.1:${site}`)
    .replace(/listen \[::\]:.*\n/g, '')
    .replace('listen 80', `listen 127.0.0.1:${plain}`)
    .replace('listen 443', `listen 127.0.0.1:${secure}`);
  const sites =
    path === '' ? given : given.replace(/ {2}location \/ \{\n {4}limit_conn[^}]*\}\n/, pasted('nginx'));
  const around = `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; events {}`;
  writeFileSync(join(folder, 'nginx.conf'), `${around} http { access_log off; ${sites} }`);
  return proxyBy(spawn('nginx', ['-c', join(folder, 'nginx.conf')]), folder, { plain, secure, site });
}

async function startCaddy({ plain, secure, site }: Ports, path: string): Promise<Proxy> {
  const folder = freshFolder('caddy');
  makeCertificate(folder);
  const given = readFileSync(join(PROJECT_ROOT, 'deploy/Caddyfile'), 'utf8');
  const sites = (path === '' ? given : given.replace(/\treverse_proxy[^]*?\n\t\}\n/, pasted('caddy')))
    .replaceAll('127.0.0.1:3000', `127.0.0.1:${site}`)
    .replace(
      /^(roue\.example \{)$/m,
      `$1\n\ttls ${folder}/fullchain.pem ${folder}/privkey.pem\n\tbind 127.0.0.1`,
    );
  const around = `{\n\thttp_port ${plain}\n\thttps_port ${secure}\n\tadmin off\n\tstorage file_system ${folder}\n}\n`;
  writeFileSync(join(folder, 'Caddyfile'), around + sites);
  const caddy = spawn('caddy', ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')]);
  return proxyBy(caddy, folder, { plain, secure, site });
}

/** What the page about deploying says to paste for a site below a path. */
function pasted(kind: 'nginx' | 'caddy'): string {
  const [, block = ''] = new RegExp(`below a path[^]*?\`\`\`${kind}\n([^]*?)\`\`\``, 'i').exec(DOCS) ?? [];
  if (block === '') throw new Error(`docs/deploy.md has nothing to paste for ${kind}`);
  return block;
}

function makeCertificate(folder: string): void {
  const files = ['-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')];
  const subject = ['-subj', `/CN=${NAME}`, '-addext', `subjectAltName=DNS:${NAME}`, '-days', '2'];
  const { status } = spawnSync('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    ...files,
    ...subject,
  ]);
  if (status !== 0) throw new Error('openssl made no certificate');
}

async function proxyBy(child: ChildProcess, folder: string, ports: Ports): Promise<Proxy> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    rmSync(folder, { recursive: true });
  };
  const proxy: Proxy = {
    get: (path, headers, body) => getSecurely(ports.secure, path, headers, body),
    getPlainly: (path) => getPlainly(ports.plain, path),
    stop,
  };
  while (!(await isThere(proxy))) {
    if (child.exitCode !== null) throw new Error(`the proxy ended: ${said}`);
    await setTimeout(50);
  }
  return proxy;
}

async function isThere(proxy: Proxy): Promise<boolean> {
  try {
    await proxy.get('/health');
    return true;
  } catch {
    return false;
  }
}

async function getSecurely(
  port: number,
  path: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<Got> {
  const session = connect(`https://${NAME}:${port}`, {
    // The certificate is our own, and the name is nobody's.
    rejectUnauthorized: false,
    lookup: (_host, _options, found) => {
      found(null, [{ address: '127.0.0.1', family: 4 }]);
    },
  });
  try {
    const method = body === undefined ? 'GET' : 'POST';
    const form = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
    const stream = session.request({
      ...{ ':path': path, ':method': method, ':authority': NAME },
      ...form,
      ...headers,
    });
    stream.end(body);
    return await new Promise<Got>((resolve, reject) => {
      session.once('error', reject);
      stream.once('error', reject);
      stream.once('response', (got) => {
        resolve({ status: Number(got[':status']), headers: got });
      });
    });
  } finally {
    session.destroy();
  }
}

function getPlainly(port: number, path: string): Promise<{ status: number; location: string }> {
  return new Promise((resolve, reject) => {
    askPlainly({ host: '127.0.0.1', port, path, headers: { host: NAME } }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? '' });
    })
      .once('error', reject)
      .end();
  });
}

/** From 0 to 10, as `systemd-analyze security` counts. */
function exposureOf(unit: string): number {
  const { stdout } = spawnSync('systemd-analyze', ['security', '--offline=true', unit], { encoding: 'utf8' });
  return Number(/Overall exposure level for [^:]*: ([\d.]+)/.exec(stdout)?.[1]);
}
