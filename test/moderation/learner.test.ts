import { expect } from 'chai';
import fc from 'fast-check';
import { LEARNED_MAX, learnAnew } from '../../src/comments/learner-store.ts';
import { toldWords } from '../../src/comments/resemblance.ts';
import type { Comment } from '../../src/comments/store.ts';
import { decide, undo } from '../../src/moderation/decision-store.ts';
import { changeWords } from '../../src/moderation/edit-store.ts';
import { deleteForGood, purgeComments } from '../../src/moderation/removal-store.ts';
import { DEFAULT_SETTINGS } from '../../src/comments/settings.ts';
import { listAct } from '../../src/log/store.ts';
import { erasePerson } from '../../src/people/store.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { arrive, standing } from '../support/comments.ts';
import { press, signedIn } from '../support/moderators.ts';
import { change, tableIn, valueOf } from '../support/rows.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const SAY_NOTHING = () => Promise.resolve();

let site: TestSite;
let acts = 0;
const newAct = (via: 'ui' | 'mail' | 'system' = 'ui') =>
  ({ id: `act-${(acts += 1)}`, actor: 'Camille', via, at: (site.time.now += 1000) }) as const;

async function judge(id: string, decision: 'publish' | 'hold' | 'spam' | 'trash'): Promise<string> {
  const act = newAct();
  const { version = 0 } = (await standing(site, id)) ?? {};
  await decide(site.db, act, { decision, targets: [{ id, version }] }, SAY_NOTHING);
  return act.id;
}

async function takeBack(act: string): Promise<void> {
  await undo(site.db, newAct(), await listAct(site.db, act, 100), SAY_NOTHING);
}

const learned = async () => ({
  words: (await tableIn(site, 'learned_word')).map((row) => JSON.stringify(row)).sort(),
  comments: (await tableIn(site, 'learned_comment'))
    .map(({ comment_id, status, words }) => JSON.stringify({ comment_id, status, words }))
    .sort(),
});

/** What the tables would hold had they been made from nothing. */
async function learnedAnew() {
  await site.db.transaction().execute(learnAnew);
  return learned();
}

const wordRow = (word: string) =>
  site.db.selectFrom('learned_word').selectAll().where('word', '=', word).executeTakeFirst();

describe('what decisions teach', () => {
  beforeEach(async () => {
    site = await openSite();
  });
  afterEach(() => site.close());

  it('is what was published and what was called spam, and nothing of the trash or of what waits', async () => {
    const [a, b, c, d] = [
      await arrive(site, { text: 'Casino roulette' }),
      await arrive(site, { text: 'Casino du village' }),
      await arrive(site, { text: 'Roulette jetée' }),
      await arrive(site, { text: 'Roulette en attente' }),
    ];
    await judge(a.id, 'spam');
    await judge(b.id, 'publish');
    await judge(c.id, 'trash');
    await judge(d.id, 'spam');
    await judge(d.id, 'hold');
    expect(await wordRow('casino')).to.deep.equal({ word: 'casino', published: 1, spam: 1 });
    expect(await wordRow('roulette')).to.deep.equal({ word: 'roulette', published: 0, spam: 1 });
    for (const word of ['jetee', 'attente']) expect(await wordRow(word), word).to.equal(undefined);
  });

  it('is nothing of what the rules decided: a stranger teaches nothing', async () => {
    const decoy = await arrive(site, { status: 'spam', text: 'Merci beaucoup' });
    await arrive(site, { status: 'published', text: 'Casino publié par la règle' });
    expect(await tableIn(site, 'learned_word')).to.deep.equal([]);
    const act = await judge(decoy.id, 'publish');
    expect(await wordRow('beaucoup')).to.include({ published: 1 });
    await takeBack(act);
    expect((await standing(site, decoy.id))?.status).to.equal('spam');
    expect(await tableIn(site, 'learned_word'), 'back to what the rule said').to.deep.equal([]);
  });

  it('is taken back exactly with the decision', async () => {
    const [a, b] = [
      await arrive(site, { text: 'Casino et crédit' }),
      await arrive(site, { text: 'Crédit municipal' }),
    ];
    await judge(a.id, 'spam');
    const before = await learned();
    const act = await judge(b.id, 'publish');
    expect(await learned()).not.to.deep.equal(before);
    await takeBack(act);
    expect(await learned()).to.deep.equal(before);
    const turned = await judge(a.id, 'publish');
    await takeBack(turned);
    expect(await learned()).to.deep.equal(before);
  });

  it('follows the words that a moderator changes', async () => {
    const comment = await arrive(site, { text: 'Bonjour de la part de Capucine' });
    await judge(comment.id, 'publish');
    const { version = 0 } = (await standing(site, comment.id)) ?? {};
    const edit = { text: 'Bonjour de la librairie', removeWebsite: false };
    await changeWords(site.db, newAct(), { id: comment.id, version }, edit);
    expect(await wordRow('capucine')).to.equal(undefined);
    expect(await wordRow('librairie')).to.include({ published: 1 });
  });

  it('goes with a person who is erased or made anonymous, with what is deleted, and with what is purged', async () => {
    const of = async (email: string, text: string, decision: 'publish' | 'spam') => {
      const comment = await arrive(site, { email, text });
      await judge(comment.id, decision);
      return comment;
    };
    await of('gone@example.org', 'Capucine erasure', 'publish');
    await of('nameless@example.org', 'Pervenche anonyme', 'publish');
    const deleted = await of('a@example.org', 'Jonquille supprimée', 'spam');
    await of('b@example.org', 'Tulipe purgée', 'spam');
    await of('c@example.org', 'Violette gardée', 'publish');
    const tellReporters = () => Promise.resolve();
    const terms = { nameIn: () => 'Anonyme', withAccounts: true, tellReporters };
    const who = (key: string) => ({ key, secret: undefined });
    await erasePerson(site.db, newAct(), who('gone@example.org'), 'erase', terms);
    await erasePerson(site.db, newAct(), who('nameless@example.org'), 'anonymise', terms);
    await deleteForGood(site.db, newAct(), { id: deleted.id, version: 2 }, tellReporters);
    await purgeComments(site.db, site.time.now + 31 * DAY_MS, {
      delays: DEFAULT_SETTINGS,
      newId: () => 'purge',
      tellReporters,
    });
    const words = (await tableIn(site, 'learned_word')).map(({ word }) => word);
    expect(words.sort()).to.deep.equal(['gardee', 'violette']);
    expect(await learnedAnew()).to.deep.equal(await learned());
  });

  it('is learned from a whole list as from single comments', async () => {
    for (let number = 0; number < 30; number += 1) await arrive(site, { text: `Casino numero ${number}` });
    const { browser, queue } = await signedIn(site);
    const form = 'form.matching';
    const answer = await browser.submit(queue, '', { all: 'spam', sure: 'on', decision: 'matching' }, form);
    expect(await wordRow('casino')).to.include({ spam: 30 });
    const page = await browser.follow(answer);
    await browser.submit(page, '', {}, 'form.undo');
    expect(await tableIn(site, 'learned_word')).to.deep.equal([]);
    expect(await tableIn(site, 'learned_comment')).to.deep.equal([]);
  });

  it('ends: the latest thousand of each kind are remembered, and the words of the others forgotten', async () => {
    const count = LEARNED_MAX + 40;
    await change(
      site,
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})
      insert into learned_comment (comment_id, status, at, words) select 'old-' || i, 'spam', i, 'old' || i from n`,
    );
    await change(
      site,
      `insert into learned_word (word, published, spam) select words, 0, 1 from learned_comment`,
    );
    const comment = await arrive(site, { text: 'Casino' });
    await judge(comment.id, 'spam');
    expect(await valueOf(site, 'select count(*) from learned_comment')).to.equal(LEARNED_MAX);
    expect(await wordRow('old1')).to.equal(undefined);
    expect(await wordRow('old41')).to.equal(undefined);
    expect(await wordRow('old42')).to.include({ spam: 1 });
    expect(await wordRow('casino')).to.include({ spam: 1 });
  });

  it('of any decisions, undone or not, is what the comments that stand teach', async () => {
    const texts = ['casino bonus', 'casino village', 'crédit bonus', 'librairie', 'crédit librairie'];
    const step = fc.record({
      which: fc.nat(texts.length - 1),
      decision: fc.constantFrom('publish', 'hold', 'spam', 'trash'),
      undone: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const comments: Comment[] = [];
        for (const text of texts) comments.push(await arrive(site, { text }));
        for (const { which, decision, undone } of steps) {
          const act = await judge(comments[which]?.id ?? '', decision);
          if (undone) await takeBack(act);
        }
        const standingWords = await learned();
        expect(await learnedAnew()).to.deep.equal(standingWords);
      }),
      { numRuns: 20 },
    );
  });

  it('would be seen to be wrong if one decision taught nothing (control)', async () => {
    const comment = await arrive(site, { text: 'Casino' });
    await judge(comment.id, 'spam');
    await change(site, 'delete from learned_word');
    const forgotten = await learned();
    expect(await learnedAnew()).not.to.deep.equal(forgotten);
  });
});

describe('the hint on a card', () => {
  beforeEach(async () => {
    site = await openSite();
  });
  afterEach(() => site.close());

  it('never refuses nor publishes: what is most like spam waits like everything else', async () => {
    expect(toldWords({ text: 'Casino', website: 'https://casino.example/' })).to.include('casino');
    const { browser, queue } = await signedIn(site);
    expect(queue.$('.resemblance')).to.have.length(0);
    for (let number = 0; number < 10; number += 1) {
      const spam = await arrive(site, { text: `Casino bonus roulette ${number}` });
      await judge(spam.id, 'spam');
      const honest = await arrive(site, { text: `Notre librairie lit ${number}` });
      await judge(honest.id, 'publish');
    }
    const waiting = await arrive(site, { name: 'Robot', text: 'Casino bonus roulette' });
    const other = await arrive(site, { name: 'Paul', text: 'Une librairie lit' });
    const page = await browser.get('/fr/moderation');
    expect((await standing(site, waiting.id))?.status).to.equal('pending');
    const hintOf = (id: string) => page.$(`[data-comment="${id}"] .resemblance`).text();
    expect(hintOf(waiting.id)).to.include('indésirables').and.to.include('casino (10)');
    expect(hintOf(other.id)).to.include('publiez').and.to.include('librairie');
    await press(browser, page, `publish:${waiting.id}`);
    expect((await standing(site, waiting.id))?.status).to.equal('published');
  });
});
