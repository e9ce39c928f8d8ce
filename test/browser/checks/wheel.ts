/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Page } from 'playwright-core';
import { named } from './look.ts';
import type { Finding } from './look.ts';

/** How far apart letters of two labels must stay, in heights of the type. */
const LABEL_GAP = 0.75;

/**
 * The wheels of a page: labels whole and apart, a name with its counts, nothing to reach inside, and its twin in words: a
 * table, or a name that tells every sector that is marked.
 */
export async function labelFindings(page: Page): Promise<readonly Finding[]> {
  return [...named('labels', await labelProblems(page)), ...named('wheel', await wheelProblems(page))];
}

async function wheelProblems(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const statesIn = (root: Element) =>
      [...root.querySelectorAll('[data-approach][data-state]')]
        .map((each) => `${each.getAttribute('data-approach') ?? ''}=${each.getAttribute('data-state') ?? ''}`)
        .join(' ');
    return [...document.querySelectorAll('svg.wheel')].flatMap((wheel) => {
      const faults: string[] = [];
      const hidden = wheel.getAttribute('aria-hidden') === 'true';
      const name = wheel.getAttribute('aria-label') ?? '';
      if (!hidden && (wheel.getAttribute('role') !== 'img' || !/\d/.test(name)))
        faults.push(`a wheel called “${name}”`);
      if (wheel.querySelector('a, [tabindex], title, style, [style]') !== null)
        faults.push('more than a picture');
      const tables = [...document.querySelectorAll('table.wheel-table')];
      const isTwinned = tables.some((table) => statesIn(table) === statesIn(wheel));
      const marked = [...wheel.querySelectorAll('[data-state]:not([data-state="none"]) text')];
      const isNamed = !name.includes('table') && marked.every((text) => name.includes(text.textContent));
      if (!hidden && !isTwinned && !isNamed) faults.push('neither a table nor its name says the same');
      const told = [...wheel.querySelectorAll('[data-state]')].filter(
        (each) => each.querySelector('text') === null,
      );
      if (told.length > 0) faults.push(`${told.length} sectors without words`);
      return faults;
    });
  });
}

/** Labels of a wheel that are cut by the edge of the picture or touch each other. */
async function labelProblems(page: Page): Promise<readonly string[]> {
  return page.evaluate((gap) => {
    const picture = document.querySelector('svg.wheel');
    if (!picture?.checkVisibility()) return [];
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
    const sectors = picture.querySelectorAll('[data-approach]').length;
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
      ...(labels.length === sectors ? [] : [`${labels.length} labels on the wheel of ${sectors} sectors`]),
      ...cut.map(({ name }) => `label ${name} is cut`),
      ...touching.map(({ name }) => `label ${name} touches another`),
    ];
  }, LABEL_GAP);
}
