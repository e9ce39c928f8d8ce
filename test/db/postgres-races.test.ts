import { expect } from 'chai';
import { Browser } from '../support/browser.ts';
import {
  approachesFields,
  beginDraft,
  diagnosisFields,
  linkPath,
  stepPath,
  walkToReview,
} from '../support/builders.ts';
import { arrive } from '../support/comments.ts';
import { FRENCH, POST_TO, filled, openForm, standingIn, sumAsked, tokenOf } from '../support/discussion.ts';
import { addressOf, postToBoth, readerOf } from '../support/hosts.ts';
import type { Hosts } from '../support/hosts.ts';
import { valueOf } from '../support/rows.ts';
import { testRaces } from '../support/races.ts';

const FINGERS = 6;

const RACES: Parameters<typeof testRaces>[0] = {
  'make one comment of a form that is sent by many fingers': async (hosts, round) => {
    const { one } = hosts;
    const browser = new Browser(one.app);
    const page = await openForm(one, browser);
    const fields = {
      ...standingIn(page),
      ...filled(page, { comment: `Le même avis ${round}` }),
      action: 'send',
    };
    const pressed = Array.from({ length: FINGERS }, () => fields);
    let ledElsewhere = 0;
    const tooMany = await madeBy(hosts, 'comment', async () => {
      const answers = await send(hosts, browser, round, pressed);
      ledElsewhere = answers.filter(({ status }) => status !== 303).length;
    });
    return tooMany + ledElsewhere;
  },
  'take one comment for one question': async (hosts, round) => {
    const { one } = hosts;
    const browser = new Browser(one.app);
    const page = await openForm(one, browser);
    const fields = Array.from({ length: FINGERS }, (_, index) => ({
      ...standingIn(page),
      ...filled(page, {
        comment: `Avis ${round}, version ${index}`,
        email: `e${index}.${round}@example.org`,
      }),
      action: 'send',
    }));
    return madeBy(hosts, 'comment', () => send(hosts, browser, round, fields));
  },
  'take one comment or one report for one question': async (hosts, round) => {
    const { one } = hosts;
    const browser = new Browser(one.app);
    const reported = await arrive(one, { status: 'published', email: `r${round}@example.org` });
    const page = await openForm(one, browser);
    const headers = addressOf(round);
    const asked = { captcha: String(sumAsked(page)), 'captcha-token': tokenOf(page) };
    const report = {
      path: `${FRENCH}/signaler/${reported.id}`,
      fields: { ...asked, reason: 'Ceci.' },
      headers,
    };
    const words = { comment: `Un avis et un signalement ${round}`, email: `c${round}@example.org` };
    const comment = {
      path: POST_TO.fr,
      fields: { ...standingIn(page), ...filled(page, words), action: 'send' },
      headers,
    };
    const answers = await postToBoth(hosts, browser, round % 2 === 0 ? [report, comment] : [comment, report]);
    return answers.filter(({ status }) => status < 400).length - 1;
  },
  'keep both of two steps that two tabs send': async (hosts, round) => {
    const browser = readerOf(hosts, round);
    const page = await beginDraft(browser, { brand: 'Avant' });
    const approaches = stepPath(page, 'approaches');
    await postToBoth(hosts, browser, [
      {
        path: stepPath(page, 'diagnosis'),
        fields: diagnosisFields({ brand: `Après ${round}`, action: 'continue' }),
      },
      { path: approaches, fields: approachesFields({ rally: 'priority', action: 'continue' }) },
    ]);
    return (await keptIn(hosts, approaches, `%Après ${round}%`)) - 1;
  },
  'keep a step that is sent while its draft is saved': async (hosts, round) => {
    const browser = readerOf(hosts, round);
    const review = await walkToReview(browser, { brand: 'Avant' }, { rally: 'priority' });
    const path = stepPath(review, 'review');
    const answers = await postToBoth(hosts, browser, [
      {
        path,
        fields: { ...standingIn(review, 'main form'), 'why-rally': `Raison ${round}`, action: 'save' },
      },
      {
        path: stepPath(review, 'diagnosis'),
        fields: diagnosisFields({ brand: `Après ${round}`, version: '1', action: 'continue' }),
      },
    ]);
    expect(answers.map(({ status }) => status)).to.deep.equal([303, 303]);
    const saved = await valueOf(
      hosts.one,
      'select count(*) as n from draft where id = ? and diagnosis like ? and review like ? and strategy_id is not null',
      path.split('/')[3] ?? '',
      `%Après ${round}%`,
      `%Raison ${round}%`,
    );
    return (saved ?? 0) - 1;
  },
  'make one strategy of a draft that many fingers save': async (hosts, round) => {
    const browser = readerOf(hosts, round);
    const review = await walkToReview(browser, {}, { listen: 'priority' });
    const fields = { ...standingIn(review, 'main form'), action: 'save' };
    const posts = Array.from({ length: FINGERS }, () => ({ path: stepPath(review, 'review'), fields }));
    return madeBy(hosts, 'strategy', () => postToBoth(hosts, browser, posts));
  },
  'leave one edit link of a strategy whose link many fingers replace': async (hosts, round) => {
    const browser = readerOf(hosts, round);
    const review = await walkToReview(browser, {}, { listen: 'priority' });
    const owner = await browser.follow(await browser.submit(review, 'save', {}));
    const page = await browser.get(`${linkPath(owner, 'edit-link')}/liens/remplacer`);
    const path = page.$('main form').attr('action') ?? '';
    const fields = { ...standingIn(page, 'main form'), action: 'replace-edit' };
    const posts = Array.from({ length: FINGERS }, () => ({ path, fields }));
    const before = await standing(hosts);
    await postToBoth(hosts, browser, posts);
    return (await standing(hosts)) - before;
  },
};

describe('two hosts of one site on PostgreSQL', function () {
  this.timeout(60 * 60_000);
  testRaces(RACES);
});

/** How many rows more than one an act makes. */
async function madeBy(hosts: Hosts, table: string, act: () => Promise<unknown>): Promise<number> {
  const before = await count(hosts, table);
  await act();
  return (await count(hosts, table)) - before - 1;
}

async function count({ one }: Hosts, table: string): Promise<number> {
  return (await valueOf(one, `select count(*) as n from ${table}`)) ?? 0;
}

function send(hosts: Hosts, browser: Browser, round: number, all: readonly Record<string, string>[]) {
  return postToBoth(
    hosts,
    browser,
    all.map((fields) => ({ path: POST_TO.fr, fields, headers: addressOf(round) })),
  );
}

async function keptIn({ one }: Hosts, path: string, brand: string): Promise<number> {
  const query = 'select count(*) as n from draft where id = ? and diagnosis like ? and approaches like ?';
  return (await valueOf(one, query, path.split('/')[3] ?? '', brand, '%priority%')) ?? 0;
}

async function standing({ one }: Hosts): Promise<number> {
  return (await valueOf(one, "select count(*) as n from link where kind = 'edit' and ended_at is null")) ?? 0;
}
