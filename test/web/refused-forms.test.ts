import { expect } from 'chai';
import { OTHER_LINK } from '../../src/comparison/form.ts';
import type { Holds } from '../../src/web/form.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { arrive } from '../support/comments.ts';
import { ENGLISH, FRENCH, MAILING, MINUTE_MS, sumAsked } from '../support/discussion.ts';
import { signedIn } from '../support/moderators.ts';
import { pagesOf } from '../support/routes.ts';
import { formsOf } from '../../src/app.ts';
import { METHODS } from '../support/method.ts';

const SIGN_IN = '/fr/moderation/connexion';
/** No field takes a character that turns the reading direction round. */
const wordsFor = (name: string) => `Mots \u202e de ${name}`;

const LISTED = formsOf(METHODS.offered).flatMap((form) => Object.entries<Holds>(form));
const listedAs = (name: string, holds: Holds) =>
  LISTED.some(
    ([each, held]) =>
      held === holds && (each === name || (each.endsWith('*') && name.startsWith(each.slice(0, -1)))),
  );
/** What a page shows again in its own form, though no error page does: a pasted link is there to be mended. */
const isSecret = (name: string) => listedAs(name, 'secret') && name !== OTHER_LINK;

describe('a refused form', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite(MAILING);
    ({ browser } = await signedIn(site));
  });
  afterEach(() => site.close());

  it('holds again every word that was typed into it, and no secret, on each page of the site', async () => {
    const stranger = new Browser(site.app);
    const refused = new Set<string>();
    for (const path of [...(await pagesOf(browser)), ...(await discussed(site, browser))]) {
      const who = path === SIGN_IN ? stranger : browser;
      for (const { action, standing, typed } of drawnForms(await who.get(path))) {
        const words = Object.fromEntries(typed.map((name) => [name, wordsFor(name)]));
        const answer = await who.post(action, { ...standing, ...words });
        expect(answer.status, action).to.equal(422);
        for (const name of typed)
          expect(valuesOf(answer, name).includes(wordsFor(name)), `${action} ${name}`).to.equal(
            !isSecret(name),
          );
        for (const name of typed) refused.add(name);
      }
    }
    expect([...refused]).to.include.members(
      ['comment', 'email', 'website', 'reason', 'text', 'reply', 'words', 'linksHeld'].concat([
        'password',
        'code',
        'brand',
        'gene',
        'why-answer',
        'change-note',
        'context',
        OTHER_LINK,
      ]),
    );
  });
});

/** Every page of the discussion and of the moderators that holds a form. */
async function discussed(site: TestSite, browser: Browser): Promise<readonly string[]> {
  const { id } = await arrive(site, { status: 'published', text: 'Publié, et il le reste.' });
  const report = `${FRENCH}/signaler/${id}`;
  const page = await browser.get(report);
  site.time.now += MINUTE_MS;
  await browser.submit(page, '', { reason: 'C’est faux.', captcha: String(sumAsked(page)) });
  const moderation = [
    '',
    `/commentaires/${id}`,
    '/signalements',
    '/signalements?q=faux',
    '/reglages',
    '/mots',
    '/personnes',
  ];
  return [
    ...[FRENCH, ENGLISH, report, SIGN_IN, '/fr/moderation/second-facteur', '/en/moderation/reports'],
    ...moderation.map((part) => `/fr/moderation${part}`),
  ];
}

interface DrawnForm {
  readonly action: string;
  /** What is sent when somebody presses the return key: what stands there, with the first button. */
  readonly standing: Readonly<Record<string, readonly string[]>>;
  /** The fields in which somebody types what its list calls words or a secret. The decoy is not shown to anybody. */
  readonly typed: readonly string[];
}

function drawnForms({ $ }: Answer): readonly DrawnForm[] {
  const forms = $('form[method="post"]').get();
  return forms
    .map((each) => {
      const fields = $(each).find('textarea, input:not([type="hidden"], [type="radio"], [type="checkbox"])');
      const names = fields.get().map((field) => $(field).attr('name') ?? '');
      const standing: Record<string, string[]> = {};
      for (const { name, value } of $(each).serializeArray()) (standing[name] ??= []).push(value);
      const button = $(each).find('button').first();
      if (button.is('[name]')) standing[button.attr('name') ?? ''] = [button.attr('value') ?? ''];
      const typed = names.filter(
        (name) => name !== 'fax' && (listedAs(name, 'words') || listedAs(name, 'secret')),
      );
      return { action: $(each).attr('action') ?? '', standing, typed };
    })
    .filter(({ typed }) => typed.length > 0);
}

function valuesOf({ $ }: Answer, name: string): readonly unknown[] {
  return $(`[name="${name}"]`)
    .get()
    .map((field) => $(field).val());
}
