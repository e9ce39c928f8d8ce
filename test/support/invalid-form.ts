import { expect } from 'chai';
import type { Answer } from './browser.ts';

const TITLES = { fr: /^Erreur\s: /, en: /^Error: / };

/** The ids that the summary of a refused form leads to, in order. */
export function problemsOf(page: Answer): readonly string[] {
  return page
    .$('.error-summary a')
    .map((_, link) => (page.$(link).attr('href') ?? '').slice(1))
    .get();
}

/** A refused form, drawn again as every one must be: 422, summary first and focused, each problem at its field. */
export function expectRefused(page: Answer, fields: readonly string[], lang: 'fr' | 'en' = 'fr'): void {
  expect(page.status).to.equal(422);
  expect(page.$('html').attr('lang')).to.equal(lang);
  expect(page.$('title').text()).to.match(TITLES[lang]);
  expectSummaryFirst(page);
  expect(problemsOf(page)).to.deep.equal(fields);
  for (const field of fields) expectMessageAt(page, field);
  expect(page.$('main form').first().attr('action')).to.match(new RegExp(`^/${lang}/[^#]+$`));
}

function expectSummaryFirst({ $, html }: Answer): void {
  const summary = $('main .error-summary');
  expect(summary).to.have.length(1);
  expect(summary.attr('tabindex')).to.equal('-1');
  expect($('[autofocus]').is('.error-summary'), 'the focus goes to the summary').to.equal(true);
  expect($('[autofocus]')).to.have.length(1);
  expect(html.indexOf('class="error-summary"')).to.be.lessThan(html.indexOf('<h1'));
}

function expectMessageAt({ $ }: Answer, field: string): void {
  const target = $(`[id="${field}"]`);
  expect(target, `#${field} is on the page`).to.have.length(1);
  expect(target.attr('aria-invalid'), `#${field} is marked`).to.equal('true');
  const described = target.add(target.closest('fieldset')).get();
  const ids = described.flatMap((each) => ($(each).attr('aria-describedby') ?? '').split(' '));
  const messages = ids.filter((id) => id.endsWith('-error')).map((id) => $(`[id="${id}"]`).text());
  const said = $(`.error-summary a[href="#${field}"]`).first().text();
  expect(messages.join('\n'), `the message of #${field} stands beside it`).to.include(said);
  expect(target.closest('form'), `#${field} lies in its form`).to.have.length(1);
}
