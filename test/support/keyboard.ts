/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** More presses than any page of the site has stops. */
const MOST_PRESSES = 300;
const MOST_CHOICES = 6;

/** Presses Tab until what is meant has the focus. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  await walkTo(page, selector, 'Tab');
}

/** The same, backwards. */
export async function tabBackTo(page: Page, selector: string): Promise<void> {
  await walkTo(page, selector, 'Shift+Tab');
}

async function walkTo(page: Page, selector: string, key: string): Promise<void> {
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    await page.keyboard.press(key);
    if (await hasFocus(page, selector)) return;
  }
  throw new Error(`the keyboard does not reach ${selector} on ${page.url()}`);
}

/** Walks to a link or a button, presses Enter, and waits for the page that it leads to. */
export async function enter(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

export async function typeInto(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.type(text);
}

/** Walks to a group of radios, forwards or backwards, and moves to one of them by the arrows. */
export async function chooseByArrows(page: Page, name: string, value: string, walk = tabTo): Promise<void> {
  await walk(page, `input[name="${name}"]`);
  const id = `#${name}-${value}`;
  for (let presses = 0; presses < MOST_CHOICES; presses += 1) {
    if (await hasFocus(page, `${id}:checked`)) return;
    // A group without an answer takes the first one by the space bar.
    await page.keyboard.press((await hasFocus(page, id)) ? 'Space' : 'ArrowDown');
  }
  throw new Error(`the arrows do not reach ${id}`);
}

/** Opens what is folded around something. */
export async function unfold(page: Page, selector: string): Promise<void> {
  await tabTo(page, `details:has(${selector}) > summary`);
  await page.keyboard.press('Enter');
}

export async function tickBySpace(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press('Space');
}

async function hasFocus(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
}
