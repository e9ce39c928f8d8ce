/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Page } from 'playwright-core';

/** What a check found: which rule, and where. */
export interface Finding {
  readonly rule: string;
  readonly at: string;
}

/** Red, green and blue from 0 to 255, and how opaque. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** What the checks share inside the page. */
export interface Look {
  /** Where an element is, short enough to read. */
  place(element: Element): string;
  /** Whether the eye can see it; what is only for screen readers is not. */
  isShown(element: Element): boolean;
  /** What the Tab key reaches, in the order of the document; one radio of each group. */
  stops(root?: ParentNode): readonly HTMLElement[];
  colour(css: string): Colour;
  /** The colour that an element stands on. */
  ground(element: Element): Colour;
  /** From 1 to 21 (WCAG 2.2, contrast ratio), the first colour laid upon the second. */
  contrast(upper: Colour, lower: Colour): number;
}

declare global {
  var look: Look;
}

/** Takes the tools of the checks into the page as it stands; every page that is loaded needs them again. */
export async function openEyes(page: Page): Promise<void> {
  await page.evaluate('globalThis.__name = (each) => each');
  await page.evaluate(installLook);
}

/* One function, since it travels into the page as text. */
function installLook(): void {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const known = new Map<string, Colour>();
  const read = (css: string): Colour => {
    const plain = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(css);
    if (plain !== null)
      return [Number(plain[1]), Number(plain[2]), Number(plain[3]), Number(plain[4] ?? '1')];
    if (canvas === null) throw new Error('no canvas');
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const colour = (css: string): Colour => {
    const found = known.get(css) ?? read(css);
    known.set(css, found);
    return found;
  };
  const over = ([r, g, b, a]: Colour, [r2, g2, b2]: Colour): Colour => [
    r * a + r2 * (1 - a),
    g * a + g2 * (1 - a),
    b * a + b2 * (1 - a),
    1,
  ];
  const light = (value: number): number => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  const luminance = ([r, g, b]: Colour): number => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  /** In a drawing, words stand on the shape drawn before them, where it reaches their middle. */
  const shapeUnder = (element: Element): Colour => {
    const words = element instanceof SVGTextContentElement ? element : null;
    const beside = words?.closest('text')?.parentElement?.children ?? [];
    const middle = words?.getStartPositionOfChar(Math.floor(words.getNumberOfChars() / 2));
    const under = [...beside].filter(
      (each): each is SVGGeometryElement =>
        each instanceof SVGGeometryElement &&
        (each.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) > 0 &&
        each.isPointInFill(middle),
    );
    const top = under.at(-1);
    return top === undefined ? [0, 0, 0, 0] : colour(getComputedStyle(top).fill);
  };
  const ground = (element: Element): Colour => {
    const shape = shapeUnder(element);
    if (shape[3] === 1) return shape;
    const own = colour(getComputedStyle(element).backgroundColor);
    if (own[3] === 1) return own;
    const parent = element.parentElement;
    return over(own, parent === null ? [255, 255, 255, 1] : ground(parent));
  };
  const isShown = (element: Element): boolean => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.closest('.visually-hidden, .skip, .decoy') === null;
  };
  const isRadioReached = (radio: HTMLInputElement, all: readonly Element[]): boolean => {
    const group = all.filter(
      (each): each is HTMLInputElement =>
        each instanceof HTMLInputElement &&
        each.type === 'radio' &&
        each.name === radio.name &&
        each.form === radio.form,
    );
    return radio === (group.find((each) => each.checked) ?? group[0]);
  };
  const stops = (root: ParentNode = document): readonly HTMLElement[] => {
    const all = [
      ...root.querySelectorAll<HTMLElement>(
        'a[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex="0"]',
      ),
    ].filter((each) => each.tabIndex >= 0 && each.checkVisibility({ visibilityProperty: true }));
    return all.filter(
      (each) => !(each instanceof HTMLInputElement && each.type === 'radio') || isRadioReached(each, all),
    );
  };
  globalThis.look = {
    place(element) {
      if (element.id !== '') return `#${element.id}`;
      const name = element.tagName.toLowerCase();
      const words = element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40);
      const kind = element.getAttribute('class')?.split(' ')[0] ?? '';
      return `${name}${kind === '' ? '' : `.${kind}`}${words === '' ? '' : ` “${words}”`}`;
    },
    isShown,
    stops,
    colour,
    ground,
    contrast(upper, lower) {
      const [one, two] = [luminance(over(upper, lower)), luminance(lower)];
      return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    },
  };
}

/** Gives every place the name of its rule. */
export function named(rule: string, places: readonly string[]): readonly Finding[] {
  return places.map((at) => ({ rule: `own/${rule}`, at }));
}
