import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import {
  GROUNDS,
  contrastOf,
  hueOf,
  isReadableOn,
  nearestReadable,
  readColour,
} from '../../src/identity/colour.ts';
import { colourSheet, pathToColours } from '../../src/identity/colour-sheet.ts';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`);
const ground = fc.constantFrom(...Object.values(GROUNDS));

describe('A colour of the owner', () => {
  it('is read as people type it', () => {
    for (const typed of ['#1A2b3C', '1a2b3c', ' #1a2b3c ']) expect(readColour(typed)).to.equal('#1a2b3c');
    expect(readColour('#F80')).to.equal('#ff8800');
    for (const typed of ['', 'red', '#12345', '#1234567', '#12345g', 'rgb(1,2,3)', '#fff;}*{color:red'])
      expect(readColour(typed), typed).to.equal(undefined);
  });

  it('has the contrast that the WCAG say', () => {
    expect(contrastOf('#000000', '#ffffff')).to.equal(21);
    expect(contrastOf('#777777', '#ffffff')).to.be.closeTo(4.48, 0.005);
    expect(contrastOf('#767676', '#ffffff')).to.be.closeTo(4.54, 0.005);
    expect(contrastOf('#0000ff', '#ffffff')).to.be.closeTo(8.59, 0.005);
  });

  it('has the same contrast whichever of the two is the text', () => {
    fc.assert(fc.property(colour, colour, (one, other) => contrastOf(one, other) === contrastOf(other, one)));
  });

  it('gets a twin that can be read on each ground', () => {
    fc.assert(
      fc.property(ground, colour, (on, typed) => isReadableOn(on, nearestReadable(on, typed))),
      { numRuns: 2000 },
    );
  });

  it('stays as it is where it can be read', () => {
    fc.assert(
      fc.property(ground, colour, (on, typed) => {
        const nearest = nearestReadable(on, typed);
        return isReadableOn(on, typed) === (nearest === typed);
      }),
    );
  });

  it('is moved no further than it must', () => {
    fc.assert(
      fc.property(ground, colour, (on, typed) => {
        fc.pre(!isReadableOn(on, typed));
        // One step of eight bits in each part is worth less than this.
        expect(contrastOf(on, nearestReadable(on, typed))).to.be.lessThan(4.7);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps its hue', () => {
    fc.assert(
      fc.property(ground, colour, (on, typed) => {
        const [before, after] = [hueOf(typed), hueOf(nearestReadable(on, typed))];
        fc.pre(before !== undefined && after !== undefined);
        const turn = Math.abs(before - after);
        expect(Math.min(turn, 360 - turn), typed).to.be.lessThan(6);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('The grounds of the owner’s colours', () => {
  it('are those of the sheet', () => {
    const css = readFileSync('public/styles/base.css', 'utf8');
    const papers = [...css.matchAll(/--paper: (#[\da-f]{6});/g)].map(([, paper]) => paper);
    expect(papers).to.deep.equal(Object.values(GROUNDS));
  });
});

describe('The sheet of the owner’s colours', () => {
  it('is absent where none was chosen', () => {
    const none = { accent: undefined, headColour: undefined };
    expect(colourSheet(none)).to.equal('');
    expect(pathToColours(none)).to.equal(undefined);
  });

  it('gives each colour for both grounds', () => {
    const sheet = colourSheet({ accent: '#0b5d3b', headColour: undefined });
    const [light, dark] = [...sheet.matchAll(/--accent:(#[\da-f]{6})/g)].map(([, value]) => String(value));
    expect(light).to.equal('#0b5d3b');
    expect(isReadableOn(GROUNDS.dark, String(dark))).to.equal(true);
    expect(sheet).not.to.contain('--head');
  });

  it('has another name as soon as it says something else', () => {
    const one = pathToColours({ accent: '#0b5d3b', headColour: undefined });
    expect(one).to.match(/^\/static\/colours\/0b5d3b\/-\/[\w-]{12}\.css$/);
    expect(pathToColours({ accent: undefined, headColour: '#0b5d3b' })).not.to.equal(one);
    expect(pathToColours({ accent: '#0b5d3b', headColour: undefined })).to.equal(one);
  });
});
