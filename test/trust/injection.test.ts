import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { expect } from 'chai';
import { load } from 'cheerio';
import { renderMarkdown } from '../../src/articles/markdown.ts';
import { loadSecrets } from '../../src/secrets.ts';
import type { Secrets } from '../../src/secrets.ts';
import { toCsv } from '../../src/web/text/csv.ts';
import { openSite, seededRandom } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { arrive } from '../support/comments.ts';
import { MAILING } from '../support/discussion.ts';
import { Installation, logLines } from '../support/installation.ts';
import { addModerator, signedIn } from '../support/moderators.ts';
import { storedIn } from '../support/tables.ts';
import { climbingServer } from './controls/climbing.ts';
import { lenientMarkdown, slowMarkdown } from './controls/lenient-markdown.ts';
import { SLOW_PATTERNS } from './controls/slow-pattern.ts';
import { patternsInSource, slowestOf } from './support/patterns.ts';
import { PAYLOADS } from './support/payloads.ts';
import { scaled } from './support/scale.ts';
import { fillWorld } from './support/world.ts';
import { sendBytes } from '../support/wire.ts';
import { METHODS } from '../support/method.ts';

const PATTERN_LENGTH = scaled(20_000, 50_000);
const PATTERN_MS = scaled(100, 250);
const LOGGED = 100;
/** What a spreadsheet may take for the beginning of a formula, and what may hide it. */
const BEGINNINGS = [
  '=',
  '+',
  '-',
  '@',
  '\t=',
  '\r=',
  '\n=',
  '\u0000=',
  ' =',
  '\uff1d',
  '\uff0b',
  '\uff0d',
  '\uff20',
];
const UNASKED = [
  ...['status=published', 'id=mine', 'role=admin', 'admin=1', 'moderator=1', 'token=x', 'visitor=mine'],
  ...['created_at=1', 'createdAt=1', 'published_at=1', 'expires_at=99', 'generation=9', 'strategy_id=mine'],
  ...[
    'by_moderator=1',
    'kind=edit',
    'key_hash=x',
    'base_revision=9',
    'number=9',
    'disabled_at=1',
    '__proto__=1',
  ],
].join('&');

/** Where a payload may stand in an article. */
const PLACES: readonly ((payload: string) => string)[] = [
  (payload) => payload,
  (payload) => `Oui.\n\n${payload}`,
  (payload) => `[mot](${payload})`,
  (payload) => `[mot](<${payload}>)`,
  (payload) => `![mot](${payload})`,
  (payload) => `[mot](//evil.example?${payload})`,
  (payload) => `[mot][a]\n\n[a]: ${payload}`,
  (payload) => `## ${payload} {#a}`,
  (payload) => `<${payload}>`,
];
/** What runs, fetches or covers the page. */
const LIVE =
  'script, style, link, meta, base, img, svg, math, iframe, object, video, audio, input, template, [style]';

describe('fields that no form asks for', function () {
  this.timeout(5 * 60_000);

  it('change nothing that is stored, whatever form they come with', async () => {
    const secrets = await secretsOfOne();
    expect(await storedAfter('', secrets)).to.deep.equal(await storedAfter(UNASKED, secrets));
  });

  it('are noticed where one of them is asked for (control)', async () => {
    const secrets = await secretsOfOne();
    expect(await storedAfter('', secrets)).not.to.deep.equal(await storedAfter('swap-start=no', secrets));
  });
});

describe('what is typed into a table that a spreadsheet opens', function () {
  this.timeout(600_000);

  it('is no formula, and the words are whole', async () => {
    const site = await openSite();
    try {
      const { browser } = await signedIn(site);
      for (const beginning of BEGINNINGS) await arrive(site, { text: `${beginning}HYPERLINK("//x")` });
      const fields = { email: 'anne@example.org', action: 'csv' };
      const { html, status } = await browser.post('/fr/moderation/personnes', fields);
      expect(status).to.equal(200);
      for (const beginning of BEGINNINGS) expect(html).to.include(`"'${beginning}HYPERLINK(""//x"")"`);
      expect(formulasIn(html)).to.deep.equal([]);
    } finally {
      await site.close();
    }
  });

  it('is caught where nobody looks at its beginning (control)', () => {
    const rows = BEGINNINGS.map((beginning) => `"${beginning}1"`).join('\r\n');
    expect(formulasIn(rows)).to.have.length(BEGINNINGS.length);
    expect(formulasIn(toCsv([BEGINNINGS]))).to.deep.equal([]);
  });
});

describe('the log', function () {
  this.timeout(600_000);

  it(`has one readable line for each of ${LOGGED} requests that would forge lines`, async () => {
    const installation = new Installation();
    try {
      const { site, url } = await installation.start({ LOG_LEVEL: 'trace' });
      for (const bytes of forgeries()) await sendBytes(url, bytes);
      site.signal('SIGTERM');
      const { stdout } = await site.ended();
      const lines = stdout.split('\n').filter((line) => line !== '');
      // Beside its log the site says where it is, and what comes next.
      expect(lines.filter((line) => !line.startsWith('{'))).to.have.length(2);
      expect(logFaults(lines.filter((line) => line.startsWith('{')))).to.deep.equal([]);
      const taken = logLines(stdout).filter((line) => 'req' in line);
      expect(taken.length).to.be.within(LOGGED / 4, LOGGED);
      expect(logLines(stdout).filter(({ msg }) => msg === 'forged')).to.deep.equal([]);
    } finally {
      await installation.remove();
    }
  });

  it('is caught where it repeats what it was told (control)', () => {
    const naive = forgeries().map((bytes) => `{"url":"${bytes}"}`);
    expect(logFaults(naive.join('\n').split('\n')).length).to.be.greaterThan(LOGGED / 2);
  });
});

describe('texts that are made to take long', function () {
  this.timeout(10 * 60_000);

  it(`hold no pattern of ours up: ${PATTERN_LENGTH} characters against each`, () => {
    const patterns = patternsInSource();
    expect(patterns.length).to.be.greaterThan(80);
    const slow = patterns.filter((each) => slowestOf(each.pattern, PATTERN_LENGTH, PATTERN_MS) > PATTERN_MS);
    expect(slow.map(({ file, pattern }) => `${file}: ${String(pattern)}`)).to.deep.equal([]);
    console.log(`      ${patterns.length} patterns`);
  });

  it('hold up patterns that are known for it (control)', () => {
    for (const pattern of SLOW_PATTERNS)
      expect(slowestOf(pattern, PATTERN_LENGTH, PATTERN_MS), String(pattern)).to.be.greaterThan(PATTERN_MS);
  });

  it('hold the articles up for less than a second of work', () => {
    expect(heldUp((text) => renderMarkdown(text, 'fr', METHODS.find))).to.deep.equal([]);
  });

  it('hold up articles whose links are found by a pattern (control)', () => {
    expect(heldUp(slowMarkdown)).to.include('[');
  });
});

describe('what an article holds', () => {
  it(`runs nothing and fetches nothing, in ${PAYLOADS.length} payloads and ${PLACES.length} places`, () => {
    expect(aliveIn((text) => renderMarkdown(text, 'fr', METHODS.find))).to.deep.equal([]);
  });

  it('does where HTML, images and every link are let through (control)', () => {
    const alive = aliveIn(lenientMarkdown);
    for (const place of PLACES)
      expect(PAYLOADS.map(place).filter((text) => alive.includes(text))).not.to.be.empty;
    expect(alive).to.include('[mot](javascript:hit())');
  });
});

describe('addresses of what is no page', () => {
  it('open no file of the machine, of the program or of its data', async () => {
    const site = await openSite();
    try {
      const { staticPath } = site.app.express.locals as { staticPath: (file: string) => string };
      const climbs = climbsFrom(staticPath(''));
      expect(await opened(new Browser(site.app), climbs)).to.deep.equal([]);
      console.log(`      ${climbs.length} addresses`);
    } finally {
      await site.close();
    }
  });

  it('open files where an address climbs out of its folder (control)', async () => {
    const files = await opened(new Browser(climbingServer()), climbsFrom('/static/version/'));
    expect(files).to.include.members(['/../package.json', '/..%2fpackage.json', '/%2e%2e/src/server.ts']);
    expect(files.filter((file) => file.endsWith('etc/passwd'))).not.to.be.empty;
  });
});

/** Addresses that climb out of each folder of the site, by one step and to the root of the machine. */
function climbsFrom(staticFolder: string): readonly string[] {
  const steps = ['../', '..%2f', '%2e%2e/', '..%5c', '....//', '..%252f', '%c0%ae%c0%ae/'];
  const aims = ['package.json', 'data/wheel.sqlite', 'etc/passwd', 'src/server.ts', '.git/config', '.env'];
  const climbs = ['', ...steps, ...steps.map((step) => step.repeat(12))];
  return ['/', staticFolder, '/static/', '/fr/', '/fr/articles/', '/fr/s/'].flatMap((folder) =>
    climbs.flatMap((climb) => aims.map((aim) => folder + climb + aim)),
  );
}

/** The addresses that are not refused, or that answer with what stands in no page. */
async function opened(browser: Browser, paths: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const { status, html } = await browser.get(path);
    const leaks = /root:x:|SQLite format|"dependencies"|createServer|\[core\]/.test(html);
    if (leaks || ![400, 403, 404].includes(status)) found.push(path);
  }
  return found;
}

type Draw = (text: string) => Pick<ReturnType<typeof renderMarkdown>, 'html' | 'faults'>;

/** The marks that, written over and over, take a renderer more than a second of work. */
function heldUp(draw: Draw): readonly string[] {
  const marks = ['[', '![](', '*_', '> ', '`', '|a', '- ', '[a](<', '&#', '\\', '<a ', '~~', '**a'];
  return marks.filter((mark) => cpuMs(() => draw(mark.repeat(30_000 / mark.length))) > 1_000);
}

/** The texts that are drawn with something that runs or fetches. A text with faults is refused as a whole. */
function aliveIn(draw: Draw): readonly string[] {
  const texts = PLACES.flatMap((place) => PAYLOADS.map(place));
  return texts.filter((text) => {
    const { html, faults } = draw(text);
    return faults.length === 0 && isAlive(html);
  });
}

function isAlive(html: string): boolean {
  const $ = load(html);
  if ($(LIVE).length > 0) return true;
  const attributes = $('*')
    .toArray()
    .flatMap((element) => Object.entries($(element).attr() ?? {}));
  return attributes.some(
    ([name, value]) => name.startsWith('on') || (name === 'href' && !/^(?:https?:|#|\/fr)/.test(value)),
  );
}

/** Everything that is stored after one site was used, each form carrying more than was asked for. */
async function storedAfter(unasked: string, secrets: Secrets) {
  const site = await openSite(MAILING, undefined, { secrets, random: seededRandom(Buffer.from('the same')) });
  try {
    await addModerator(site);
    await fillWorld({ ...site, app: adding(unasked, site.app) as unknown as TestSite['app'] });
    // What a session holds says when its cookie ends, by the clock of the machine.
    return { ...(await storedIn(site)), session: [] };
  } finally {
    await site.close();
  }
}

async function secretsOfOne(): Promise<Secrets> {
  const site = await openSite();
  const secrets = loadSecrets(site.config);
  await site.close();
  return secrets;
}

/** The site behind something that adds fields to every form. */
function adding(fields: string, app: TestSite['app']): Server {
  return createServer((request, response) => {
    if (request.method === 'POST' && fields !== '') {
      const added = Buffer.from(`${fields}&`);
      request.headers['content-length'] = String(Number(request.headers['content-length']) + added.length);
      request.unshift(added);
    }
    app(request, response);
  });
}

/** The cells of a table that a spreadsheet would run. */
function formulasIn(csv: string): readonly string[] {
  const cells = [...csv.replace(/^\uFEFF/, '').matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = '']) => cell);
  return cells.filter((cell) => /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(cell));
}

/** Requests whose address, headers or method hold what a terminal or a reader of logs would take for more. */
function forgeries(): readonly string[] {
  const marks = [
    '\x1b[2J',
    '\x9b31m',
    '\x85',
    '\xe2\x80\xa8',
    '\xe2\x80\xae',
    '\x7f',
    '\x08',
    '"',
    '\\',
    '","forged":"',
  ];
  return Array.from({ length: LOGGED }, (_, index) => {
    const mark = marks[index % marks.length] ?? '';
    const encoded = encodeURIComponent(mark) + '%0d%0a{"level":60,"msg":"forged"}';
    const address = index % 2 === 0 ? `/fr/${mark}` : `/fr/${encoded}?${encoded}`;
    const headers = `User-Agent: ${mark}\r\nReferer: ${mark}\r\nX-Forwarded-For: ${mark}\r\nCookie: wheel=${mark}`;
    return `GET ${address} HTTP/1.1\r\nHost: x\r\n${index % 3 === 0 ? `${headers}\r\n` : ''}Connection: close\r\n\r\n`;
  });
}

/** Lines that are no JSON, or hold what a terminal would obey. */
function logFaults(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => /\p{C}|\u2028|\u2029/u.test(line) || !isJson(line));
}

function isJson(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

function cpuMs(act: () => void): number {
  const before = process.cpuUsage();
  act();
  return process.cpuUsage(before).user / 1000;
}
