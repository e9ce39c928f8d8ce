import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Modules that talk to this machine alone and do not judge by time: a busy machine would be accused. What the others
 * look for, headers, cookies and files, has suites of its own.
 */
const MODULES = 'permanentxss,redirect,sql,xss';

export interface Scan {
  readonly cookie?: string;
  /** Where to begin, besides the root. */
  readonly starts?: readonly string[];
  readonly minutes: number;
}

interface WapitiReport {
  readonly vulnerabilities: Readonly<
    Record<string, readonly { readonly path: string; readonly info: string }[]>
  >;
}

/** What wapiti finds on a site, each as `kind: path`. */
export async function wapiti(origin: string, { cookie = '', starts = [], minutes }: Scan) {
  const folder = mkdtempSync(join(tmpdir(), 'wheel-wapiti-'));
  const report = join(folder, 'report.json');
  const args = [
    ...['-u', `${origin}/`, '--scope', 'domain', '-m', MODULES, '-d', '6'],
    ...['--max-scan-time', String(minutes * 15), '--max-attack-time', String(minutes * 2)],
    ...['-t', '20', '--flush-session', '--store-session', folder, '--store-config', folder, '--no-bugreport'],
    ...['-f', 'json', '-o', report, '-v', '0'],
    ...starts.flatMap((start) => ['-s', origin + start]),
    ...(cookie === '' ? [] : ['-H', `Cookie: ${cookie}`]),
  ];
  try {
    const said = await run('wapiti', args, minutes);
    if (!existsSync(report)) throw new Error(`wapiti gave no report: ${said.slice(-1500)}`);
    const { vulnerabilities } = JSON.parse(readFileSync(report, 'utf8')) as WapitiReport;
    const found = Object.entries(vulnerabilities).flatMap(([kind, each]) =>
      each.map(({ path, info }) => `${kind}: ${path} (${info})`),
    );
    return { found };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The parameters that sqlmap can inject into, in its own words, and how many forms and addresses it tried. */
export async function sqlmap(origin: string, { cookie = '', starts = [''], minutes }: Scan) {
  const folder = mkdtempSync(join(tmpdir(), 'wheel-sqlmap-'));
  try {
    const count = { injected: [] as string[], tried: 0 };
    for (const start of starts) {
      const args = [
        ...[
          '-u',
          `${origin}${start}`,
          '--batch',
          '--disable-coloring',
          '--output-dir',
          folder,
          '--flush-session',
        ],
        ...['--crawl=1', '--forms', '--smart', '--level=3', '--risk=2', '--technique=BEU', '--dbms=sqlite'],
        ...['--timeout=20', '--retries=1', '--threads=2', '-v', '1'],
        ...(cookie === '' ? [] : ['--cookie', cookie]),
      ];
      const said = await run('sqlmap', args, minutes);
      count.injected.push(...(said.match(/^Parameter: .*$/gm) ?? []));
      count.tried += said.match(/^\[\d+\/\d+\] (?:Form|URL):|^\[\S+\] \[INFO\] testing URL/gm)?.length ?? 0;
    }
    return count;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a tool to its end, or to the end of its time; what it said. */
async function run(command: string, args: readonly string[], minutes: number): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const timer = setTimeout(() => child.kill('SIGKILL'), minutes * 60_000);
  await Promise.race([
    once(child, 'close'),
    once(child, 'error').then(([error]) => {
      throw new Error(`${command} cannot be run (apt-get install wapiti sqlmap): ${String(error)}`);
    }),
  ]).finally(() => {
    clearTimeout(timer);
  });
  return said;
}
