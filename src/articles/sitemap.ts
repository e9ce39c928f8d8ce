import { escapeXml } from '../wheel/drawing/svg.ts';
import type { Library } from './library.ts';
import { LANGS } from '../i18n/languages.ts';
import { urlTo } from '../addresses/links.ts';

const LASTING = [
  ...(['home', 'start', 'articles', 'observatory', 'glossary'] as const),
  ...(['legalNotice', 'privacy', 'accessibility', 'siteMap'] as const),
];

export function sitemap(baseUrl: string, library: Library): string {
  const urls = LANGS.flatMap((lang) => [
    ...LASTING.map((name) => entry(urlTo(baseUrl, name, lang, {}))),
    ...library
      .list(lang)
      .map(({ slug, published, updated }) =>
        entry(urlTo(baseUrl, 'article', lang, { slug }), updated ?? published),
      ),
  ]);
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  return `${head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
}

function entry(url: string, day?: string): string {
  const changed = day === undefined ? '' : `<lastmod>${day}</lastmod>`;
  return `<url><loc>${escapeXml(url)}</loc>${changed}</url>`;
}
