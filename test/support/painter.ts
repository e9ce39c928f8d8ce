/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Page } from 'playwright-core';
import { pointAt } from '../../src/wheel/drawing/circle.ts';
import { BANDS } from '../../src/wheel/drawing/geometry.ts';
import { STATES } from '../../src/terms.ts';
import type { State } from '../../src/terms.ts';
import { APPROACH_KEYS, wheelOf } from './method.ts';
import type { Choices } from '../../src/method/method.ts';

/** How a ring is pressed. */
export type Means = 'mouse' | 'touch';

/** Brings the whole wheel into sight. */
export async function showWheel(page: Page): Promise<void> {
  // A face that arrives late sets the words above anew, and a browser scrolls to keep the wheel where it is.
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.locator('.painted-wheel svg.wheel').evaluate((wheel) => {
    wheel.scrollIntoView({ block: 'center' });
  });
}

/** Presses the middle of a ring; true when the page stood still. */
export async function pressRing(page: Page, id: string, means: Means): Promise<boolean> {
  const [x, y] = await ringCentre(page, id);
  const before = await page.evaluate(() => scrollY);
  if (means === 'touch') await page.touchscreen.tap(x, y);
  else await page.mouse.click(x, y);
  return (await page.evaluate(() => scrollY)) === before;
}

/** The middle of a ring on the screen, from where the picture stands. */
export async function ringCentre(page: Page, id: string): Promise<readonly [number, number]> {
  const wheel = page.locator('.painted-wheel svg.wheel');
  const keys = await wheel
    .locator('g[data-approach]')
    .evaluateAll((all) => all.map((sector) => sector.getAttribute('data-approach')));
  const state = STATES.find((each) => id.endsWith(`-${each}`)) ?? 'none';
  const index = keys.indexOf(id.slice(0, -`-${state}`.length));
  const picture = await wheel.boundingBox();
  if (picture === null || index < 0) throw new Error(`no wheel to paint ${id} on`);
  const [near, far] = BANDS[state];
  const [x, y] = pointAt((index * 360) / keys.length, (near + far) / 2);
  const [left = NaN, top = NaN, side = NaN] = ((await wheel.getAttribute('viewBox')) ?? '')
    .split(' ')
    .map(Number);
  const unit = picture.width / side;
  return [picture.x + (x - left) * unit, picture.y + (y - top) * unit];
}

/** What the twelve radio groups say. */
export async function chosen(page: Page): Promise<Choices> {
  const pairs = await page
    .locator('.approach input:checked')
    .evaluateAll((all) => all.map((each) => [each.getAttribute('name'), each.getAttribute('value')]));
  return wheelOf(Object.fromEntries(pairs) as Choices);
}

/** What wheel.css decides of each part of a sector. */
const LOOKS = [
  ['.wheel-frame', 'stroke'],
  ['.wheel-outer', 'fill'],
  ['.wheel-inner', 'fill'],
  ['.wheel-hatch', 'display'],
  ['.wheel-dots', 'stroke'],
  ['.wheel-label', 'font-weight'],
] as const;

/** How the browser draws the sectors of the first wheel, by key. */
export async function looks(page: Page): Promise<Readonly<Record<string, string>>> {
  const sectors = page.locator('svg.wheel').first().locator('g[data-approach]');
  const pairs = await sectors.evaluateAll(
    (all, parts) =>
      all.map((sector) => {
        const look = parts.map(([part, name]) => {
          const found = sector.querySelector(part);
          return found === null ? 'none' : getComputedStyle(found).getPropertyValue(name);
        });
        return [sector.getAttribute('data-approach'), look.join(' | ')];
      }),
    LOOKS,
  );
  return Object.fromEntries(pairs) as Record<string, string>;
}

/** The verdicts in sight below the wheel, by level. */
export async function verdicts(page: Page): Promise<readonly (string | null)[]> {
  const shown = page.locator('.live-verdicts [data-level]').filter({ visible: true });
  return shown.evaluateAll((all) => all.map((each) => each.getAttribute('data-level')));
}

/** The counts in the hub of the wheel. */
export async function hubCounts(page: Page): Promise<string> {
  return (await writtenIn(page, 'live-counts')).replace(/(?<=\D)(?=\d)/g, ' ');
}

/** All that stands in the first element of this class, read from what the browser has laid out: style sheets write too. */
export async function writtenIn(page: Page, name: string): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { documents, strings } = await session.send('DOMSnapshot.captureSnapshot', { computedStyles: [] });
  await session.detach();
  const [nodes, layout] = [documents[0]?.nodes, documents[0]?.layout];
  const root = (nodes?.attributes ?? []).findIndex((pairs) => pairs.some((at) => strings[at] === name));
  const isInside = (node: number): boolean =>
    node === root || (node > 0 && isInside(nodes?.parentIndex?.[node] ?? -1));
  const written = (layout?.nodeIndex ?? []).flatMap((node, at) =>
    isInside(node) ? [strings[layout?.text[at] ?? -1] ?? ''] : [],
  );
  return written.join('');
}

/** A wheel in all three states, with neighbours that differ. */
export function patchwork(): Choices {
  const states: readonly State[] = ['priority', 'secondary', 'none', 'none', 'priority', 'none'];
  return wheelOf(
    Object.fromEntries(
      APPROACH_KEYS.map((key, index) => [key, states[(index * 5 + 1) % states.length] ?? 'none']),
    ),
  );
}
