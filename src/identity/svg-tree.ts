import { SaxesParser } from 'saxes';

export interface Element {
  readonly name: string;
  readonly uri: string;
  readonly attributes: readonly Attribute[];
  /** In order; a string is text. */
  readonly children: readonly (Element | string)[];
}

export interface Attribute {
  readonly name: string;
  readonly uri: string;
  readonly value: string;
}

type Read =
  | { readonly ok: true; readonly root: Element }
  | { readonly ok: false; readonly problem: 'notWellFormed' | 'entities' | 'tooComplex' };

interface Open extends Element {
  readonly children: (Element | string)[];
}

const MAX_DEPTH = 60;
const MAX_ELEMENTS = 5000;

class Refusal extends Error {
  readonly problem: 'entities' | 'tooComplex';
  constructor(problem: Refusal['problem']) {
    super(problem);
    this.problem = problem;
  }
}

/** Reads XML strictly, with its namespaces. Entities of the file's own are refused; the library would expand none. */
export function readSvg(text: string): Read {
  try {
    return { ok: true, root: parse(text) };
  } catch (error) {
    return { ok: false, problem: error instanceof Refusal ? error.problem : 'notWellFormed' };
  }
}

function parse(text: string): Element {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const top: Open = { name: '', uri: '', attributes: [], children: [] };
  const open = [top];
  const add = (child: Element | string) => open.at(-1)?.children.push(child);
  let count = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) throw new Refusal('entities');
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    count += 1;
    if (count > MAX_ELEMENTS || open.length > MAX_DEPTH) throw new Refusal('tooComplex');
    const element = {
      name: local,
      uri,
      attributes: Object.values(attributes).map(toAttribute),
      children: [],
    };
    add(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(text).close();
  const root = top.children.find((child) => typeof child !== 'string');
  if (root === undefined) throw new Error('no element');
  return root;
}

function toAttribute({ local, uri, value }: { local: string; uri: string; value: string }): Attribute {
  return { name: local, uri, value };
}

export const SVG = 'http://www.w3.org/2000/svg';
export const XLINK = 'http://www.w3.org/1999/xlink';

/** Written with the namespace of SVG alone: an attribute of any other has become a plain one before. */
export function writeSvg(root: Element): string {
  return write({ ...root, attributes: [{ name: 'xmlns', uri: '', value: SVG }, ...root.attributes] });
}

function write({ name, attributes, children }: Element): string {
  const said = attributes.map(({ name, value }) => ` ${name}="${escape(value)}"`).join('');
  const inner = children.map((child) => (typeof child === 'string' ? escape(child) : write(child))).join('');
  return `<${name}${said}>${inner}</${name}>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? '');
}
