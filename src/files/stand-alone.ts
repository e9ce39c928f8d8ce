import { escapeXml } from '../wheel/drawing/svg.ts';
import type { Lang } from '../i18n/languages.ts';

interface StandAlone {
  readonly lang: Lang;
  readonly title: string;
  readonly policy: string;
  readonly css: string;
  readonly body: string;
}

export function standAlonePage({ lang, title, policy, css, body }: StandAlone): string {
  return [
    '<!DOCTYPE html>',
    `<html lang="${lang}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<title>${escapeXml(title)}</title>`,
    `<meta http-equiv="Content-Security-Policy" content="${escapeXml(policy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="robots" content="noindex, nofollow">',
    `<style>${css}</style>`,
    '</head>',
    '<body>',
    body.trim(),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
