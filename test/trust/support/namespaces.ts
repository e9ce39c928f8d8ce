import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';

/** A network of this machine alone: 10.231.0.x between its hosts, 10.232.x.y between a host and the tests. */
const NETWORK = '10.231.0';
const TESTS = '10.232';
const SIDES = ['left', 'right'] as const;
type Side = (typeof SIDES)[number];

export interface Host {
  readonly name: string;
  /** Where the other hosts reach it. */
  readonly address: string;
  /** Where the tests do, whatever is cut. */
  readonly fromTests: string;
  /** What is put before a command that runs there. */
  readonly inside: readonly string[];
}

/** Hosts with addresses of their own on two bridges in a namespace between them: moving one to the other bridge cuts it off. */
export class Network {
  readonly hosts: readonly Host[];
  readonly #id = randomBytes(2).toString('hex');

  constructor(names: readonly string[]) {
    this.hosts = names.map((name, index) => ({
      name,
      address: `${NETWORK}.${index + 1}`,
      fromTests: `${TESTS}.${index + 1}.2`,
      inside: ['ip', 'netns', 'exec', this.#spaceOf(name)],
    }));
    try {
      this.#make();
    } catch (error) {
      this.erase();
      throw error;
    }
  }

  host(name: string): Host {
    const found = this.hosts.find((each) => each.name === name);
    if (found === undefined) throw new Error(`no host is named ${name}`);
    return found;
  }

  /** Cuts these off from all the others, not from each other. */
  cut(names: readonly string[]): void {
    for (const name of names) this.#plug(name, 'right');
  }

  heal(): void {
    for (const { name } of this.hosts) this.#plug(name, 'left');
  }

  erase(): void {
    for (const name of [...this.hosts.map((host) => host.name), 'hub'])
      try {
        ip('netns', 'del', this.#spaceOf(name));
      } catch {
        // It was never made, or is gone.
      }
  }

  #make(): void {
    const hub = this.#spaceOf('hub');
    ip('netns', 'add', hub);
    for (const side of SIDES) {
      ip('-n', hub, 'link', 'add', side, 'type', 'bridge');
      ip('-n', hub, 'link', 'set', side, 'up');
    }
    for (const [index, { name, address, fromTests }] of this.hosts.entries()) {
      const space = this.#spaceOf(name);
      ip('netns', 'add', space);
      ip('-n', space, 'link', 'set', 'lo', 'up');
      ip('-n', hub, 'link', 'add', name, 'type', 'veth', 'peer', 'name', 'others', 'netns', space);
      this.#plug(name, 'left');
      ip('-n', hub, 'link', 'set', name, 'up');
      this.#address(space, 'others', `${address}/24`);
      const link = `wt${this.#id}${name}`;
      ip('link', 'add', link, 'type', 'veth', 'peer', 'name', 'tests', 'netns', space);
      ip('address', 'add', `${TESTS}.${index + 1}.1/30`, 'dev', link);
      ip('link', 'set', link, 'up');
      this.#address(space, 'tests', `${fromTests}/30`);
    }
  }

  #address(space: string, link: string, address: string): void {
    ip('-n', space, 'address', 'add', address, 'dev', link);
    ip('-n', space, 'link', 'set', link, 'up');
  }

  #plug(name: string, side: Side): void {
    ip('-n', this.#spaceOf('hub'), 'link', 'set', name, 'master', side);
  }

  #spaceOf(name: string): string {
    return `wheel-${this.#id}-${name}`;
  }
}

function ip(...given: readonly string[]): void {
  execFileSync('ip', given, { stdio: ['ignore', 'ignore', 'pipe'] });
}
