import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { load } from 'cheerio';
import { crowd } from './support/crowd.ts';
import { scaled } from './support/scale.ts';
import { TrustSite } from './support/site.ts';
import { Reader } from './support/writers.ts';

/** Each is a file in either language. */
const STRATEGIES = scaled(12, 100);
const CONNECTIONS = 12;
/** An address of the outside world: all who are near share theirs, and are not held by it. */
const GREEDY = '203.0.113.7';
/** Who is refused comes back much sooner than they are told to. */
const IMPATIENT_MS = 100;
/** How many times better than where files are drawn by what answers: a ratio of two figures of the same machine and hour. */
const BETTER = 5;

interface Fared {
  /** The answers to who asked for files: how many of each status. */
  readonly files: ReadonlyMap<number, number>;
  readonly pages: ReadonlySet<number>;
  /** Pages that one other visitor was given, one after the other, while a file was drawn. */
  readonly pagesPerFile: number;
  /** Milliseconds of processor that each file took of the thread that answers. */
  readonly msPerFile: number;
}

describe(`${CONNECTIONS} connections of one address that ask for ${STRATEGIES} PDFs`, function () {
  this.timeout(30 * 60_000);
  let site: Fared;
  let control: Fared;
  before(async () => {
    site = await fared('src/server.ts');
    control = await fared('test/trust/controls/drawing.ts');
    console.log(`      ${said(site)}; drawn by what answers: ${said(control)}`);
  });

  it('are answered, or told to come back', () => {
    expect([...site.files.keys()].filter((status) => status !== 200 && status !== 503)).to.deep.equal([]);
    expect(site.files.get(200)).to.equal(STRATEGIES);
  });

  it('keep nobody else from a page', () => {
    expect(site.pages).to.deep.equal(new Set([200]));
    expect(site.pagesPerFile).to.be.greaterThan(BETTER * control.pagesPerFile);
  });

  it('take next to nothing of the thread that answers', () => {
    expect(site.msPerFile * BETTER).to.be.lessThan(control.msPerFile);
  });

  it('are noticed where files are drawn by what answers (control)', () => {
    expect(control.files.get(200)).to.equal(STRATEGIES);
    expect(control.pagesPerFile).to.be.lessThan(BETTER);
  });
});

async function fared(script: string): Promise<Fared> {
  const site = new TrustSite({ script });
  try {
    await site.start();
    const paths: string[] = [];
    for (let index = 0; index <= STRATEGIES; index += 1) paths.push(await savedStrategy(site, index));
    const [first = '', ...others] = paths;
    // What draws is loaded, and has drawn in this language.
    for (const path of [first, english(first)]) await fileAt(site, path);
    const before = processorMs(site);
    for (const path of others) await fileAt(site, english(path));
    const msPerFile = (processorMs(site) - before) / others.length;
    return { ...(await besides(site, others)), msPerFile };
  } finally {
    await site.erase();
  }
}

/** One visitor reads, and another one asks for all these files, in a hurry. */
async function besides(site: TrustSite, paths: readonly string[]): Promise<Omit<Fared, 'msPerFile'>> {
  const files = new Map<number, number>();
  const pages: number[] = [];
  const over = new AbortController();
  const reading = (async () => {
    const reader = new Reader(site);
    while (!over.signal.aborted) pages.push((await reader.get('/fr')).status);
  })();
  await crowd(CONNECTIONS, paths.length, async (index) => {
    let status = 503;
    while (status === 503) {
      status = await fileAt(site, paths[index] ?? '');
      files.set(status, (files.get(status) ?? 0) + 1);
      if (status === 503) await pause(IMPATIENT_MS);
    }
    return true;
  });
  over.abort();
  await reading;
  return { files, pages: new Set(pages), pagesPerFile: pages.length / paths.length };
}

async function fileAt(site: TrustSite, path: string): Promise<number> {
  const response = await fetch(site.origin + path, { headers: { 'x-forwarded-for': GREEDY } });
  await response.arrayBuffer();
  return response.status;
}

/** Where the PDF of a new strategy is. */
async function savedStrategy(site: TrustSite, index: number): Promise<string> {
  const author = new Reader(site);
  const approaches = (await author.begin(`Maison Durand ${index}`)).location;
  const saved = await author.save((await author.choose(approaches)).location);
  const link = load((await author.get(saved.location)).body)('#read-link').text();
  return `${new URL(link).pathname}/roue.pdf`;
}

function english(path: string): string {
  return path.replace('/fr/', '/en/').replace('/roue.', '/wheel.');
}

/** What the first thread of a process, which answers, has had of a processor until now. */
function processorMs({ pid }: TrustSite): number {
  const [nanoseconds = ''] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ');
  return Number(nanoseconds) / 1e6;
}

function said({ files, pagesPerFile, msPerFile }: Fared): string {
  const answers = [...files].map(([status, count]) => `${count} × ${status}`).join(', ');
  return `${answers}, ${pagesPerFile.toFixed(1)} pages beside each file, ${msPerFile.toFixed(1)} ms of processor`;
}
