import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { load } from 'cheerio';
import fc from 'fast-check';
import { focusOf } from '../../../src/wheel/focus.ts';
import { PALETTE, renderWheel } from '../../../src/wheel/drawing/svg.ts';
import type { WheelOptions } from '../../../src/wheel/drawing/svg.ts';
import { conclusionOf, wheelRows } from '../../../src/wheel/table.ts';
import { countsOf } from '../../../src/wheel/wheel.ts';
import { APPROACH_KEYS, SOCIAL_MEDIA, chosen, wheelOf } from '../../support/method.ts';
import { anyWheel, methodWith, wheelWith } from '../builders.ts';
import { xmlFault } from '../xml.ts';
import { STATES } from '../../../src/terms.ts';
import { LANGS } from '../../../src/i18n/languages.ts';

const inline: WheelOptions = { lang: 'fr', target: 'inline', idPrefix: 'roue' };
const file: WheelOptions = { lang: 'fr', target: 'file', idPrefix: 'roue' };
const FAMILIES = SOCIAL_MEDIA.families;
const suggested = { listen: 'priority', rally: 'secondary' } as const;
const sharp = { ...chosen(wheelWith(2, 3)), suggested };
const anyBrand = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({
    unit: fc.constantFrom('<', '>', '&', '"', "'", '=', ' ', ';', '#', 'a', '\u0000', '\uD800', '\uFFFF'),
    maxLength: 80,
  }),
);
const anyOptions: fc.Arbitrary<WheelOptions> = fc.record({
  lang: fc.constantFrom(...LANGS),
  target: fc.constantFrom('inline' as const, 'file' as const),
  idPrefix: fc.constantFrom('roue', 'before'),
  brand: fc.option(anyBrand, { nil: undefined }),
  hidden: fc.boolean(),
});

describe('the picture of a wheel', () => {
  it('shows each sector in wheel order, in the state that choices and table say', () => {
    fc.assert(
      fc.property(anyWheel, anyOptions, (wheel, options) => {
        const $ = load(renderWheel(wheel, options), { xml: true });
        const drawn = $('svg.wheel > g[data-approach]').toArray();
        expect(
          drawn.map(({ attribs }) => [
            attribs['data-approach'],
            attribs['data-state'],
            attribs['data-suggested'],
          ]),
        ).to.deep.equal(
          wheelRows(wheel, options.lang).map(({ key, state, suggested }) => [key, state, suggested]),
        );
        const counts = countsOf(wheel);
        for (const state of STATES) expect($(`[data-state="${state}"]`).length).to.equal(counts[state]);
        expect($('svg').attr('data-verdict')).to.equal(focusOf(wheel, wheel.abstains ?? false));
      }),
    );
  });

  it('is the same, byte for byte, for the same arguments', () => {
    fc.assert(
      fc.property(anyWheel, anyOptions, (wheel, options) => {
        expect(renderWheel(structuredClone(wheel), { ...options })).to.equal(renderWheel(wheel, options));
      }),
    );
  });

  it('does not depend on the order in which choices were written down', () => {
    const backwards = Object.fromEntries(Object.entries(sharp.choices).reverse());
    expect(renderWheel({ ...sharp, choices: backwards }, file)).to.equal(renderWheel(sharp, file));
  });

  it('is well-formed whatever the brand', () => {
    fc.assert(
      fc.property(anyWheel, anyOptions, anyBrand, (wheel, options, brand) => {
        expect(xmlFault(renderWheel(wheel, { ...options, brand }))).to.equal(undefined);
      }),
      { numRuns: 400 },
    );
  });

  it('carries no style, script, link or handler', () => {
    fc.assert(
      fc.property(anyWheel, anyOptions, (wheel, options) => {
        const $ = load(renderWheel(wheel, { ...options, brand: '"><script>alert(1)</script><a href="x">' }), {
          xml: true,
        });
        expect($('style, script, a, image, foreignObject, [style], [tabindex]').length).to.equal(0);
        expect($.xml()).not.to.match(/\son\w+="/);
      }),
    );
  });

  it('tells the states apart by what is filled, not only by colour', () => {
    const $ = load(renderWheel(sharp, inline), { xml: true });
    const filled = (state: string): readonly boolean[] =>
      ['.wheel-inner', '.wheel-outer'].map(
        (ring) => $(`[data-state="${state}"] ${ring}`).attr('fill') !== 'none',
      );
    expect(filled('none')).to.deep.equal([false, false]);
    expect(filled('secondary')).to.deep.equal([true, false]);
    expect(filled('priority')).to.deep.equal([true, true]);
    expect($('[data-state="priority"] .wheel-label').attr('font-weight')).to.equal('700');
    expect($('[data-state="secondary"] .wheel-label').attr('font-weight')).to.equal('400');
  });

  it('dots the outline of suggested sectors, whatever their state, and of no other', () => {
    const $ = load(renderWheel(sharp, inline), { xml: true });
    expect($('g[data-suggested]').length).to.equal(2);
    expect($('g[data-suggested] .wheel-dots').length).to.equal(2);
    expect($('.wheel-dots').length).to.equal(2);
  });

  it('shows the four families inside its rings, the same whatever is chosen', () => {
    fc.assert(
      fc.property(anyWheel, anyOptions, (wheel, options) => {
        const drawn = (each: typeof wheel) => load(renderWheel(each, options), { xml: true });
        const [$, empty] = [drawn(wheel), drawn(chosen(wheelOf()))];
        const names = $('.wheel-families text').map((_, name) => $(name).text());
        const named = options.hidden === true ? [] : FAMILIES.map(({ label }) => label[options.lang]);
        expect(names.get()).to.deep.equal(named);
        expect($('svg.wheel > .wheel-brace')).to.have.length(1);
        const drawing = '.wheel-families, .wheel-brace';
        expect($.xml(drawing)).to.equal(empty.xml(drawing));
      }),
    );
  });

  it('says the verdict and the counts in the hub', () => {
    expect(hubOf(sharp)).to.deep.equal(['Choix net', '2 priorités', '3 secondaires']);
    expect(hubOf(chosen(wheelOf()))).to.deep.equal(['À choisir', '0 priorité', '0 secondaire']);
    expect(hubOf({ ...chosen(wheelOf()), abstains: true })).to.deep.equal(['Abstention', 'par choix']);
  });

  it('finds every baseline and pattern it refers to, under its own prefix', () => {
    const $ = load(renderWheel(sharp, inline), { xml: true });
    const ids = $('[id]')
      .toArray()
      .map(({ attribs }) => attribs['id']);
    const hrefs = $('textPath')
      .toArray()
      .map(({ attribs }) => attribs['href']);
    const baselines = [
      ...APPROACH_KEYS.map((key) => `roue-arc-${key}`),
      ...FAMILIES.map(({ key }) => `roue-arc-${key}`),
    ];
    expect(hrefs).to.deep.equal(baselines.map((id) => `#${id}`));
    expect(ids).to.have.members(['roue-hatch', ...baselines]);
    expect($('.wheel-hatch').attr('fill')).to.equal('url(#roue-hatch)');
  });
});

describe('the picture of a wheel of another method', () => {
  for (const sizes of [
    [1, 5],
    [2, 2, 3],
    [2, 2, 2, 2],
    [5, 5],
    [1, 1, 1, 1, 1, 11],
  ]) {
    const wheel = {
      method: methodWith(...sizes),
      choices: {},
      suggested: { 'sector-a': 'priority' },
    } as const;

    it(`is well-formed, with a sector for each approach and a brace for each family: ${sizes.join(' + ')}`, () => {
      for (const options of [inline, file, { ...inline, hidden: true }]) {
        const picture = renderWheel(wheel, options);
        expect(xmlFault(picture)).to.equal(undefined);
        const $ = load(picture, { xml: true });
        const keys = $('g[data-approach]').map((_, sector) => $(sector).attr('data-approach'));
        expect(keys.get()).to.deep.equal(wheel.method.approaches.map(({ key }) => key));
        expect($('.wheel-brace').first().attr('d')?.split('M')).to.have.length(sizes.length + 1);
        for (const { attribs } of $('textPath').toArray()) expect($(attribs['href'])).to.have.length(1);
      }
    });
  }

  it('has more room around it where its labels stand in two rows, and a line to each of the outer ones', () => {
    const viewBox = (...sizes: readonly number[]) => {
      const $ = load(renderWheel({ method: methodWith(...sizes), choices: {} }, file), { xml: true });
      const paper = $('svg > rect').attr();
      expect([paper?.['x'] ?? 0, paper?.['y'] ?? 0, paper?.['width'], paper?.['height']].join(' ')).to.equal(
        $('svg').attr('viewBox'),
      );
      const lines = $('.wheel-brace').eq(1).attr('d')?.split('M').length ?? 1;
      return { box: $('svg').attr('viewBox'), lines: lines - 1 };
    };
    expect(viewBox(6, 6)).to.deep.equal({ box: '0 0 360 360', lines: 0 });
    expect(viewBox(6, 7)).to.deep.equal({ box: '-12 -12 384 384', lines: 7 });
    expect(viewBox(6, 6, 6)).to.deep.equal({ box: '-12 -12 384 384', lines: 9 });
  });
});

describe('the picture of a wheel inside a page', () => {
  it('is one image that says its conclusion, and has no tooltip', () => {
    const $ = load(renderWheel(sharp, inline), { xml: true });
    expect($('svg').attr('role')).to.equal('img');
    expect($('svg').attr('focusable')).to.equal('false');
    expect($('svg').attr('aria-label')).to.equal(`${conclusionOf(sharp, 'fr')} Le tableau donne le détail.`);
    expect($('title, desc').length).to.equal(0);
  });

  it('names the brand first when it is given one', () => {
    const $ = load(renderWheel(sharp, { ...inline, brand: 'L’Île & Co' }), { xml: true });
    expect($('svg').attr('aria-label')).to.match(/^L’Île & Co — Roue des choix/);
  });

  it('keeps silent when hidden', () => {
    const $ = load(renderWheel(sharp, { ...inline, hidden: true }), { xml: true });
    expect($('svg').attr('aria-hidden')).to.equal('true');
    expect($('svg').attr('role')).to.equal(undefined);
    expect($('svg').attr('aria-label')).to.equal(undefined);
  });
});

describe('the picture of a wheel as a file', () => {
  it('stands alone: namespace, language, title with the brand, description, opaque background', () => {
    const $ = load(renderWheel(sharp, { ...file, brand: 'C’est qui le <Patron> ?!' }), { xml: true });
    expect($('svg').attr('xmlns')).to.equal('http://www.w3.org/2000/svg');
    expect($('svg').attr('xml:lang')).to.equal('fr');
    expect($('svg').attr('font-family')).to.match(/sans-serif$/);
    expect($('svg > title').text()).to.equal('C’est qui le <Patron> ?! — roue des choix');
    expect($('svg > desc').text()).to.equal(conclusionOf(sharp, 'fr'));
    expect($('svg > rect').attr()).to.deep.equal({ width: '360', height: '360', fill: '#ffffff' });
  });

  it('has a default title, and shows forbidden characters as replaced', () => {
    expect(renderWheel(sharp, { ...file, lang: 'en' })).to.contain(
      '<title>Our brand — wheel of choices</title>',
    );
    expect(renderWheel(sharp, { ...file, brand: 'a\u0000b\uD800c\uFFFF' })).to.contain(
      '<title>a\uFFFDb\uFFFDc\uFFFD —',
    );
  });
});

describe('the colours of the wheel', () => {
  const css = readFileSync(new URL('../../../public/styles/parts/wheel.css', import.meta.url), 'utf8');
  const palettes = [...css.matchAll(/\.wheel \{([^}]*--_priority[^}]*)\}/g)].map(([, block = '']) =>
    colours(block),
  );
  const [light, dark] = palettes;

  it('are the same in the stylesheet and in the attributes', () => {
    expect(light).to.deep.equal(PALETTE);
  });

  for (const [name, palette] of Object.entries({ light, dark })) {
    it(`stand apart in ${name}: 3:1 between neighbours and with the page, 7:1 for words`, () => {
      const { paper = '', priority = '', secondary = '', line = '', text = '' } = palette ?? {};
      expect(contrast(priority, secondary)).to.be.at.least(3);
      expect(contrast(secondary, paper)).to.be.at.least(3);
      expect(contrast(priority, paper)).to.be.at.least(3);
      expect(contrast(line, paper)).to.be.at.least(3);
      expect(contrast(text, paper)).to.be.at.least(7);
    });
  }

  it('are system colours where the reader forces them', () => {
    const forced = /forced-colors: active\) \{\s*\.wheel \{([^}]*)\}/.exec(css)?.[1] ?? '';
    expect([...forced.matchAll(/--_\w+: (\w+)/g)].map(([, colour]) => colour)).to.deep.equal([
      'CanvasText',
      'CanvasText',
      'CanvasText',
      'CanvasText',
      'Canvas',
    ]);
  });
});

describe('the check for well-formed XML', () => {
  for (const broken of [
    '<a',
    '<a>',
    '<a></b>',
    '<a b=c/>',
    '<a b="1" b="2"/>',
    '<a>&</a>',
    '<a>\u0001</a>',
    '<a/>b',
  ]) {
    it(`refuses ${JSON.stringify(broken)}`, () => {
      expect(xmlFault(broken)).to.be.a('string');
    });
  }
});

function hubOf(wheel: Parameters<typeof renderWheel>[0]): readonly string[] {
  const $ = load(renderWheel(wheel, inline), { xml: true });
  return $('.wheel-hub text')
    .toArray()
    .map((line) => $(line).text());
}

function colours(block: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...block.matchAll(/--_(\w+): .*?(#\w{6})/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = NaN, green = NaN, blue = NaN] = [1, 3, 5]
    .map((start) => parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
