import { inOtherLanguage } from '../../src/addresses/match.ts';
import type { TestSite } from './app.ts';
import { Browser } from './browser.ts';
import type { Answer } from './browser.ts';
import { linkPath, openChange, saveStrategy, stepPath } from './builders.ts';
import { arrive } from './comments.ts';
import { ENGLISH, FRENCH } from './discussion.ts';
import {
  correctReading,
  editIndicator,
  followingOf,
  holdMeeting,
  openFollowUp,
  readingsOn,
  showToReaders,
  typeReadings,
} from './follow-up.ts';
import { signedIn } from './moderators.ts';

/** Every page of a site, with the browser that may see it. */
export interface Visit {
  readonly path: string;
  readonly browser: Browser;
}

export interface FilledSite {
  readonly visits: readonly Visit[];
  readonly readKey: string;
  readonly editKey: string;
}

/** Fills a site as people do, in every corner; the answer is every page that then stands there, and who sees it. */
export async function fillSite(site: TestSite): Promise<FilledSite> {
  const stranger = new Browser(site.app);
  const { browser, owner, draft } = await saveOne(site);
  await arrive(site, { status: 'published', text: 'Publié, et il le reste.' });
  await arrive(site, { text: 'En attente encore.', email: 'bruno@example.org' });
  const { browser: moderator } = await signedIn(site);
  const [read, edit] = [linkPath(owner, 'read-link'), linkPath(owner, 'edit-link')];
  const english = (path: string) => path.replace('/fr/', '/en/');
  const open = [
    '/fr',
    '/en',
    '/fr/articles',
    '/en/articles',
    FRENCH,
    ENGLISH,
    '/fr/plan-du-site',
    '/sitemap.xml',
  ];
  const feeds = ['/fr/articles.atom', `${FRENCH}/commentaires.atom`];
  const files = ['roue.svg', 'roue.json', 'roue.pdf', 'roue.png', 'carte.png'].map(
    (file) => `${read}/${file}`,
  );
  const strategy = [read, english(read), edit, english(edit), `${read}/revisions/1`, ...files];
  const followed = [`${edit}/suivi`, `${edit}/suivi/bilan`].flatMap((path) => [
    path,
    inOtherLanguage(path, 'fr'),
  ]);
  const tables = [read, edit].flatMap((path) => [`${path}/suivi.csv`, `${path}/suivi.json`]);
  const steps = (['diagnosis', 'approaches', 'review'] as const).map((step) => stepPath(draft, step));
  const visitor = ['/fr/roue', '/fr/mes-strategies', ...steps];
  const back = [
    '/fr/moderation',
    '/fr/moderation/journal',
    '/fr/moderation/reglages',
    '/en/moderation/people',
  ];
  return {
    visits: [
      ...[...open, ...feeds, ...strategy, ...followed, ...tables].map((path) => ({
        path,
        browser: stranger,
      })),
      ...visitor.map((path) => ({ path, browser })),
      ...back.map((path) => ({ path, browser: moderator })),
    ],
    readKey: read.split('/').at(-1) ?? '',
    editKey: edit.split('/').at(-1) ?? '',
  };
}

async function saveOne(site: TestSite) {
  const browser = new Browser(site.app);
  const owner = await saveStrategy(browser, {
    diagnosis: { rival: 'Rivalo', gene: 'Né ici', 'no-dream': '3', 'rich-story': '3' },
    approaches: { 'build-world': 'priority', answer: 'priority', rally: 'secondary' },
    review: { refusal: ['sell', 'teach'], 'why-answer': 'Promis' },
  });
  await follow(browser, owner);
  const draft = await openChange(browser, owner);
  return { owner, draft, browser };
}

/** An indicator with words of its own, two readings and a correction, one decision. */
async function follow(browser: Browser, owner: Answer): Promise<void> {
  const following = followingOf(browser, owner);
  const told = {
    label: 'Avis qui ont reçu une réponse',
    unit: '%',
    baseline: '40',
    target: '70',
    owner: 'Marthe',
  };
  await editIndicator(following, 'answer-1', told);
  await typeReadings(
    following,
    { 'answer-1': '43,5', 'answer-2': '1 200' },
    { notes: { 'answer-1': 'Compté à la main' } },
  );
  const page = await openFollowUp(following);
  await correctReading(following, readingsOn(page, 'answer-1')[0] ?? '', { 'new-value': '45,5' });
  await showToReaders(following);
  await holdMeeting(following, { answer: ['keep', 'Les avis remontent'] });
}
