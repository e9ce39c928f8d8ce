import { partsNamed } from './svg-style.ts';
import type { Attribute, Element } from './svg-tree.ts';

/** Parts that name parts multiply what is drawn: ten levels of ten make ten thousand million. */
export const MAX_WEIGHT = 20_000;
const CHARACTERS_PER_WEIGHT = 50;

/** How much is drawn, each part counted wherever it is named; Infinity where one names itself. */
export function weightOf(root: Element): number {
  const parts = new Map<string, Element>();
  const collect = (element: Element) => {
    const id = element.attributes.find(({ name }) => name === 'id')?.value;
    if (id !== undefined && !parts.has(id)) parts.set(id, element);
    for (const child of element.children) if (typeof child !== 'string') collect(child);
  };
  collect(root);
  const known = new Map<Element, number>();
  const weigh = (element: Element): number => {
    const before = known.get(element);
    if (before !== undefined) return before;
    known.set(element, Infinity);
    const characters = element.attributes.reduce((sum, { value }) => sum + value.length, 0);
    const inside = element.children.filter((child) => typeof child !== 'string');
    const named = element.attributes.flatMap(namesIn).flatMap((id) => parts.get(id) ?? []);
    const weights = [...inside, ...named].map(weigh);
    const weight = weights.reduce((sum, each) => sum + each, 1 + characters / CHARACTERS_PER_WEIGHT);
    known.set(element, weight);
    return weight;
  };
  return weigh(root);
}

function namesIn({ name, value }: Attribute): readonly string[] {
  return name === 'href' ? [value.trim().slice(1)] : (partsNamed(value) ?? []);
}
