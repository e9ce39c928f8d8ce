const LINE_LENGTH = 200;
const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/u;

/**
 * One line that can stand in a header or beside a label: no line break, no control character, no lone
 * surrogate, nothing that turns the direction of what follows; 200 code points at most.
 */
export function oneLine(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Bidi_Control}/gu, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .trim();
  return firstCharacters(line, LINE_LENGTH);
}

export function firstCharacters(text: string, max: number): string {
  const characters = Array.from(text);
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join('')}\u2026`;
}

/** Somebody's words, each line marked: none of them can pass for a line, or a link, of ours. */
export function quoted(text: string): string {
  return text
    .split(LINE_BREAK)
    .map((line) => `> ${line.replace(/\p{Cc}/gu, ' ').replace(/\p{Cs}/gu, '\uFFFD')}`.trimEnd())
    .join('\n');
}

/** What mail programs know as the start of a signature (RFC 3676 §4.3); they fold it away in answers. */
export const SIGNATURE_MARK = '-- ';
const RULE = /^=+$/;

export function ruleUnder(heading: string): string {
  return '='.repeat(Array.from(heading).length);
}

/** In the colours of whoever reads it, and no wider than their screen, however long a link. */
export function toHtmlLetter(body: string): string {
  const head = '<head><meta name="color-scheme" content="light dark"></head>';
  return `<!doctype html>\n<html>${head}<body style="max-width: 40rem; overflow-wrap: anywhere">\n${toHtml(body)}\n</body></html>\n`;
}

export function toHtml(body: string): string {
  return body
    .split(/\n{2,}/)
    .map((paragraph) => (paragraph.startsWith('>') ? quotationHtml(paragraph) : paragraphHtml(paragraph)))
    .join('\n');
}

/** True for exactly one plain address: no list, no name, no comment, no quoted part. */
export function isOneAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s\p{Cc}@,;:<>()"\\[\]]+@[^\s\p{Cc}@,;:<>()"\\[\]]+$/u.test(text);
}

function quotationHtml(paragraph: string): string {
  const lines = paragraph.split('\n').map((line) => escapeHtml(line.replace(/^> ?/, '')));
  return `<blockquote>${lines.join('<br>\n')}</blockquote>`;
}

function paragraphHtml(paragraph: string): string {
  const lines = paragraph.split('\n').filter((line) => !RULE.test(line));
  return `<p>${lines.map(lineHtml).join('<br>\n')}</p>`;
}

function lineHtml(line: string): string {
  const safe = escapeHtml(line);
  return /^https?:\/\/\S+$/.test(line) ? `<a href="${safe}">${safe}</a>` : safe;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
