import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { freshFolder } from '../../support/folder.ts';

/**
 * Modules that talk to this machine alone and do not judge by time: a busy machine would be accused. What the others
 * look for, headers, cookies and files, has suites of its own. `sql` knows the errors of many drivers, though not of
 * ours: an injection is for sqlmap to find.
 */
const MODULES = 'permanentxss,redirect,sql,xss';

/** Wapiti asks for Brotli even where it cannot read it: it would see pages of ours without a single link. */
const READABLE = 'Accept-Encoding: gzip';
/** Every parameter is put to the test: `--smart` would leave out all those that show no error of a database. */
const SQLMAP: readonly string[] = [
  ...['--batch', '--disable-coloring', '--flush-session', '--threads=2', '--timeout=20', '--retries=1'],
  ...['--crawl=1', '--forms', '--level=3', '--risk=2', '--technique=BEU', '--dbms=sqlite'],
  // Asked whether to send a form again to where it led, it says no, as a browser does.
  '--answers=resend=N',
];

/** How many times longer a run may take on a machine that does other things as well. */
const BUSY = 5;

export interface Scan {
  readonly cookie?: string;
  /** Where to begin, besides the root. */
  readonly starts?: readonly string[];
  /** How long one run takes at most on a machine of its own. */
  readonly minutes: number;
}

interface WapitiReport {
  readonly vulnerabilities: Readonly<
    Record<string, readonly { readonly path: string; readonly info: string }[]>
  >;
}

/** What wapiti finds on a site, each as `kind: path`, and what it had no time to end. */
export async function wapiti(origin: string, { cookie = '', starts = [], minutes }: Scan) {
  const folder = freshFolder('wapiti');
  const report = join(folder, 'report.json');
  // For the crawl, and for each module: only one of them, with its many payloads, ever needs that much.
  const times = ['--max-scan-time', String(minutes * 15), '--max-attack-time', String(minutes * 30)];
  const args = [
    ...['-u', `${origin}/`, '--scope', 'domain', '-m', MODULES, '-d', '6', ...times],
    ...['-t', '20', '--flush-session', '--store-session', folder, '--store-config', folder, '--no-bugreport'],
    ...['-f', 'json', '-o', report, '-v', '0', '-H', READABLE],
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
    const unended = said.match(/^Max (?:scan|attack) time was reached.*$/gm) ?? [];
    return { found, unended };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The parameters that sqlmap can inject into, in its own words, and each form and address it tried: `POST /fr/…`. */
export async function sqlmap(origin: string, { cookie = '', starts = [''], minutes }: Scan) {
  const folder = freshFolder('sqlmap');
  const dressed = cookie === '' ? [] : ['--cookie', cookie, '--drop-set-cookie'];
  const [injected, tried]: [string[], string[]] = [[], []];
  try {
    for (const start of starts) {
      const args = ['-u', origin + start, '--output-dir', folder, ...SQLMAP, ...dressed];
      const said = await run('sqlmap', args, minutes);
      injected.push(...(said.match(/^Parameter: .*$/gm) ?? []));
      tried.push(...triedIn(said, origin));
    }
    return { injected, tried };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** It lists what it is about to try; a single target is not listed. */
function triedIn(said: string, origin: string): readonly string[] {
  const listed = said.matchAll(/^\[\d+\/\d+\] (?:Form|URL):\s+(GET|POST) (\S+)/gm);
  return [...listed].map(([, method = '', url = '']) => `${method} ${new URL(url, origin).pathname}`);
}

/** Runs a tool to its end, and gives what it said. One that must be stopped has not looked at everything: that fails. */
async function run(command: string, args: readonly string[], minutes: number): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const most = minutes * BUSY;
  const timer = setTimeout(() => child.kill('SIGKILL'), most * 60_000);
  await Promise.race([
    once(child, 'close'),
    once(child, 'error').then(([error]) => {
      throw new Error(`${command} cannot be run (apt-get install wapiti sqlmap): ${String(error)}`);
    }),
  ]).finally(() => {
    clearTimeout(timer);
  });
  if (child.signalCode !== null)
    throw new Error(`${command} had not ended after ${most} minutes: ${said.slice(-1500)}`);
  return said;
}
