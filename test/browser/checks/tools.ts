/// <reference lib="dom" />
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { htmlFaults } from '../../support/valid-html.ts';
import type { Finding } from './look.ts';

/** Everything axe-core knows but what is only tried out there. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'];
const COLOUR_RULES = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'];
const HTMLCS_STANDARD = 'WCAG2AAA';
const HTMLCS_SOURCE = readFileSync(
  createRequire(import.meta.url).resolve('html_codesniffer/build/HTMLCS.js'),
  'utf8',
);
const MOST_OUTPUT = 64 * 1024 * 1024;

/** What axe-core objects to, and what it cannot decide by itself. */
export interface AxeFindings {
  readonly violations: readonly Finding[];
  readonly undecided: readonly Finding[];
}

/** What stays in sight while the page moves lies over words that are read once they are scrolled: here it stands in its place. */
export async function layDown(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const each of document.querySelectorAll<HTMLElement>('*'))
      if (getComputedStyle(each).position === 'sticky') each.style.position = 'static';
  });
}

/** Asks axe-core; the page needs scripts, so it is a copy of what the visitor sees. */
export async function axeFindings(page: Page, what: 'all' | 'colours' = 'all'): Promise<AxeFindings> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const { violations, incomplete } = await page.evaluate<AxeResults, readonly string[]>(
    (only) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run({
        runOnly: [...only],
        resultTypes: ['violations', 'incomplete'],
      }),
    what === 'all' ? TAGS : COLOUR_RULES,
  );
  return { violations: violations.flatMap(toFindings), undecided: incomplete.flatMap(toFindings) };
}

function toFindings({ id, nodes }: AxeResults['violations'][number]): readonly Finding[] {
  return nodes.map(({ target }) => ({ rule: `axe/${id}`, at: target.join(' ') }));
}

/** HTML CodeSniffer, the engine of pa11y, in the strictest of its standards: what it calls an error. */
export async function htmlcsFindings(page: Page): Promise<readonly Finding[]> {
  if (!(await page.evaluate(() => 'HTMLCS' in globalThis))) await page.evaluate(HTMLCS_SOURCE);
  const errors = await page.evaluate(
    (standard) =>
      new Promise<{ code: string; at: string }[]>((done, fail) => {
        const { HTMLCS } = globalThis as unknown as { HTMLCS: CodeSniffer };
        HTMLCS.process(
          standard,
          document,
          () => {
            const errors = HTMLCS.getMessages().filter(({ type }) => type === HTMLCS.ERROR);
            done(errors.map(({ code, msg, element }) => ({ code, at: `${look.place(element)} ${msg}` })));
          },
          fail,
        );
      }),
    HTMLCS_STANDARD,
  );
  return errors.map(({ code, at }) => ({ rule: `htmlcs/${code.replace(`${HTMLCS_STANDARD}.`, '')}`, at }));
}

interface CodeSniffer {
  readonly ERROR: number;
  process(standard: string, content: Document, done: () => void, fail: (error: unknown) => void): void;
  getMessages(): readonly {
    readonly type: number;
    readonly code: string;
    readonly msg: string;
    readonly element: Element;
  }[];
}

export async function htmlValidateFindings(html: string): Promise<readonly Finding[]> {
  return (await htmlFaults(html)).map((fault) => {
    const [rule = '', ...says] = fault.split(': ');
    return { rule: `html-validate/${rule}`, at: says.join(': ') };
  });
}

interface VnuMessage {
  readonly type: string;
  readonly url: string;
  readonly message: string;
  readonly extract?: string;
}

/** The role that a figure with a caption has already is what the RGAA (1.9) asks to write; it is a warning, no error. */
function isForPeople({ type, message }: VnuMessage): boolean {
  return type === 'error' || !message.startsWith('The “figure” role is unnecessary');
}

/** Nu, the validator of the W3C: errors and warnings of many pages in one run, each with the name of its file. */
export async function vnuFindings(
  files: readonly string[],
): Promise<readonly (Finding & { readonly file: string })[]> {
  const jar = join(
    dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')),
    'build/dist/vnu.jar',
  );
  const options = ['-Xss1m', '-jar', jar, '--format', 'json', '--stdout', '--exit-zero-always', ...files];
  const { stdout } = await promisify(execFile)('java', options, { maxBuffer: MOST_OUTPUT });
  const { messages } = JSON.parse(stdout) as { readonly messages: readonly VnuMessage[] };
  return messages.filter(isForPeople).map(({ type, url, message, extract = '' }) => ({
    rule: 'vnu',
    at: `${type}: ${message} ${extract.replace(/\s+/g, ' ').slice(0, 120)}`,
    file: basename(new URL(url).pathname),
  }));
}
