// Says in short what differs between two recordings of the site's pages (see record-pages.ts):
//   npx node test/support/compare-pages.ts BEFORE AFTER [--loose PATTERN] [--tokens] [--sheets] [--all]
// --loose: of files whose name fits, only what a reader gets counts: words, ids, links, fields and headings
// --tokens: keys and ids are compared by the order in which they appear, not by their letters
// --sheets: which style sheets and fonts a page names does not count, nor how many bytes it has
// --all: every differing file is named, not the first fifty
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { load } from 'cheerio';

const SHOWN = 50;
const LINE = 160;
/** Keys, ids and tokens: long, and of no language. */
const TOKEN = /(?<![\w-])(?=[\w.-]*\d)(?=[\w.-]*[A-Z])(?=[\w.-]*[a-z])[\w.-]{12,}/g;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    loose: { type: 'string' },
    tokens: { type: 'boolean', default: false },
    sheets: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
  },
});
const [before, after] = positionals;
if (before === undefined || after === undefined) throw new Error('two folders are compared: BEFORE AFTER');
process.exitCode = compare(before, after) === 0 ? 0 : 1;

function compare(one: string, other: string): number {
  const [ours, theirs] = [filesIn(one), filesIn(other)];
  const differing: string[] = [];
  for (const file of [...new Set([...ours, ...theirs])].sort()) {
    if (!theirs.has(file)) differing.push(`${file}: only in ${one}`);
    else if (!ours.has(file)) differing.push(`${file}: only in ${other}`);
    else {
      const found = firstDifference(readText(one, file), readText(other, file));
      if (found !== undefined) differing.push(`${file}: ${found}`);
    }
  }
  for (const line of values.all ? differing : differing.slice(0, SHOWN)) process.stdout.write(`${line}\n`);
  process.stdout.write(`${ours.size} files before, ${theirs.size} after, ${differing.length} differ\n`);
  return differing.length;
}

function filesIn(folder: string): ReadonlySet<string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Set(names.filter((name) => name.endsWith('.txt')));
}

function readText(folder: string, file: string): string {
  let text = readFileSync(join(folder, file), 'utf8');
  if (values.sheets) text = withoutSheets(text);
  if (values.loose !== undefined && new RegExp(values.loose).test(file)) text = readersText(text);
  return values.tokens ? withNumberedTokens(text) : text;
}

function firstDifference(one: string, other: string): string | undefined {
  if (one === other) return undefined;
  const [ours, theirs] = [one.split('\n'), other.split('\n')];
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  const line = at < 0 ? ours.length : at;
  return `line ${line + 1}\n  - ${around(ours[line], theirs[line])}\n  + ${around(theirs[line], ours[line])}`;
}

/** A long line is shown from shortly before it differs. */
function around(line: string | undefined, other = ''): string {
  if (line === undefined) return '(ends)';
  let same = 0;
  while (same < line.length && line[same] === other[same]) same += 1;
  return line.slice(Math.max(0, same - LINE / 2)).slice(0, LINE);
}

function withoutSheets(text: string): string {
  return text
    .replace(/<link rel="(?:stylesheet|preload)"[^>]*>\n?/g, '')
    .replace(/^link: .*\n/gm, '')
    .replace(/^content-length: .*\n/gm, '');
}

function withNumberedTokens(text: string): string {
  const numbers = new Map<string, number>();
  return text.replace(TOKEN, (token) => {
    const number = numbers.get(token) ?? numbers.size + 1;
    numbers.set(token, number);
    return `(token ${number})`;
  });
}

/** The status and the headers but for the length, and of the page what a reader gets of it. */
function readersText(text: string): string {
  const [head = '', ...body] = text.split('\n\n');
  const headers = head.replace(/^content-length: .*\n?/gm, '').trimEnd();
  const $ = load(body.join('\n\n'));
  const base = `http://wheel.test${head.split('\n', 1)[0]?.split(' ')[1] ?? '/'}`;
  // However short it is written, a link is where it leads.
  const links = $('a[href], link[href]').map((_, each) => `href ${whole($(each).attr('href'), base)}`);
  // What is drawn once for all has ids of its own.
  $('script, style, svg, .visually-hidden').remove();
  const ids = $('[id]').map((_, each) => `id ${$(each).attr('id') ?? ''}`);
  const headings = $('h1, h2, h3, h4, h5, h6')
    .map((_, each) => `${each.tagName} ${flat($(each).text())}`)
    .get();
  const fields = $('form, input, button, select, textarea').map((_, each) =>
    fieldLine($(each).attr() ?? {}, base),
  );
  const lists = [headings, ids.get().sort(), links.get(), fields.get()];
  return [headers, flat($('body').text()), ...lists.flat()].join('\n');
}

function fieldLine(attributes: Readonly<Record<string, string>>, base: string): string {
  const { action, name = '', type = '', value = '' } = attributes;
  return `field ${action === undefined ? '' : whole(action, base)} ${name} ${type} ${value}`;
}

function whole(address = '', base: string): string {
  return URL.canParse(address, base) ? new URL(address, base).href : address;
}

function flat(text: string): string {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .join(' ');
}
