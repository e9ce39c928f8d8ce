import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';

/** What is between the hosts is seen by nobody else; what leads to the tests is seen by all of this machine, in networks of its own. */
const NETWORK = '10.231.0';
const TESTS = { from: 64, to: 224 };
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
  /** The second number of a network 10.n that nobody on this machine has. */
  readonly #id = takeNetwork();
  readonly #tests = `10.${this.#id}`;

  /** `addresses` are those of the hosts in order, where they have to be some of their own. */
  constructor(names: readonly string[], addresses: readonly string[] = []) {
    this.hosts = names.map((name, index) => ({
      name,
      address: addresses[index] ?? `${NETWORK}.${index + 1}`,
      fromTests: `${this.#tests}.${index + 1}.2`,
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
    for (const side of SIDES) {
      ip('-n', hub, 'link', 'add', side, 'type', 'bridge');
      ip('-n', hub, 'link', 'set', side, 'up');
    }
    for (const [index, { name, address, fromTests }] of this.hosts.entries()) {
      const space = this.#spaceOf(name);
      ip('netns', 'add', space);
      ip('-n', space, 'link', 'set', 'lo', 'up');
      ip('-n', hub, 'link', 'add', portOf(name), 'type', 'veth', 'peer', 'name', 'others', 'netns', space);
      this.#plug(name, 'left');
      ip('-n', hub, 'link', 'set', portOf(name), 'up');
      this.#address(space, 'others', `${address}/24`);
      const link = `wt${this.#id}${name}`;
      ip('link', 'add', link, 'type', 'veth', 'peer', 'name', 'tests', 'netns', space);
      ip('address', 'add', `${this.#tests}.${index + 1}.1/30`, 'dev', link);
      ip('link', 'set', link, 'up');
      this.#address(space, 'tests', `${fromTests}/30`);
    }
  }

  #address(space: string, link: string, address: string): void {
    ip('-n', space, 'address', 'add', address, 'dev', link);
    ip('-n', space, 'link', 'set', link, 'up');
  }

  #plug(name: string, side: Side): void {
    ip('-n', this.#spaceOf('hub'), 'link', 'set', portOf(name), 'master', side);
  }

  #spaceOf(name: string): string {
    return spaceOf(this.#id, name);
  }
}

/** `ip` takes some names for words of its own. */
function portOf(name: string): string {
  return `to-${name}`;
}

/** Taken by a name that the system gives once: others that look at the same moment draw another number. */
function takeNetwork(): number {
  const number = randomInt(TESTS.from, TESTS.to);
  if (ip('-o', 'address').includes(` 10.${number}.`)) return takeNetwork();
  try {
    ip('netns', 'add', spaceOf(number, 'hub'));
    return number;
  } catch (error) {
    if (ip('netns', 'list').includes(spaceOf(number, 'hub'))) return takeNetwork();
    throw error;
  }
}

function spaceOf(id: number, name: string): string {
  return `wheel-${id}-${name}`;
}

function ip(...given: readonly string[]): string {
  return execFileSync('ip', given, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
