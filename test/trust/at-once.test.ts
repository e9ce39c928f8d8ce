import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { approachesFields, diagnosisFields } from '../support/builders.ts';
import { COMMENT, SAVE, moved, peopleOf, saved } from './support/forms.ts';
import type { Form, People } from './support/forms.ts';
import { Pair } from './support/pair.ts';
import { scaled } from './support/scale.ts';
import { pathTo } from '../../src/addresses/links.ts';

const HASTY = 'test/trust/controls/hasty.ts';
/** Where the control has to be caught: it is, mostly at the first round. */
const TRIES = 25;
const ROUNDS = scaled(2, 200);
const FINGERS = 16;
const SAVES = scaled(32, 1_008);
const WRITERS = 16;

describe('two processes of one site', function () {
  this.timeout(60 * 60_000);

  it(`make one comment and one strategy of ${FINGERS} equal forms at once (${ROUNDS} times)`, async () => {
    await inPair(async (pair, people) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        expect(await rowsOfOne(pair, people, COMMENT, 'comment'), 'comments').to.equal(1);
        expect(await rowsOfOne(pair, people, SAVE, 'strategy'), 'strategies').to.equal(1);
      }
    });
  });

  it(`keep both of two steps that two tabs send at once (${ROUNDS} times)`, async () => {
    await inPair(async (pair, people) => {
      for (let round = 0; round < ROUNDS; round += 1) expect(await keptOfTwoTabs(pair, people)).to.equal(2);
    });
  });

  it(`lose none of ${SAVES} saves of one strategy, ${WRITERS} at a time`, async () => {
    await inPair(async (pair, people) => {
      const editKey = await saved(people.visitor, 'Everybody saves it');
      let kept = 0;
      for (let round = 0; round < SAVES / WRITERS; round += 1) {
        const { acknowledged, found } = await race(pair, people, editKey);
        expect([...found].sort(), 'each that was acknowledged, once').to.deep.equal([...acknowledged].sort());
        kept += found.length;
      }
      expect(kept).to.be.at.least(SAVES / WRITERS);
      console.log(`      ${SAVES} saves, ${kept} versions, the others told of a newer one, 0 lost`);
    });
  });

  it('are told apart from two that look and write in two steps (control)', async () => {
    await inPair(async (pair, people) => {
      const editKey = await saved(people.visitor, 'Everybody saves it');
      const faults = new Set<string>();
      for (let tries = 0; tries < TRIES && faults.size < 4; tries += 1) {
        if ((await rowsOfOne(pair, people, COMMENT, 'comment')) !== 1) faults.add('two comments');
        if ((await rowsOfOne(pair, people, SAVE, 'strategy')) !== 1) faults.add('two strategies');
        if ((await keptOfTwoTabs(pair, people)) !== 2) faults.add('a lost step');
        const { acknowledged, found } = await race(pair, people, editKey);
        if (found.length < acknowledged.length) faults.add('a lost save');
      }
      expect([...faults].sort()).to.deep.equal([
        'a lost save',
        'a lost step',
        'two comments',
        'two strategies',
      ]);
    }, HASTY);
  });
});

async function inPair(act: (pair: Pair, people: People) => Promise<void>, script?: string): Promise<void> {
  const pair = new Pair(script);
  try {
    await pair.start();
    await act(pair, await peopleOf(pair.one));
  } finally {
    await pair.erase();
  }
}

/** How many rows a form makes that is sent by many fingers. */
async function rowsOfOne(pair: Pair, people: People, form: Form, table: string): Promise<number> {
  const count = () => Number(pair.one.read(`select count(*) as n from ${table}`)[0]?.['n']);
  const filled = await form.reach(moved(people), newWords());
  const before = count();
  await pair.atOnce(Array.from({ length: FINGERS }, () => filled));
  return count() - before;
}

/** How many of the two steps are there afterwards. */
async function keptOfTwoTabs(pair: Pair, people: People): Promise<number> {
  const { visitor } = moved(people);
  const brand = newWords();
  const { location } = await visitor.begin('Before');
  const draft = location.split('/')[3] ?? '';
  const diagnosis = pathTo('diagnosis', 'fr', { draft });
  await pair.atOnce([
    { by: visitor, path: diagnosis, fields: diagnosisFields({ brand, action: 'continue' }) },
    { by: visitor, path: location, fields: approachesFields({ rally: 'priority', action: 'continue' }) },
  ]);
  const [row] = pair.one.read(`select diagnosis, approaches from draft where id = '${draft}'`);
  const kept = [String(row?.['diagnosis']).includes(brand), String(row?.['approaches']).includes('priority')];
  return kept.filter(Boolean).length;
}

/** Many drafts of one version, saved at once: who was told that it is kept, and what is. */
async function race(pair: Pair, people: People, editKey: string) {
  const { visitor } = moved(people);
  const change = pathTo('change', 'fr', { editKey });
  const drafts: { note: string; path: string }[] = [];
  for (let writer = 0; writer < WRITERS; writer += 1)
    drafts.push({ note: newWords(), path: (await visitor.post(change, {})).location });
  const replies = await pair.atOnce(
    drafts.map(({ note, path }) => ({
      by: visitor,
      path,
      fields: { action: 'save', 'why-listen': note, 'change-note': note },
    })),
  );
  const acknowledged = drafts.filter((_, index) => replies[index]?.status === 303).map(({ note }) => note);
  const list = drafts.map(({ note }) => `'${note}'`).join(', ');
  const found = pair.one.read(`select note from revision where note in (${list})`);
  return { acknowledged, found: found.map(({ note }) => String(note)) };
}

function newWords(): string {
  return `Words sent at once ${randomBytes(8).toString('hex')}`;
}
