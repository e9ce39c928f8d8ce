import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Answer } from './visitor.ts';

const TEXT = /^(?:text\/|image\/svg|application\/(?:json|xml|atom|.*\+(?:xml|json)))/;
const LONGEST_NAME = 120;
const SHORTEST_KEY = 8;
/** What the server's own clock and files say: the same page has another one every second, or in every folder. */
const LEFT_OUT = new Set(['date', 'connection', 'keep-alive']);
const NORMALISED = new Set(['etag', 'last-modified']);

interface Named {
  readonly title: string | undefined;
  readonly untitled: string;
}

/** Where every answer is written down: one file each, under a name that stays from run to run. */
export class Notebook {
  readonly #folder: string;
  readonly #words = new Map<string, string>();
  readonly #titles = new Map<string, number>();
  #chapter = '';
  #count = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  open(chapter: string): void {
    this.#chapter = chapter;
    this.#count = 0;
  }

  /** How a key, a token or an id is called in the names of files. */
  call(value: string, word: string): void {
    if (value.length >= SHORTEST_KEY && !this.#words.has(value)) this.#words.set(value, word);
  }

  /** What has no title of its own is numbered. */
  keep(asked: string, answer: Answer, { title, untitled }: Named): void {
    this.#count += 1;
    const name = title ?? `${String(this.#count).padStart(3, '0')} ${untitled}`;
    this.write(name, pageText(asked, answer));
  }

  write(name: string, text: string): void {
    const file = join(this.#folder, this.#chapter, `${this.#fileName(name)}.txt`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Two of one name are numbered. */
  #fileName(title: string): string {
    let named = title;
    for (const [value, word] of this.#words) named = named.replaceAll(value, word);
    const plain = named.replace(/[^\w.=-]+/g, '_').replace(/^_/, '');
    const rest = createHash('sha256').update(plain).digest('hex').slice(0, 8);
    const short = plain.length > LONGEST_NAME ? `${plain.slice(0, LONGEST_NAME)}-${rest}` : plain;
    const place = `${this.#chapter}/${short}`;
    const seen = this.#titles.get(place) ?? 0;
    this.#titles.set(place, seen + 1);
    return seen === 0 ? short : `${short}~${seen + 1}`;
  }
}

function pageText(asked: string, { status, rawHeaders, type, body }: Answer): string {
  const head = [withoutVersion(asked), String(status), ...headerLines(rawHeaders), ''].join('\n');
  if (body.length === 0) return `${head}\n`;
  if (TEXT.test(type)) return `${head}\n${withoutVersion(body.toString('utf8'))}\n`;
  return `${head}\n${body.length} bytes, sha256 ${createHash('sha256').update(body).digest('hex')}\n`;
}

/** Sorted: their order means nothing. */
function headerLines(raw: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (let index = 0; index < raw.length; index += 2) {
    const name = (raw[index] ?? '').toLowerCase();
    const value = raw[index + 1] ?? '';
    if (!LEFT_OUT.has(name)) lines.push(`${name}: ${headerValue(name, value)}`);
  }
  return lines.sort();
}

function headerValue(name: string, value: string): string {
  if (NORMALISED.has(name)) return value.startsWith('W/') ? '(weak)' : '(given)';
  const cookie = name === 'set-cookie' ? value.replace(/Expires=[^;]+/i, 'Expires=(given)') : value;
  return withoutVersion(cookie);
}

/** The address of the style sheet changes with every letter of it. */
function withoutVersion(text: string): string {
  return text.replace(/\/static\/[\w-]+\//g, '/static/(version)/');
}
