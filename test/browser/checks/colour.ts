/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Page } from 'playwright-core';
import { EYES, contrastTo } from './eyes.ts';
import { named } from './look.ts';
import type { Finding } from './look.ts';

const TEXT = 7;
const PARTS = 3;
/** Under this, two fills are one and the same to the eye and mean the same. */
const SAME = 1.01;

/** Contrast of text (7:1) and of everything that must be recognised (3:1), computed on the palette in force. */
export async function colourFindings(page: Page): Promise<readonly Finding[]> {
  return [
    ...named('text-contrast', await faintText(page)),
    ...named('part-contrast', await faintParts(page)),
    ...named('segment-contrast', await faintSegments(page)),
    ...named('ground', await undeclaredGround(page)),
  ];
}

async function faintText(page: Page): Promise<readonly string[]> {
  return page.evaluate((min) => {
    const seen = [...document.querySelectorAll('body *')].filter(
      (each) =>
        [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()) &&
        look.isShown(each),
    );
    return seen
      .map((each) => {
        const style = getComputedStyle(each);
        const ink = look.colour(each instanceof SVGElement ? style.fill : style.color);
        return { each, ratio: look.contrast(ink, look.ground(each)) };
      })
      .filter(({ ratio }) => ratio < min)
      .map(({ each, ratio }) => `${look.place(each)} has ${ratio.toFixed(2)}`);
  }, TEXT);
}

/** The borders of fields and buttons; rounds and boxes are drawn by their ::before. */
async function faintParts(page: Page): Promise<readonly string[]> {
  return page.evaluate((min) => {
    const all = document.querySelectorAll<HTMLElement>(
      'input:not([type="hidden"]), select, textarea, button, .button',
    );
    return [...all]
      .filter((each) => look.isShown(each) && getComputedStyle(each).opacity !== '0')
      .flatMap((each) => {
        const round = each.matches('[type="radio"], [type="checkbox"]');
        const style = getComputedStyle(each, round ? '::before' : null);
        const around = look.ground(each.parentElement ?? each);
        const edge = look.contrast(look.colour(style.borderTopColor), around);
        const fill = look.contrast(look.colour(style.backgroundColor), around);
        const words = each.matches('button.quiet') ? min : 0;
        const best = Math.max(parseFloat(style.borderTopWidth) > 0 ? edge : 0, fill, words);
        return best >= min || getComputedStyle(each).appearance === 'auto'
          ? []
          : [`${look.place(each)} has ${best.toFixed(2)}`];
      });
  }, PARTS);
}

/** The fills of a wheel, with each other and with the page, to whoever sees all colours, few or none. */
async function faintSegments(page: Page): Promise<readonly string[]> {
  const wheels = await page.evaluate(() =>
    [...document.querySelectorAll('svg.wheel')].map((wheel) => {
      const fills = [...wheel.querySelectorAll('path, rect, circle')]
        .filter((each) => each.closest('defs, clipPath') === null)
        .map((each) => getComputedStyle(each).fill)
        .filter((fill) => fill !== 'none' && !fill.startsWith('url(') && look.colour(fill)[3] > 0);
      const colours = [...new Set(fills)].map((fill) => look.colour(fill));
      return { place: look.place(wheel), colours: [look.ground(wheel), ...colours] };
    }),
  );
  return wheels.flatMap(({ place, colours }) =>
    pairsOf(colours)
      .filter(([one, two]) => contrastTo('full colour', one, two) > SAME)
      .flatMap((pair) => Object.keys(EYES).map((eyes) => ({ pair, eyes, ratio: contrastTo(eyes, ...pair) })))
      .filter(({ ratio }) => ratio < PARTS)
      .map(({ pair, eyes, ratio }) => `${place}: ${pair.join(' and ')} have ${ratio.toFixed(2)}, ${eyes}`),
  );
}

function pairsOf<T>(all: readonly T[]): readonly (readonly [T, T])[] {
  return all.flatMap((one, index) => all.slice(index + 1).map((two) => [one, two] as const));
}

/** RGAA 10.5: the colour of the text and that of its ground are declared together, at the root for the whole page. */
async function undeclaredGround(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [document.documentElement, document.body]
      .filter((each) => look.colour(getComputedStyle(each).backgroundColor)[3] < 1)
      .map((each) => look.place(each).slice(0, 10)),
  );
}

/** In colours that the reader has chosen: words, wheel, borders and focus are all drawn with the reader's own pair. */
export async function forcedColourFindings(page: Page): Promise<readonly Finding[]> {
  return [
    ...named('forced-colours', await faintText(page)),
    ...named('forced-colours', await faintParts(page)),
    ...named('forced-colours', await unforcedWheel(page)),
  ];
}

async function unforcedWheel(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const system = new Set(
      ['Canvas', 'CanvasText', 'none', 'transparent'].flatMap((name) => {
        const probe = document.createElement('i');
        probe.style.cssText = `forced-color-adjust: none; color: ${name === 'none' ? 'transparent' : name}`;
        document.body.append(probe);
        const { color } = getComputedStyle(probe);
        probe.remove();
        return [color, name];
      }),
    );
    return [...document.querySelectorAll('svg.wheel :is(path, text, circle)')].flatMap((each) => {
      const { fill, stroke } = getComputedStyle(each);
      const foreign = [fill, stroke].filter((paint) => !system.has(paint) && !paint.startsWith('url('));
      return foreign.length === 0 ? [] : [`${look.place(each)} is painted ${foreign.join(', ')}`];
    });
  });
}
