import { randomBytes } from 'node:crypto';
import { insertInvitation, writeInvitationLink } from '../../src/accounts/invitation-store.ts';
import { join } from '../../src/accounts/invite-store.ts';
import { CAPS, countsOf, dayOf } from '../../src/caps/cap.ts';
import { countMade } from '../../src/caps/store.ts';
import type { Db } from '../../src/db/database.ts';
import { transact } from '../../src/db/engine.ts';
import { claimDueMail, queueMail } from '../../src/mail/store.ts';
import { decide } from '../../src/moderation/decision-store.ts';
import { macOf } from '../../src/web/signed.ts';
import { loadSecrets } from '../../src/secrets.ts';
import type { TestSite } from '../support/app.ts';
import { codeNow, withSecondFactor } from '../support/authenticator.ts';
import { Browser } from '../support/browser.ts';
import { arrive } from '../support/comments.ts';
import { MINUTE_MS, POST_TO, decideSetting, openForm, standingIn } from '../support/discussion.ts';
import { addressOf, postToBoth } from '../support/hosts.ts';
import type { Hosts } from '../support/hosts.ts';
import { PASSWORD, addModerator } from '../support/moderators.ts';
import { testGuards, testRaces } from '../support/races.ts';
import { change, valueOf } from '../support/rows.ts';

const FINGERS = 6;
/** Of one address in ten minutes. */
const COMMENTS_MAX = 3;
const KEY = Buffer.alloc(32, 7);

/** Does the same on both hosts at the same moment; how many said yes. */
async function yesOfBoth(
  { one, other }: Hosts,
  act: (site: TestSite & { readonly db: Db }, finger: number) => Promise<boolean>,
): Promise<number> {
  const fingers = Array.from({ length: FINGERS }, (_, finger) => act(finger % 2 === 0 ? one : other, finger));
  return (await Promise.all(fingers)).filter(Boolean).length;
}

const newId = () => randomBytes(12).toString('base64url');

describe('two hosts that write the same row on PostgreSQL', function () {
  this.timeout(60 * 60_000);

  testRaces({
    'take the comments of one address up to its quota': async (hosts, round) => {
      const { one } = hosts;
      if (round === 0) await decideSetting(one, 'captcha', '');
      const browser = new Browser(one.app);
      const page = await openForm(one, browser);
      const posts = Array.from({ length: FINGERS }, (_, finger) => ({
        path: POST_TO.fr,
        fields: {
          ...standingIn(page),
          ...{ name: 'Anne', email: `a${finger}.${round}@example.org`, action: 'send' },
          comment: `Avis ${finger} de l’heure ${round}`,
        },
        headers: addressOf(round),
      }));
      const answers = await postToBoth(hosts, browser, posts);
      return answers.filter(({ status }) => status === 303).length - COMMENTS_MAX;
    },

    'make one more where a day has room for one more': async (hosts, round) => {
      const { now } = hosts.one.time;
      const made = { address: '127.0.0.1', within: `strategy ${round}`, key: KEY, now };
      const [counted] = countsOf('revision', made, dayOf(now));
      const maker = macOf(KEY, counted?.maker ?? '');
      await change(
        hosts.one,
        'insert into cap_count (maker, day, n) values (?, ?, ?)',
        maker,
        dayOf(now),
        CAPS.revision.within - 1,
      );
      const makes = ({ db }: TestSite) =>
        transact(db, (trx) => countMade(trx, 'revision', made)).then(
          () => true,
          () => false,
        );
      return (await yesOfBoth(hosts, makes)) - 1;
    },
  });

  testGuards({
    'let one of several moderators decide about one version of a comment': async (hosts) => {
      const { id, version } = await arrive(hosts.one);
      const decides = async ({ db }: TestSite) => {
        const act = { id: newId(), actor: 'Camille', via: 'ui', at: hosts.one.time.now } as const;
        const verdict = { decision: 'publish', targets: [{ id, version }] } as const;
        const { done } = await decide(db, act, verdict, () => Promise.resolve());
        return done.length === 1;
      };
      return (await yesOfBoth(hosts, decides)) - 1;
    },

    'make one account of an invitation': async (hosts, round) => {
      const { one } = hosts;
      const [id, token] = [newId(), randomBytes(32).toString('base64url')];
      await transact(one.db, async (trx) => {
        const invited = { name: null, email: null, role: 'moderator', invited_by: 'Camille' } as const;
        await insertInvitation(trx, { id, lang: 'fr', created_at: one.time.now, ...invited });
        await writeInvitationLink(trx, id, token, one.time.now);
      });
      const joins = async ({ db }: TestSite, finger: number) => {
        const deps = {
          db,
          clock: () => one.time.now,
          random: randomBytes,
          config: one.config,
          secrets: loadSecrets(one.config),
        };
        return (await join(deps, { token, name: `N${round}.${finger}`, passwordHash: 'none' })) === undefined;
      };
      const joined = await yesOfBoth(hosts, joins);
      await change(one, 'delete from moderator');
      return joined - 1;
    },

    'let in one of those who show the same code of an app': async (hosts, round) => {
      const { one } = hosts;
      if (round === 0) {
        await addModerator(one);
        await withSecondFactor(one);
      }
      one.time.now += MINUTE_MS;
      const before = await sessions(hosts);
      await postToBoth(
        hosts,
        new Browser(one.app),
        Array.from({ length: FINGERS }, (_, finger) => ({
          path: '/fr/moderation/connexion',
          fields: { name: 'Camille', password: PASSWORD, code: codeNow(one) },
          headers: addressOf(FINGERS * round + finger),
        })),
      );
      const made = (await sessions(hosts)) - before;
      await change(one, 'delete from moderator_session');
      await change(one, 'delete from sign_in_attempt');
      return made - 1;
    },

    'give a mail that is due to one of those who send': async (hosts, round) => {
      const { one } = hosts;
      const mail = { id: `mail ${round}`, recipient: 'a@example.org', subject: 'Bonjour', body: 'Bonjour' };
      await queueMail(one.db, mail, one.time.now);
      const claimed = await yesOfBoth(
        hosts,
        async ({ db }) => (await claimDueMail(db, one.time.now)) !== undefined,
      );
      return claimed - 1;
    },
  });
});

async function sessions({ one }: Hosts): Promise<number> {
  return (await valueOf(one, 'select count(*) as n from moderator_session')) ?? 0;
}
