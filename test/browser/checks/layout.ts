/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { CDPSession, Page } from 'playwright-core';
import { named } from './look.ts';
import type { Finding } from './look.ts';

const MIN_TARGET = 44;
/** WCAG 1.4.12: what a reader's own style sheet may ask. */
const TEXT_SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`;

/** What does not fit the width of the window, or is cut. */
export async function overflowFindings(page: Page): Promise<readonly Finding[]> {
  return [...named('reflow', await tooWide(page)), ...named('cut', await cutText(page))];
}

/** The same with the text spaced out. */
export async function spacedFindings(page: Page): Promise<readonly Finding[]> {
  return withSheet(page, TEXT_SPACING, 'spaced');
}

/** The same with the letters that the reader has set twice as large: what a style sheet cannot ask for. */
export async function doubledFindings(page: Page, session: CDPSession): Promise<readonly Finding[]> {
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  const found = await overflowFindings(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } });
  return found.map(({ rule, at }) => ({ rule, at: `${at} (text at 200 %)` }));
}

async function withSheet(page: Page, css: string, how: string): Promise<readonly Finding[]> {
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, css);
  const found = await overflowFindings(page);
  await page.evaluate(() => {
    document.adoptedStyleSheets = [];
  });
  return found.map(({ rule, at }) => ({ rule, at: `${at} (${how})` }));
}

async function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const wide = [...document.querySelectorAll('main *, header *, footer *')].filter(
      (element) => element.getBoundingClientRect().right > room + 0.5 && element.closest('.scroll') === null,
    );
    return [
      `${wide
        .slice(0, 5)
        .map((each) => look.place(each))
        .join(', ')}: wider than ${room} px`,
    ];
  });
}

/** Words that a box without a way to scroll holds back. */
async function cutText(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((each) => {
        if (each instanceof SVGElement || each.closest('svg, .wheel-overlay') !== null) return false;
        if (!look.isShown(each) || each.textContent.trim() === '') return false;
        const { overflowX, overflowY } = getComputedStyle(each);
        const cutsX = /hidden|clip/.test(overflowX) && each.scrollWidth > each.clientWidth + 1;
        const cutsY = /hidden|clip/.test(overflowY) && each.scrollHeight > each.clientHeight + 1;
        return cutsX || cutsY;
      })
      .map((each) => look.place(each)),
  );
}

/** Everything to press that is smaller than 44 by 44 px; a link within a sentence is as high as its line. */
export async function targetFindings(page: Page): Promise<readonly Finding[]> {
  const faults = await page.evaluate((min) => {
    const all = document.querySelectorAll<HTMLElement>(
      'a[href], button, summary, select, textarea, input:not([type="hidden"])',
    );
    return [...all]
      .filter((element) => element.checkVisibility() && element.closest('.skip, .decoy') === null)
      .filter((element) => {
        const inline =
          element.matches('p a, li a, td a, dd a') && getComputedStyle(element).display === 'inline';
        return !inline || element.closest('p, li, td, dd')?.textContent.trim() === element.textContent.trim();
      })
      .flatMap((element) => {
        const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
        const boxes = [element, ...labels].map((each) => each.getBoundingClientRect());
        const width = Math.max(...boxes.map((box) => box.width));
        const height = Math.max(...boxes.map((box) => box.height));
        if (Math.min(width, height) >= min - 0.1) return [];
        return [`${look.place(element)} is ${Math.round(width)} × ${Math.round(height)}`];
      });
  }, MIN_TARGET);
  return named('target-size', faults);
}

/** Anything that moves, or that only a pointer brings out. */
export async function motionFindings(page: Page): Promise<readonly Finding[]> {
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((each) => {
        const { animationName, transitionDuration } = getComputedStyle(each);
        return animationName !== 'none' || /[1-9]/.test(transitionDuration);
      })
      .map((each) => look.place(each)),
  );
  return [...named('motion', moving), ...named('hover-only', await hoverOnly(page))];
}

/** Rules that show something under the pointer and not for the keyboard. */
async function hoverOnly(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const inside = (rules: CSSRuleList): CSSStyleRule[] =>
      [...rules].flatMap((rule) => [
        ...(rule instanceof CSSStyleRule ? [rule] : []),
        ...('cssRules' in rule ? inside(rule.cssRules as CSSRuleList) : []),
      ]);
    const shows = ['display', 'visibility', 'opacity', 'content'];
    return [...document.styleSheets]
      .flatMap((sheet) => inside(sheet.cssRules))
      .filter(({ selectorText, style }) => {
        if (!selectorText.includes(':hover') || selectorText.includes(':focus')) return false;
        return shows.some((property) => style.getPropertyValue(property) !== '');
      })
      .map(({ selectorText }) => selectorText);
  });
}
