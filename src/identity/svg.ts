import { declarationsFor, partsNamed, rulesOf } from './svg-style.ts';
import type { Rule } from './svg-style.ts';
import { SVG, XLINK, readSvg, writeSvg } from './svg-tree.ts';
import type { Attribute, Element } from './svg-tree.ts';
import { MAX_WEIGHT, weightOf } from './svg-weight.ts';

export const LEFT_OUT = [
  'scripts',
  'handlers',
  'links',
  'elsewhere',
  'pictures',
  'foreign',
  'animations',
  'effects',
  'unknown',
] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

export type SvgProblem = 'notWellFormed' | 'entities' | 'tooComplex' | 'notSvg' | 'empty';

type CleanSvg =
  | { readonly ok: true; readonly svg: string; readonly leftOut: readonly LeftOut[] }
  | { readonly ok: false; readonly problem: SvgProblem };

const SHAPES = 'path rect circle ellipse line polyline polygon text use'.split(' ');
const KEPT = new Set([
  ...SHAPES,
  ...'svg g a defs symbol tspan linearGradient radialGradient stop clipPath mask pattern'.split(' '),
]);
/** Left out without a word: they draw nothing, and drawing programs write them into every file. */
const SILENT = new Set('style title desc metadata'.split(' '));

const ATTRIBUTES = new Set(
  (
    'id class style transform viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points ' +
    'dx dy rotate textLength lengthAdjust text-anchor font-family font-size font-style font-weight letter-spacing ' +
    'word-spacing fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit ' +
    'stroke-opacity opacity color display visibility overflow clip-path clip-rule clipPathUnits mask mask-type maskUnits ' +
    'maskContentUnits offset stop-color stop-opacity gradientUnits gradientTransform spreadMethod patternUnits ' +
    'patternContentUnits patternTransform paint-order href'
  ).split(' '),
);

/**
 * What draws in an SVG file, and nothing else: of elements and attributes only those that are known to be harmless, of
 * references only those to parts of the same file. The kinds of what was left out are named, for whoever sent it.
 */
export function cleanSvg(text: string): CleanSvg {
  const read = readSvg(text);
  if (!read.ok) return read;
  if (read.root.name !== 'svg' || read.root.uri !== SVG) return { ok: false, problem: 'notSvg' };
  const leftOut = new Set<LeftOut>();
  const rules = sheetsIn(read.root).flatMap((sheet) => {
    const { rules, rest } = rulesOf(sheet);
    if (rest) leftOut.add('effects');
    return rules;
  });
  const root = cleanElement({ rules, leftOut }, read.root);
  if (!draws(root)) return { ok: false, problem: 'empty' };
  if (weightOf(root) > MAX_WEIGHT) return { ok: false, problem: 'tooComplex' };
  return { ok: true, svg: writeSvg(root), leftOut: LEFT_OUT.filter((kind) => leftOut.has(kind)) };
}

function sheetsIn({ name, uri, children }: Element): readonly string[] {
  if (name === 'style' && uri === SVG)
    return [children.filter((child) => typeof child === 'string').join('')];
  return children.flatMap((child) => (typeof child === 'string' ? [] : sheetsIn(child)));
}

interface Cleaning {
  readonly rules: readonly Rule[];
  readonly leftOut: Set<LeftOut>;
}

function cleanElement(cleaning: Cleaning, element: Element): Element {
  const { name, children } = element;
  const isText = name === 'text' || name === 'tspan';
  if (name === 'a') cleaning.leftOut.add('links');
  return {
    name: name === 'a' ? 'g' : name,
    uri: SVG,
    attributes: cleanAttributes(cleaning, element),
    children: children.flatMap<Element | string>((child) => {
      if (typeof child === 'string') return isText ? [child] : [];
      return isKept(cleaning, child) ? [cleanElement(cleaning, child)] : [];
    }),
  };
}

function isKept({ leftOut }: Cleaning, { name, uri }: Element): boolean {
  if (uri === SVG && KEPT.has(name)) return true;
  const kind = kindOf(name, uri);
  if (kind !== undefined) leftOut.add(kind);
  return false;
}

const XHTML = 'http://www.w3.org/1999/xhtml';

function kindOf(name: string, uri: string): LeftOut | undefined {
  if (/^(?:script|handler|listener)$/i.test(name)) return 'scripts';
  if (uri === XHTML || /^(?:foreignObject|iframe|object|embed|audio|video|canvas)$/i.test(name))
    return 'foreign';
  if (uri !== SVG || SILENT.has(name)) return undefined;
  if (/^(?:image|feImage)$/i.test(name)) return 'pictures';
  if (/^(?:animate\w*|set|discard)$/i.test(name)) return 'animations';
  return /^(?:filter|fe[A-Z]\w*|marker|textPath)$/.test(name) ? 'effects' : 'unknown';
}

function cleanAttributes({ rules, leftOut }: Cleaning, element: Element): readonly Attribute[] {
  const kept = element.attributes.filter((attribute) => isKeptAttribute(leftOut, element, attribute));
  const plain = kept.map(({ name, value }) => ({ name, uri: '', value }));
  const valueOf = (wanted: string) => plain.find(({ name }) => name === wanted)?.value ?? '';
  const fromSheets = declarationsFor(rules, {
    name: element.name,
    id: valueOf('id'),
    classes: valueOf('class').split(/\s+/),
  });
  const style = [fromSheets, valueOf('style')]
    .flatMap((words) => words.split(';'))
    .filter((declaration) => isKeptName(leftOut, declaration.split(':')[0]?.trim() ?? ''))
    .join(';');
  const others = plain.filter(
    ({ name }, index) =>
      name !== 'style' && name !== 'class' && plain.findIndex((each) => each.name === name) === index,
  );
  return style === '' ? others : [...others, { name: 'style', uri: '', value: style }];
}

function isKeptAttribute(leftOut: Set<LeftOut>, element: Element, { name, uri, value }: Attribute): boolean {
  if (uri === '' && /^on/i.test(name)) {
    leftOut.add('handlers');
    return false;
  }
  const isReference = name === 'href' && (uri === '' || uri === XLINK);
  if (isReference) {
    const isOwn = /^#[\w.:-]+$/.test(value.trim());
    if (!isOwn && element.name !== 'a') leftOut.add('elsewhere');
    return isOwn && element.name !== 'a';
  }
  if (uri !== '' || !isKeptName(leftOut, name)) return false;
  if (name === 'id') return ID.test(value);
  const isOwn = name === 'class' || partsNamed(value) !== undefined;
  if (!isOwn) leftOut.add('elsewhere');
  return isOwn;
}

const ID = /^[\w.:-]+$/;

/** Filters and dashes take a time to draw that no size of the file bounds. */
const EFFECTS = /^(?:filter|marker|stroke-dash|mix-blend)/;

function isKeptName(leftOut: Set<LeftOut>, name: string): boolean {
  if (EFFECTS.test(name)) leftOut.add('effects');
  return ATTRIBUTES.has(name);
}

function draws({ name, children }: Element): boolean {
  return SHAPES.includes(name) || children.some((child) => typeof child !== 'string' && draws(child));
}
