import { expect } from 'chai';
import { load } from 'cheerio';
import fc from 'fast-check';
import { moveBetween } from '../../../src/wheel/moves.ts';
import { renderOverlay } from '../../../src/wheel/drawing/overlay.ts';
import type { OverlayOptions } from '../../../src/wheel/drawing/overlay.ts';
import { stateOf } from '../../../src/wheel/wheel.ts';
import { APPROACH_KEYS, chosen, wheelOf } from '../../support/method.ts';
import { anyWheel, methodWith } from '../builders.ts';
import { xmlFault } from '../xml.ts';
import { STATES } from '../../../src/terms.ts';
import { LANGS } from '../../../src/i18n/languages.ts';

const words = {
  title: 'Durand — comparaison',
  conclusion: 'Version 1 et version 2, superposées. 1 en hausse.',
  hub: ['1 en hausse', '0 en baisse', '11 sans bouger'],
  legend: ['Plein : version 1', 'Contour : version 2'],
} as const;
const inline: OverlayOptions = {
  lang: 'fr',
  target: 'inline',
  idPrefix: 'both',
  compared: APPROACH_KEYS,
  words,
};
const file: OverlayOptions = { ...inline, target: 'file' };
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 90 }),
  fc.constantFrom('<script>', '"\'&', '漢字'.repeat(40)),
);
const anyOptions: fc.Arbitrary<OverlayOptions> = fc.record({
  lang: fc.constantFrom(...LANGS),
  target: fc.constantFrom('inline' as const, 'file' as const),
  idPrefix: fc.constantFrom('both', 'two'),
  compared: fc.subarray([...APPROACH_KEYS]),
  words: fc.record({
    title: anyText,
    conclusion: anyText,
    hub: fc.array(anyText, { maxLength: 3 }),
    legend: fc.tuple(anyText, anyText),
  }),
});

describe('the picture of two wheels', () => {
  it('shows of each sector what either wheel holds, and what became of it', () => {
    fc.assert(
      fc.property(anyWheel, anyWheel, anyOptions, (from, to, options) => {
        const $ = load(renderOverlay(from, to, options), { xml: true });
        const drawn = $('svg.two-wheels > g[data-sector]').toArray();
        expect(drawn.map(({ attribs }) => attribs['data-sector'])).to.deep.equal([...APPROACH_KEYS]);
        for (const { attribs } of drawn) {
          const key = APPROACH_KEYS.find((each) => each === attribs['data-sector']) ?? 'listen';
          const [before, after] = [stateOf(from.choices, key), stateOf(to.choices, key)];
          expect([attribs['data-from'], attribs['data-to']]).to.deep.equal([before, after]);
          const move = options.compared.includes(key) ? moveBetween(before, after) : undefined;
          expect(attribs['data-move']).to.equal(move);
        }
      }),
    );
  });

  it('is the same, byte for byte, for the same arguments, and well-formed whatever its words', () => {
    fc.assert(
      fc.property(anyWheel, anyWheel, anyOptions, (from, to, options) => {
        const picture = renderOverlay(from, to, options);
        expect(renderOverlay(structuredClone(from), structuredClone(to), structuredClone(options))).to.equal(
          picture,
        );
        expect(xmlFault(picture)).to.equal(undefined);
        const $ = load(picture, { xml: true });
        expect($('style, script, a, image, foreignObject, [style], [tabindex]').length).to.equal(0);
      }),
      { numRuns: 300 },
    );
  });

  it('tells all nine pairs of states apart by shape, without any colour', () => {
    const shapes = STATES.flatMap((from) =>
      STATES.map((to) => {
        const picture = renderOverlay(
          chosen(wheelOf({ listen: from })),
          chosen(wheelOf({ listen: to })),
          inline,
        );
        const group = load(picture, { xml: true })('g[data-sector="listen"]');
        const drawn = group.children(':not(.two-hatch, text)').toArray();
        return drawn.map(({ attribs }) => `${attribs['class'] ?? ''} ${attribs['d'] ?? ''}`).join('\n');
      }),
    );
    expect(new Set(shapes).size).to.equal(9);
  });

  it('is no wheel of its own to whoever looks for one', () => {
    const $ = load(renderOverlay(chosen(wheelOf()), chosen(wheelOf()), inline), { xml: true });
    expect($('.wheel, [data-approach], [data-verdict], [data-state]').length).to.equal(0);
    expect($('svg').attr('role')).to.equal('img');
    expect($('svg').attr('aria-label')).to.equal(words.conclusion);
  });

  it('stands alone as a file: title, description, legend, a ground of paper', () => {
    const $ = load(renderOverlay(chosen(wheelOf()), chosen(wheelOf()), file), { xml: true });
    expect($('svg > title').text()).to.equal(words.title);
    expect($('svg > desc').text()).to.equal(words.conclusion);
    expect($('svg').text()).to.include(words.legend[0]).and.to.include(words.legend[1]);
    expect($('svg > rect').first().attr('fill')).to.equal('#ffffff');
  });

  it('has its legend below the labels, and paper behind both, of any number of sectors', () => {
    for (const sizes of [
      [3, 3],
      [4, 4, 4, 4, 2],
    ]) {
      const wheel = { method: methodWith(...sizes), choices: {} };
      const $ = load(renderOverlay(wheel, wheel, file), { xml: true });
      const [left = NaN, top = NaN, width = NaN, height = NaN] = ($('svg').attr('viewBox') ?? '')
        .split(' ')
        .map(Number);
      const paper = $('svg > rect').first().attr();
      expect([paper?.['x'] ?? '0', paper?.['y'] ?? '0'].map(Number)).to.deep.equal([left, top]);
      expect([paper?.['width'], paper?.['height']].map(Number)).to.deep.equal([width, height]);
      const swatches = $('svg > rect').slice(1).toArray();
      for (const { attribs } of swatches)
        expect(Number(attribs['y'])).to.be.within(top + width, top + height - 14);
    }
  });
});
