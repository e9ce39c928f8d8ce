/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Page } from 'playwright-core';
import { named } from './look.ts';
import type { Finding } from './look.ts';

/** Headings, landmarks, tables, references, links: what the page says about itself. */
export async function structureFindings(page: Page): Promise<readonly Finding[]> {
  return [
    ...named('title', await emptyTitles(page)),
    ...named('headings', await headingFaults(page)),
    ...named('fake-heading', await fakeHeadings(page)),
    ...named('landmarks', await landmarkFaults(page)),
    ...named('table', await tableFaults(page)),
    ...named('reference', await brokenReferences(page)),
    ...named('same-words', await sameWordsElsewhere(page)),
    ...named('event', await eventAttributes(page)),
  ];
}

async function emptyTitles(page: Page): Promise<readonly string[]> {
  const title = await page.title();
  return /\S.* – (?:La Roue|The Wheel)$/u.test(title) ? [] : [title];
}

async function headingFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(
      (each) => each.checkVisibility() && each.closest('.error-summary') === null,
    );
    const levels = headings.map((each) => Number(each.tagName.slice(1)));
    const ones = levels.filter((level) => level === 1).length;
    return [
      ...(ones === 1 ? [] : [`${ones} headings of level 1`]),
      ...headings
        .filter((_, index) => index > 0 && (levels[index] ?? 0) > (levels[index - 1] ?? 0) + 1)
        .map((each) => `a level skipped before ${look.place(each)}`),
    ];
  });
}

async function fakeHeadings(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('p')]
      .filter((each) => {
        const [only] = each.children;
        const bold = each.children.length === 1 && (only?.matches('strong, b') ?? false);
        const words = each.textContent.trim();
        return bold && words === only?.textContent.trim() && !/[.!?]$/.test(words);
      })
      .map((each) => look.place(each)),
  );
}

async function landmarkFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults = ['main', 'body > header', 'body > footer']
      .filter((each) => document.querySelectorAll(each).length > 1)
      .map((each) => `more than one ${each}`);
    if (document.querySelector('main') === null) faults.push('no main');
    const names = [...document.querySelectorAll('nav')].map(
      (each) =>
        each.getAttribute('aria-label') ??
        document.getElementById(each.getAttribute('aria-labelledby') ?? '')?.textContent ??
        '',
    );
    if (names.includes('')) faults.push('a nav without a name');
    if (new Set(names).size < names.length) faults.push(`two navs of one name: ${names.join(', ')}`);
    return faults;
  });
}

async function tableFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('table')].flatMap((table) => {
      const title = document.getElementById(table.getAttribute('aria-labelledby') ?? '');
      const named = table.caption !== null || title !== null;
      const headers = [...table.querySelectorAll('th')];
      return [
        ...(named ? [] : ['no caption']),
        ...(headers.every((each) => each.scope !== '') ? [] : ['a header without a scope']),
        ...(headers.some((each) => each.scope === 'col') ? [] : ['no column header']),
        ...(headers.some((each) => each.scope === 'row') ? [] : ['no row header']),
      ].map((fault) => `${look.place(table)}: ${fault}`);
    }),
  );
}

async function brokenReferences(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    ['aria-describedby', 'aria-labelledby', 'aria-controls', 'aria-errormessage', 'for', 'headers'].flatMap(
      (attribute) =>
        [...document.querySelectorAll(`[${attribute}]`)].flatMap((element) =>
          (element.getAttribute(attribute) ?? '')
            .split(/\s+/)
            .filter((id) => document.getElementById(id) === null)
            .map((id) => `${look.place(element)} points to ${id}`),
        ),
    ),
  );
}

async function sameWordsElsewhere(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const known = new Map<string, string>();
    return [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].flatMap((link) => {
      const words = (link.getAttribute('aria-label') ?? link.textContent).trim().replace(/\s+/g, ' ');
      const around = (link.closest('article, li, tr') ?? link.closest('p, dd'))?.textContent ?? '';
      const said = words + around.trim().replace(/\s+/g, ' ');
      const [target, first] = [link.href, known.get(said) ?? link.href];
      known.set(said, first);
      return words === '' || target === first ? [] : [`${look.place(link)} “${words}”`];
    });
  });
}

async function eventAttributes(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter(
        (each) =>
          each.getAttributeNames().some((name) => name.startsWith('on')) ||
          (each.tagName === 'SCRIPT' && each.getAttribute('type') !== 'application/ld+json') ||
          each.hasAttribute('style'),
      )
      .map((each) => look.place(each)),
  );
}
