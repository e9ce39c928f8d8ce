/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Page } from 'playwright-core';
import { named } from './look.ts';
import type { Finding } from './look.ts';

/** What a browser may fill in for the visitor, by the name of the field. */
const TOKENS: Readonly<Record<string, string>> = {
  email: 'email',
  website: 'url',
  password: 'current-password',
  code: 'one-time-code',
  captcha: 'off',
  fax: 'off',
};

/** Names, groups, tokens, what is asked and what went wrong. */
export async function formFindings(page: Page): Promise<readonly Finding[]> {
  return [
    ...named('placeholder', await placeholders(page)),
    ...named('ungrouped', await ungrouped(page)),
    ...named('autocomplete', await wrongTokens(page)),
    ...named('required', await unmarked(page)),
    ...named('error-summary', await summaryFaults(page)),
  ];
}

async function placeholders(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[placeholder]')]
      // A space is no hint: it lets the style sheet tell an empty field.
      .filter((each) => (each.getAttribute('placeholder') ?? '').trim() !== '')
      .map((each) => look.place(each)),
  );
}

async function ungrouped(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const radios = [...document.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
    return [...new Set(radios.map((each) => each.name))].filter((name) => {
      const group = radios.filter((each) => each.name === name);
      const [first] = group;
      const fieldset = first?.closest('fieldset');
      const legend = fieldset?.querySelector(':scope > legend')?.textContent.trim() ?? '';
      return legend === '' || group.some((each) => each.closest('fieldset') !== fieldset);
    });
  });
}

async function wrongTokens(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    (tokens) =>
      [...document.querySelectorAll<HTMLInputElement>('main form:not([method="get"]) input')].flatMap(
        (field) => {
          const isNew =
            field.name === 'password' && field.form?.elements.namedItem('repeat') instanceof Element;
          const wanted = isNew ? 'new-password' : tokens[field.name];
          const given = field.getAttribute('autocomplete');
          const written = !/^(?:hidden|radio|checkbox|file)$/.test(field.type);
          if (!written || (given !== null && (wanted === undefined || given === wanted))) return [];
          if (wanted === undefined && document.body.className === '') return [];
          return given === 'off' &&
            document.body.classList.contains('moderation') &&
            field.name !== 'password'
            ? []
            : [`${look.place(field)} says ${String(given)}`];
        },
      ),
    TOKENS,
  );
}

/** A field to fill is either marked as required for readers, or called optional in its label; filters are neither. */
async function unmarked(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
        'body:not(.moderation) main form:not([method="get"]) :is(input, textarea)',
      ),
    ]
      .filter((each) => !/^(?:hidden|radio|checkbox|submit)$/.test(each.type) && each.tabIndex >= 0)
      .filter((each) => document.body.className !== '' && !each.required)
      .filter((each) => !/\((?:facultatif|optional)\)/.test(each.labels?.[0]?.textContent ?? ''))
      .map((each) => look.place(each)),
  );
}

const FOCUS_PATIENCE_MS = 15_000;

/** The summary of a refused form: it has the focus, and each of its lines says what the field says, and leads there. */
async function summaryFaults(page: Page): Promise<readonly string[]> {
  const summaries = page.locator('.error-summary');
  // A busy browser gives the focus a little later than the page; one that never does is a fault below.
  if ((await summaries.count()) > 0)
    await page
      .locator('.error-summary:focus')
      .waitFor({ timeout: FOCUS_PATIENCE_MS })
      .catch(() => undefined);
  return page.evaluate(() => {
    const summary = document.querySelector('.error-summary');
    const refused = /^(?:Erreur\u00a0|Error): /.test(document.title);
    if (summary === null) return refused ? ['a title of errors without a summary'] : [];
    const faults = refused ? [] : ['a summary without a title of errors'];
    if (document.activeElement !== summary) faults.push('the summary does not have the focus');
    const lines = [...summary.querySelectorAll<HTMLAnchorElement>('li a')];
    const beside = [...document.querySelectorAll('.field-error')].map((each) => each.textContent);
    if (lines.length !== beside.length) faults.push(`${lines.length} lines for ${beside.length} errors`);
    for (const line of lines) {
      const field = document.getElementById(line.hash.slice(1));
      if (field === null || field.tabIndex < 0) faults.push(`${line.hash} leads to nothing`);
      if (!beside.some((words) => words.endsWith(line.textContent)))
        faults.push(`other words beside the field than “${line.textContent}”`);
      const marked = field?.closest('[aria-invalid="true"]') ?? null;
      if (marked === null) faults.push(`${line.hash} is not marked`);
    }
    return faults;
  });
}
