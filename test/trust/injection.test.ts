import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { expect } from 'chai';
import type { Express } from 'express';
import { renderMarkdown } from '../../src/article/markdown.ts';
import { loadSecrets } from '../../src/secrets.ts';
import type { Secrets } from '../../src/secrets.ts';
import { toCsv } from '../../src/web/csv.ts';
import { openSite, seededRandom } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { arrive } from '../support/comments.ts';
import { MAILING } from '../support/discussion.ts';
import { Installation, logLines } from '../support/installation.ts';
import { addModerator, signedIn } from '../support/moderators.ts';
import { storedIn } from '../support/tables.ts';
import { SLOW_PATTERNS } from './controls/slow-pattern.ts';
import { patternsInSource, slowestOf } from './support/patterns.ts';
import { scaled } from './support/scale.ts';
import { fillWorld } from './support/world.ts';

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
  ...['by_moderator=1', 'kind=edit', 'key_hash=x', 'revision=9', 'number=9', 'disabled_at=1', '__proto__=1'],
].join('&');

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
  this.timeout(60_000);

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
  this.timeout(120_000);

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
    for (const piece of ['[', '![](', '*_', '> ', '`', '|a', '- ', '[a](<', '&#', '\\', '<a ', '~~', '**a'])
      expect(
        cpuMs(() => renderMarkdown(piece.repeat(30_000 / piece.length), 'fr')),
        piece,
      ).to.be.below(1_000);
  });
});

describe('addresses of what is no page', () => {
  it('open no file of the machine, of the program or of its data', async () => {
    const site = await openSite();
    try {
      const browser = new Browser(site.app);
      const { staticPath } = site.app.locals as { staticPath: (file: string) => string };
      const climbs = ['../', '..%2f', '%2e%2e/', '..%5c', '....//', '..%252f', '%c0%ae%c0%ae/'];
      const aims = [
        'package.json',
        'data/wheel.sqlite',
        'etc/passwd',
        'src/server.ts',
        '.git/config',
        '.env',
      ];
      const folders = ['/', staticPath(''), '/static/', '/fr/', '/fr/articles/', '/fr/s/'];
      for (const folder of folders)
        for (const aim of aims)
          for (const climb of ['', ...climbs]) {
            const path = `${folder}${climb.repeat(climb === '' ? 0 : 6)}${aim}`;
            const { status, html } = await browser.get(path);
            expect(status, path).to.be.oneOf([400, 403, 404]);
            expect(html, path).not.to.match(/root:x:|SQLite format|"dependencies"|createServer/);
          }
    } finally {
      await site.close();
    }
  });
});

/** Everything that is stored after one site was used, each form carrying more than was asked for. */
async function storedAfter(unasked: string, secrets: Secrets) {
  const site = await openSite(MAILING, undefined, { secrets, random: seededRandom(Buffer.from('the same')) });
  try {
    await addModerator(site);
    await fillWorld({ ...site, app: adding(unasked, site.app) as unknown as Express });
    // What a session holds says when its cookie ends, by the clock of the machine.
    return { ...storedIn(site), session: [] };
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

async function sendBytes(url: string, bytes: string): Promise<void> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.resume();
  socket.write(bytes, 'latin1');
  await once(socket, 'close');
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
