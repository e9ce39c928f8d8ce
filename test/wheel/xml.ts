const NAME = '[A-Za-z_][\\w:.-]*';
const TEXT = /^[^<&]*(?:&(?:#\d+|lt|gt|amp|quot|apos);[^<&]*)*$/;
const OPENING = new RegExp(`^<(${NAME})((?:\\s+${NAME}="[^"<]*")*)(/?)>$`);
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/**
 * Why `source` is not well-formed XML, or undefined when it is. It covers what our pictures are made of: elements,
 * double-quoted attributes, text and references; no comment, declaration or CDATA section.
 */
export function xmlFault(source: string): string | undefined {
  if (FORBIDDEN.test(source)) return 'a character that XML forbids';
  const open: string[] = [];
  for (const token of source.match(/<[^>]*>?|[^<]+/g) ?? []) {
    const fault = token.startsWith('<') ? tagFault(token, open) : textFault(token, open);
    if (fault !== undefined) return fault;
  }
  return open.length === 0 ? undefined : `${open.join(' > ')} left open`;
}

function tagFault(token: string, open: string[]): string | undefined {
  if (token.startsWith('</')) return token === `</${String(open.pop())}>` ? undefined : `unexpected ${token}`;
  const [, name, attributes = '', slash] = OPENING.exec(token) ?? [];
  if (name === undefined) return `not a tag: ${token}`;
  if (slash === '') open.push(name);
  return attributesFault(attributes);
}

function attributesFault(attributes: string): string | undefined {
  const pairs = [...attributes.matchAll(/([^\s=]+)="([^"]*)"/g)];
  if (new Set(pairs.map(([, name]) => name)).size < pairs.length)
    return `repeated attribute in ${attributes}`;
  return pairs.every(([, , value = '']) => TEXT.test(value)) ? undefined : `bare & in ${attributes}`;
}

function textFault(token: string, open: readonly string[]): string | undefined {
  if (open.length === 0 && token.trim() !== '') return 'text outside the root';
  return TEXT.test(token) ? undefined : `bare & in ${token}`;
}
