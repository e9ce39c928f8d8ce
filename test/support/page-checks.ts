/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'wcag2aaa'];
const COLOUR_RULES = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'];
const MIN_TARGET = 44;
/** How far apart letters of two labels must stay, in heights of the type. */
const LABEL_GAP = 0.75;
/** WCAG 1.4.12: what a reader's own style sheet may ask. */
const TEXT_SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`;

/** What axe-core finds, contrast of 7:1 included; the page needs scripts. */
export async function axeProblems(page: Page): Promise<readonly string[]> {
  return runAxe(page, AXE_RULES);
}

/** What axe-core finds in the colours alone: all that another colour scheme changes. */
export async function colourProblems(page: Page): Promise<readonly string[]> {
  return runAxe(page, COLOUR_RULES);
}

async function runAxe(page: Page, only: readonly string[]): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults, readonly string[]>(
    (only) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run({
        runOnly: [...only],
        resultTypes: ['violations'],
      }),
    only,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** What is wider than a screen of 320 px, as it stands and with the text spaced out. */
export async function overflowProblems(page: Page): Promise<readonly string[]> {
  const plain = await overflowing(page);
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, TEXT_SPACING);
  const spaced = await overflowing(page);
  await page.evaluate(() => {
    document.adoptedStyleSheets = [];
  });
  return [...plain, ...spaced.map((problem) => `${problem} (spaced)`)];
}

/** Everything to press that is smaller than 44 by 44 px; a link within a sentence is as high as its line. */
export async function targetProblems(page: Page): Promise<readonly string[]> {
  return page.evaluate((min) => {
    const all = document.querySelectorAll<HTMLElement>(
      'a[href], button, summary, input:not([type="hidden"])',
    );
    return [...all]
      .filter((element) => element.checkVisibility() && element.closest('.skip') === null)
      .filter((element) => !(element.matches('p a') && getComputedStyle(element).display === 'inline'))
      .flatMap((element) => {
        const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
        const boxes = [element, ...labels].map((each) => each.getBoundingClientRect());
        const width = Math.max(...boxes.map((box) => box.width));
        const height = Math.max(...boxes.map((box) => box.height));
        if (Math.min(width, height) >= min - 0.1) return [];
        const name = element.id || element.textContent.trim();
        return [`target ${name} is ${Math.round(width)} × ${Math.round(height)}`];
      });
  }, MIN_TARGET);
}

/** Labels of a wheel that are cut by the edge of the picture or touch each other. */
export async function labelProblems(page: Page): Promise<readonly string[]> {
  return page.evaluate((gap) => {
    const picture = document.querySelector('svg.wheel');
    if (picture === null) return [];
    const frame = picture.getBoundingClientRect();
    const labels = [...picture.querySelectorAll<SVGTextElement>('.wheel-label')].map((label) => {
      const size = parseFloat(getComputedStyle(label).fontSize);
      const letters = Array.from({ length: label.getNumberOfChars() }, (_, index) => {
        const [start, end] = [label.getStartPositionOfChar(index), label.getEndPositionOfChar(index)];
        const [across, down] = [end.x - start.x, end.y - start.y];
        const length = Math.hypot(across, down) || 1;
        const rise = (size * 0.35) / length;
        return { x: (start.x + end.x) / 2 + down * rise, y: (start.y + end.y) / 2 - across * rise };
      });
      return { name: label.textContent, box: label.getBoundingClientRect(), letters, size };
    });
    const cut = labels.filter(
      ({ box }) =>
        box.left < frame.left - 0.5 ||
        box.right > frame.right + 0.5 ||
        box.top < frame.top - 0.5 ||
        box.bottom > frame.bottom + 0.5,
    );
    const touching = labels.filter(({ letters, size }, index) =>
      labels
        .slice(index + 1)
        .some((other) =>
          other.letters.some((one) =>
            letters.some((two) => Math.hypot(one.x - two.x, one.y - two.y) < gap * size),
          ),
        ),
    );
    return [
      ...(labels.length === 12 ? [] : [`${labels.length} labels on the wheel`]),
      ...cut.map(({ name }) => `label ${name} is cut`),
      ...touching.map(({ name }) => `label ${name} touches another`),
    ];
  }, LABEL_GAP);
}

async function overflowing(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const wide = [...document.querySelectorAll('main *, header *, footer *')].filter(
      (element) => element.getBoundingClientRect().right > room && element.closest('.scroll') === null,
    );
    return [
      `wider than ${room} px: ${wide.map((each) => each.getAttribute('class') ?? each.tagName).join(', ')}`,
    ];
  });
}
