/** A message as a mail program reads it. */
export interface Message {
  /** Every header line, unfolded, in order. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  readonly html: string;
}

/** Reads a raw message of two alternatives, plain text then HTML. */
export function parseMessage(raw: string): Message {
  const { headers, body } = split(raw);
  const boundary = /boundary="([^"]+)"/.exec(header({ headers }, 'content-type') ?? '')?.[1] ?? '';
  const [, text = '', html = ''] = body.split(`--${boundary}`);
  return { headers, text: content(text), html: content(html) };
}

/** The one value of a header; undefined when there is none. Throws when there are two. */
export function header(message: Pick<Message, 'headers'>, name: string): string | undefined {
  const found = message.headers.filter(([own]) => own.toLowerCase() === name.toLowerCase());
  if (found.length > 1) throw new Error(`${found.length} headers ${name}`);
  return found[0]?.[1];
}

/** The characters behind `=?UTF-8?Q?…?=`. */
export function decodeWords(value: string): string {
  return value.replace(/\?=\s+=\?/g, '?==?').replace(/(?:=\?UTF-8\?[QB]\?[^?]*\?=)+/gi, (words) => {
    const bytes = [...words.matchAll(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi)].map(([, kind, code = '']) =>
      kind?.toUpperCase() === 'B' ? Buffer.from(code, 'base64') : fromQuoted(code.replaceAll('_', ' ')),
    );
    return Buffer.concat(bytes).toString('utf8');
  });
}

function split(raw: string): { headers: Message['headers']; body: string } {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .trimStart()
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
  });
  return { headers, body: raw.slice(end + 4) };
}

function content(part: string): string {
  const { headers, body } = split(part.replace(/^\r\n/, ''));
  const encoding = header({ headers }, 'content-transfer-encoding');
  const bytes = encoding === 'base64' ? Buffer.from(body, 'base64') : fromQuoted(body);
  return bytes.toString('utf8').replaceAll('\r\n', '\n').trimEnd();
}

function fromQuoted(code: string): Buffer {
  const text = code
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(text, 'latin1');
}
