import { expect } from 'chai';
import fc from 'fast-check';
import { MOST_WAITING_BYTES, patientOutput } from '../../src/web/request-log/output.ts';

/** What a disk or a pipe does with what it is given: takes so many bytes of it, or none. */
type Mood = number | 'EAGAIN' | 'ENOSPC' | 'EPIPE';

/** How long the disk of the second test is full. */
const MOODS = 3_000;

const moods = fc.array(
  fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom('EAGAIN', 'ENOSPC', 'EPIPE')),
);
/** Without the mark that ends them below: cut at one, half a line would look like a whole other one. */
const line = fc
  .string({ minLength: 1, maxLength: 30, unit: 'grapheme-ascii' })
  .map((text) => text.replaceAll('>', '-'));
const lines = fc.array(line, { maxLength: 30 });

describe('the output of the log', () => {
  it('puts out every line in its order, whatever the disk does meanwhile, and half a line at most where it was full', () => {
    fc.assert(
      fc.property(lines, moods, (given, all) => {
        const end = endWith(all);
        const output = patientOutput(end.put, () => 'lost');
        for (const line of given) output.write(`<${line}>\n`);
        for (let tries = 0; tries <= all.length; tries += 1) output.flush();
        const whole = end
          .text()
          .split('\n')
          .filter((line) => given.some((each) => `<${each}>` === line));
        expect(whole).to.deep.equal(given.map((line) => `<${line}>`));
        if (!all.some((mood) => mood === 'ENOSPC' || mood === 'EPIPE'))
          expect(end.text()).to.equal(given.map((line) => `<${line}>\n`).join(''));
      }),
    );
  });

  it('keeps a megabyte, loses what comes later, and says how much where it is missing', () => {
    const end = endWith(Array.from({ length: MOODS }, () => 'ENOSPC'));
    const output = patientOutput(end.put, (lost) => `${lost} lost\n`);
    const line = `${'x'.repeat(999)}\n`;
    for (let count = 0; count < 2_000; count += 1) output.write(line);
    for (let tries = 0; tries <= MOODS; tries += 1) output.flush();
    output.write('after\n');
    const kept = Math.floor(MOST_WAITING_BYTES / line.length);
    expect(end.text()).to.equal(`\n${line.repeat(kept)}${2_000 - kept} lost\nafter\n`);
  });
});

/** An end that is in each of these moods once, and then takes everything. */
function endWith(moods: readonly Mood[]) {
  const left = [...moods];
  let text = '';
  return {
    put: (bytes: Buffer): number => {
      const mood = left.shift() ?? bytes.length;
      if (typeof mood === 'string') throw Object.assign(new Error(mood), { code: mood });
      const taken = bytes.subarray(0, mood);
      text += taken.toString();
      return taken.length;
    },
    text: () => text,
  };
}
