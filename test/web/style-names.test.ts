import { expect } from 'chai';
import { paintCss } from '../../src/wheel/drawing/paint-css.ts';
import { writtenSheets, classesIn, isAmong, namesIn, textsOf, wordsQuoted } from '../support/style-names.ts';
import { SOCIAL_MEDIA } from '../support/method.ts';

const VIEWS = textsOf('views', '.ejs');
/** What is drawn by code: pictures, articles, and the fields and classes that views are given. */
const CODE = textsOf('src', '.ts').join('\n');
const TESTS = textsOf('test', '.ts').join('\n');

describe('the names that sheets and views share', () => {
  it('are all drawn somewhere: no sheet speaks of what is on no page', () => {
    expect(unknownNames(writtenSheets())).to.deep.equal([]);
  });

  it('are found out when nothing on any page bears them', () => {
    const planted =
      '.nobody-bears-this:hover > marquee, #nor-this, [data-nor-this], .hint[data-state="nor-this"] {}';
    expect(unknownNames(planted)).to.deep.equal([
      '.nobody-bears-this',
      '#nor-this',
      'marquee',
      '[data-nor-this]',
      '[data-state=nor-this]',
    ]);
  });

  it('are all used somewhere: no view gives a class for nothing', () => {
    expect(VIEWS.flatMap(idleClasses)).to.deep.equal([]);
  });

  it('are found out when no sheet, no code and no test uses them', () => {
    const planted = `<p class="hint nobody-asks"><b class="<%= a ? 'nor-for-this' : 'button' %> tint-<%= n %>">`;
    expect(idleClasses(planted)).to.deep.equal(['nobody-asks', 'nor-for-this']);
  });
});

/** What a sheet names and neither a view nor the code draws. */
function unknownNames(css: string): readonly string[] {
  const { classes, ids, elements, attributes } = namesIn(css);
  const given = new Set(VIEWS.flatMap((view) => [...classesIn(view)]));
  const quoted = wordsQuoted(CODE);
  const drawn = VIEWS.join('\n');
  const isGiven = (each: string) =>
    each.split('=').every((word) => quoted.has(word) || new RegExp(`[\\s"']${word}[="'\\s<>]`).test(drawn));
  return [
    ...[...classes]
      .filter((name) => !isAmong(name, given) && !isAmong(name, quoted))
      .map((name) => `.${name}`),
    ...[...ids].filter((name) => !drawn.includes(`id="${name}"`)).map((name) => `#${name}`),
    ...[...elements].filter((name) => !new RegExp(`<${name}\\b`).test(drawn) && !quoted.has(name)),
    ...[...attributes].filter((each) => !isGiven(each)).map((each) => `[${each}]`),
  ];
}

/** The classes of a view that no sheet styles, no code looks for and no test asks for. */
function idleClasses(view: string): readonly string[] {
  const styled = namesIn(`${writtenSheets()}\n${paintCss(SOCIAL_MEDIA)}`).classes;
  return [...classesIn(view)].filter(
    (name) =>
      !isStyled(name, styled) && !new RegExp(`\\.${name.replace('*', '')}(?![\\w-])`).test(CODE + TESTS),
  );
}

function isStyled(name: string, styled: ReadonlySet<string>): boolean {
  return styled.has(name) || [...styled].some((each) => isAmong(each, new Set([name])));
}
