import type { Lang } from '../i18n/languages.ts';
import { escapeXml } from '../wheel/drawing/svg.ts';
import { isoOf } from './time.ts';

export const FEED_TYPE = 'application/atom+xml; charset=utf-8';

export interface Entry {
  readonly published: number;
  readonly updated: number;
  readonly xml: string;
}

interface Feed {
  readonly lang: Lang;
  readonly id: string;
  readonly selfUrl: string;
  readonly pageUrl: string;
  readonly title: string;
  readonly since: number;
  readonly entries: readonly Entry[];
}

/** An Atom feed, newest first: it is well-formed whatever it holds, as what XML forbids becomes U+FFFD. */
export function feed({ lang, id, selfUrl, pageUrl, title, since, entries }: Feed): string {
  const updated = entries.reduce((latest, entry) => Math.max(latest, entry.updated), since);
  const parts = [
    element('id', {}, id),
    element('title', { type: 'text' }, title),
    element('link', { rel: 'self', type: 'application/atom+xml', href: selfUrl }),
    element('link', { rel: 'alternate', type: 'text/html', href: pageUrl }),
    element('updated', {}, isoOf(updated)),
    ...newestFirst(entries).map(({ xml }) => xml),
  ];
  const root = parent('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': lang }, parts);
  return `<?xml version="1.0" encoding="utf-8"?>\n${root}\n`;
}

export function newestFirst(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted((a, b) => b.published - a.published);
}

type Attributes = Readonly<Record<string, string>>;

export function parent(name: string, attributes: Attributes, children: readonly string[]): string {
  return `<${name}${written(attributes)}>\n${children.join('\n')}\n</${name}>`;
}

export function element(name: string, attributes: Attributes, text = ''): string {
  const opening = `<${name}${written(attributes)}`;
  return text === '' ? `${opening}/>` : `${opening}>${escapeXml(text)}</${name}>`;
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
}

interface EntryHead {
  /** Lasting, while `url` may change. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly published: number;
  readonly updated: number;
}

export function entryHead({ id, url, title, published, updated }: EntryHead): readonly string[] {
  return [
    element('id', {}, id),
    element('title', { type: 'text' }, title),
    element('link', { rel: 'alternate', type: 'text/html', href: url }),
    element('published', {}, isoOf(published)),
    element('updated', {}, isoOf(updated)),
  ];
}

export function author(name: string): string {
  return parent('author', {}, [element('name', {}, name)]);
}
