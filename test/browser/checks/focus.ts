/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { CDPSession, Page } from 'playwright-core';
import { named } from './look.ts';
import type { Finding } from './look.ts';

const RING_PX = 2;
const RING_CONTRAST = 3;
const MOST_PRESSES = 400;
/** What a press of the key is to Chromium; letting it go moves nothing. */
const TAB = { type: 'rawKeyDown', key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 } as const;

/** Whether the focus shows everywhere it can go: a ring of 2 px, 3:1 against what it stands on. */
export async function ringFindings(page: Page): Promise<readonly Finding[]> {
  const faults = await page.evaluate(
    ({ width, contrast }) => {
      const before = document.activeElement;
      const faults = look.stops().flatMap((stop) => {
        stop.focus({ focusVisible: true, preventScroll: true });
        if (document.activeElement !== stop) return [`${look.place(stop)} takes no focus`];
        const drawn = [stop, stop.nextElementSibling]
          .filter((each) => each instanceof HTMLElement)
          .some((each) => {
            const style = getComputedStyle(each);
            const seen = each !== stop || Number(style.opacity) > 0;
            const ring = look.colour(style.outlineColor);
            const ground = look.ground(each.parentElement ?? each);
            return (
              seen &&
              style.outlineStyle !== 'none' &&
              parseFloat(style.outlineWidth) >= width &&
              look.contrast(ring, ground) >= contrast
            );
          });
        return drawn ? [] : [look.place(stop)];
      });
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
      return faults;
    },
    { width: RING_PX, contrast: RING_CONTRAST },
  );
  return named('focus-ring', faults);
}

/** Whether what follows in the document also follows for the eye: below, or beside in the direction of reading. */
export async function orderFindings(page: Page): Promise<readonly Finding[]> {
  const faults = await page.evaluate(() => {
    const before = scrollY;
    // At the end of the page, what stays in sight elsewhere stands where it belongs.
    scrollTo(0, document.documentElement.scrollHeight);
    const stops = look.stops(document.body).filter((each) => look.isShown(each));
    const boxes = stops.map((each) =>
      (each instanceof HTMLInputElement && each.labels?.[0] ? each.labels[0] : each).getBoundingClientRect(),
    );
    scrollTo(0, before);
    return stops.flatMap((stop, index) => {
      const [box, last] = [boxes[index], boxes[index - 1]];
      if (box === undefined || last === undefined) return [];
      const besides = Math.min(box.bottom, last.bottom) - Math.max(box.top, last.top) > 4;
      const backwards = besides && box.right <= last.left + 1;
      const upwards = box.bottom <= last.top + 1 && box.left < last.right - 1;
      return backwards || upwards
        ? [`${look.place(stop)} after ${look.place(stops[index - 1] ?? stop)}`]
        : [];
    });
  });
  return named('visual-order', faults);
}

/** Walks with the Tab key: every stop once, in the order of the document, none under something else. */
export async function keyboardFindings(page: Page, session: CDPSession): Promise<readonly Finding[]> {
  const expected = await page.evaluate(() => {
    const stops = look.stops();
    for (const [index, stop] of stops.entries()) stop.dataset['stop'] = String(index);
    // The next Tab starts from what had the focus last, even when it is gone.
    const start = document.createElement('span');
    start.tabIndex = -1;
    document.body.prepend(start);
    start.focus();
    start.remove();
    scrollTo(0, 0);
    return stops.map((each) => look.place(each));
  });
  const walked: { place: string; stop: string; covered: boolean }[] = [];
  for (let presses = 0; walked.length < expected.length && presses < MOST_PRESSES; presses++) {
    await session.send('Input.dispatchKeyEvent', TAB);
    const here = await page.evaluate(whereFocusIs);
    // The day, the month and the year of a date are stops of their own inside one field.
    if (here.stop === '' || here.stop !== walked.at(-1)?.stop) walked.push(here);
  }
  return [
    ...named(
      'tab-order',
      walked
        .filter(({ stop }, index) => stop !== String(index))
        .map(({ place }, index) => `${place} where ${expected[index] ?? 'nothing'} was due`)
        .slice(0, 3),
    ),
    ...named(
      'focus-obscured',
      walked.filter(({ covered }) => covered).map(({ place }) => place),
    ),
  ];
}

function whereFocusIs(): { place: string; stop: string; covered: boolean } {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement)) return { place: 'nothing', stop: '', covered: false };
  const shown =
    focused instanceof HTMLInputElement && getComputedStyle(focused).opacity === '0'
      ? (focused.labels?.[0] ?? focused)
      : focused;
  const { left, right, top, bottom } = shown.getBoundingClientRect();
  const points = [
    [(left + right) / 2, (top + bottom) / 2],
    [left + 4, top + 4],
    [right - 4, bottom - 4],
  ] as const;
  const isOn = ([x, y]: readonly [number, number]) => {
    const there = document.elementFromPoint(x, y);
    return there !== null && (shown.contains(there) || there.contains(shown) || focused === there);
  };
  return { place: look.place(focused), stop: focused.dataset['stop'] ?? '', covered: !points.some(isOn) };
}
