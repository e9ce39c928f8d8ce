import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freshFolder } from '../../support/folder.ts';
import { balancerFor } from './balancer.ts';
import { Network } from './namespaces.ts';
import type { Host } from './namespaces.ts';
import { TrustSite } from './site.ts';
import { Reader } from './writers.ts';
import type { Reached } from './writers.ts';
import { PASSWORD } from '../../support/moderators.ts';

/** Those of docs/deploy.md. */
const ADDRESSES = {
  balancer: '10.0.0.5',
  a: '10.0.0.11',
  b: '10.0.0.12',
  db1: '10.0.0.21',
  db2: '10.0.0.22',
  db3: '10.0.0.23',
} as const;
export const DATABASES = ['db1', 'db2', 'db3'] as const;
export const HOSTS = ['a', 'b'] as const;
export type HostName = (typeof HOSTS)[number];

const LINK_SECRET = 'the-link-secret-of-the-trust-suites-0123456789';

/** The machines of docs/deploy.md, with addresses of their own. */
export function openNetwork(): Network {
  return new Network(Object.keys(ADDRESSES), Object.values(ADDRESSES));
}

/** Two hosts of the site, and the balancer as docs/deploy.md gives it in front of them. */
export class Balanced {
  hosts: Readonly<Record<HostName, TrustSite>>;
  /** Where a reader comes in; and the same for one host alone. */
  readonly through: Reached;
  readonly only: Readonly<Record<HostName, Reached>>;
  readonly #network: Network;
  readonly #env: Readonly<Record<string, string>>;
  readonly #folder = freshFolder('balanced');
  #balancer: ChildProcess | undefined;
  #said = '';

  constructor(network: Network, databaseUrl: string) {
    this.#network = network;
    const { fromTests, address } = this.#front;
    const origin = (port: number) => `http://${fromTests}:${port}`;
    this.#env = {
      ...{ DATABASE_URL: databaseUrl, LINK_SECRET, TRUST_PROXY: address },
      ...{ MODERATOR_NAME: 'Camille', MODERATOR_PASSWORD: PASSWORD },
    };
    this.hosts = this.#hostsOf();
    const at = (port: number): Reached => ({ origin: origin(port), captchaKeys: this.hosts.a.captchaKeys });
    this.through = at(PORTS.both);
    this.only = { a: at(PORTS.a), b: at(PORTS.b) };
  }

  async start(): Promise<void> {
    await Promise.all(HOSTS.map((name) => this.startHost(name)));
    await this.startBalancer();
  }

  async startHost(name: HostName): Promise<void> {
    const own = { HOST: '0.0.0.0', PORT: '3000', BASE_URL: this.through.origin };
    await this.hosts[name].start({ under: this.#network.host(name).inside, env: own });
  }

  /** Both hosts anew, with another program. */
  async restart(script: string): Promise<void> {
    for (const name of HOSTS) await this.hosts[name].erase();
    this.hosts = this.#hostsOf(script);
    await Promise.all(HOSTS.map((name) => this.startHost(name)));
    await this.untilBoth();
  }

  #hostsOf(script?: string): Balanced['hosts'] {
    return { a: new TrustSite({ script, env: this.#env }), b: new TrustSite({ script, env: this.#env }) };
  }

  async erase(): Promise<void> {
    await end(this.#balancer);
    for (const name of HOSTS) await this.hosts[name].erase();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #front(): Host {
    return this.#network.host('balancer');
  }

  /** With the settings of the document, or with what is made of them; in place of the one before. */
  async startBalancer(change?: (documented: string) => string): Promise<void> {
    await end(this.#balancer);
    const certificates = join(this.#folder, 'certificates');
    mkdirSync(certificates, { recursive: true });
    const file = join(this.#folder, 'haproxy.cfg');
    const documented = balancerFor({ certificates, tests: this.#front.fromTests, ports: PORTS });
    writeFileSync(file, change?.(documented) ?? documented);
    const [program, ...given] = [...this.#front.inside, 'haproxy', '-db', '-f', file];
    const balancer = spawn(program, given, { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const told of [balancer.stdout, balancer.stderr])
      told.on('data', (bytes: Buffer) => (this.#said = (this.#said + bytes.toString()).slice(-4000)));
    this.#balancer = balancer;
    await this.untilBoth();
  }

  /** Until the balancer leads to one and the other in turn. */
  async untilBoth(): Promise<void> {
    for (let inTurn: readonly string[] = []; new Set(inTurn.slice(-2)).size < 2;) {
      if (this.#balancer?.exitCode !== null) throw new Error(`the balancer ended: ${this.#said}`);
      const { host } = await new Reader(this.through).get('/health').catch(() => ({ host: '' }));
      inTurn = host === '' ? [] : [...inTurn, host];
      await setTimeout(50);
    }
  }
}

const PORTS = { both: 8080, a: 8081, b: 8082 } as const;

async function end(child: ChildProcess | undefined): Promise<void> {
  if (child?.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
