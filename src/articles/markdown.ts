import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import { messagesFor } from '../i18n/messages.ts';
import { fold } from '../i18n/fold.ts';
import { isLang } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import { pathTo } from '../addresses/links.ts';
import { drawFigures, isTrend } from './picture.ts';
import type { FindMethod } from './figure.ts';
import { lineOf, textOf } from './token.ts';

export interface Heading {
  readonly level: 2 | 3;
  readonly id: string;
  readonly text: string;
}

/** What a text asks for and cannot have; `line` counts from 1. */
export interface Fault {
  readonly line: number;
  readonly reason: string;
}

interface Rendered {
  readonly html: string;
  readonly headings: readonly Heading[];
  /** Words of the whole text, headings included and captions left out; a lone punctuation mark is none. */
  readonly words: number;
  readonly cites: readonly string[];
  readonly faults: readonly Fault[];
}

const LINKED_PAGES = ['home', 'articles', 'start', 'myStrategies'] as const;
const ANCHOR_PREFIX = 'section-';

/**
 * Draws an article's Markdown, without HTML of its own. Headings are h2 and h3 with a permalink; a heading that ends with
 * `{#old-anchor}` keeps that anchor. Links are https, `#section-…`, `article:{slug}` or `page:{name}`, so that no text spells
 * an address of ours; `[words](lang:fr)` marks words of the other language. The two images are a wheel with its caption,
 * `![words](wheel:listen=priority)`, of a method that is written in `lang`, and an indicator as it moved, `![words](trend:… "name")`,
 * with its table (`src/articles/trend.ts`); a paragraph holds wheels, such indicators or words.
 */
export function renderMarkdown(source: string, lang: Lang, findMethod: FindMethod): Rendered {
  const tokens = engine.parse(source, {});
  const draft: Draft = { lang, headings: [], cites: [], faults: [] };
  let figures = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'heading_open') prepareHeading(tokens.slice(index, index + 3), draft);
    if (token.type === 'paragraph_open')
      figures += drawFigures(tokens.slice(index, index + 3), figures, { lang, findMethod });
    if (token.type === 'inline') prepareInline(token, draft);
  }
  const words = tokens.reduce((sum, token) => sum + countWords(textOf(token)), 0);
  return { ...draft, html: engine.renderer.render(tokens, engine.options, {}), words };
}

interface Draft {
  readonly lang: Lang;
  readonly headings: Heading[];
  readonly cites: string[];
  readonly faults: Fault[];
}

const engine = new MarkdownIt({ html: false, linkify: false, typographer: false });

// Beside the heading, not in it: the name of a heading stays what it says.
engine.renderer.rules['heading_open'] = (tokens, index, options, _env, self) =>
  `<div class="heading">${self.renderToken(tokens, index, options)}`;
engine.renderer.rules['heading_close'] = (tokens, index, _options, _env, self) => {
  const token = tokens[index];
  if (token === undefined) return '';
  return `</${token.tag}><a${self.renderAttrs(token)}>#</a></div>\n`;
};

/** Without its drawings, for readers that strip them and would leave their labels: the captions stay. */
export function withoutDrawings(html: string): string {
  return html.replace(/<svg[^]*?<\/svg>/g, '');
}

function prepareHeading([open, inline, close]: readonly Token[], draft: Draft): void {
  if (open === undefined || inline === undefined || close === undefined) return;
  const level = Number(open.tag.slice(1));
  if (level !== 2 && level !== 3) {
    draft.faults.push({ line: lineOf(open), reason: 'a heading is ## or ###' });
    return;
  }
  const chosen = takeAnchor(inline);
  const text = textOf(inline).trim();
  const id = freeId(chosen ?? slugOf(text), draft.headings);
  draft.headings.push({ level, id, text });
  open.attrSet('id', id);
  close.attrs = [
    ['class', 'permalink'],
    ['href', `#${id}`],
    ['aria-label', messagesFor(draft.lang).articles.permalink(text)],
  ];
}

function takeAnchor({ children }: Token): string | undefined {
  const last = children?.at(-1);
  const [mark, anchor] = /(?<!\s)\s*\{#([a-z0-9-]+)\}$/.exec(last?.content ?? '') ?? [];
  if (last === undefined || mark === undefined) return undefined;
  last.content = last.content.slice(0, -mark.length);
  return anchor;
}

function slugOf(text: string): string {
  const words = fold(text).match(/[a-z0-9]+/g) ?? ['x'];
  return words.join('-');
}

function freeId(slug: string, taken: readonly Heading[]): string {
  const isTaken = (id: string) => taken.some((heading) => heading.id === id);
  let id = ANCHOR_PREFIX + slug;
  for (let count = 2; isTaken(id); count += 1) id = `${ANCHOR_PREFIX}${slug}-${count}`;
  return id;
}

const IMAGE_FAULT = 'an article holds no image but wheels and trends, each in a paragraph of their own';
const TREND_FAULT =
  'an indicator is ![caption](trend:unit=h&start=48&target=24&2026-09-01=40&2026-11-29=30 "its name"), alone in its paragraph, its days in order';

function prepareInline(inline: Token, draft: Draft): void {
  const children = inline.children ?? [];
  for (const [index, token] of children.entries()) {
    const fault = (reason: string) => draft.faults.push({ line: lineOf(inline), reason });
    if (token.type === 'image') fault(isTrend(token) ? TREND_FAULT : IMAGE_FAULT);
    if (token.type !== 'link_open') continue;
    const close = children.slice(index).find(({ type }) => type === 'link_close');
    const target = String(token.attrGet('href') ?? '');
    if (close === undefined || !prepareLink(token, close, target, draft))
      fault(`a link leads to https:…, #…, article:slug, page:name or lang:xx, not to "${target}"`);
  }
}

function prepareLink(open: Token, close: Token, target: string, draft: Draft): boolean {
  const [, scheme = '', rest = ''] = /^(#|[a-z]+:)(.+)$/s.exec(target) ?? [];
  if (/^https?:$/.test(scheme)) return linkOut(open);
  if (scheme === 'article:') citeArticle(open, rest, draft);
  else if (scheme === 'page:') return linkPage(open, rest, draft.lang);
  else if (scheme === 'lang:') return markLanguage(open, close, rest);
  else return scheme === '#';
  return true;
}

/** `[words](https://… "en")`: its title is the language of what stands there, and of the words. */
function linkOut(open: Token): boolean {
  const lang = open.attrGet('title');
  open.attrSet('rel', 'noopener');
  if (lang === null) return true;
  if (!isLang(lang)) return false;
  open.attrs = (open.attrs ?? []).filter(([name]) => name !== 'title');
  open.attrSet('hreflang', lang);
  open.attrSet('lang', lang);
  return true;
}

function citeArticle(open: Token, slug: string, { lang, cites }: Draft): void {
  cites.push(slug);
  open.attrSet('href', pathTo('article', lang, { slug }));
}

function linkPage(open: Token, name: string, lang: Lang): boolean {
  const page = LINKED_PAGES.find((known) => known === name);
  if (page !== undefined) open.attrSet('href', pathTo(page, lang, {}));
  return page !== undefined;
}

function markLanguage(open: Token, close: Token, name: string): boolean {
  if (!isLang(name)) return false;
  open.tag = 'span';
  open.attrs = [['lang', name]];
  close.tag = 'span';
  return true;
}

function countWords(text: string): number {
  return text.split(/\s+/u).filter((piece) => /[\p{L}\p{N}]/u.test(piece)).length;
}
