import type { Browser } from './browser.ts';
import { linkPath, openChange, saveStrategy, stepPath } from './builders.ts';
import { makeTest } from './blind-tests.ts';
import { openWorkshop } from './workshops.ts';
import { inOtherLanguage } from '../../src/addresses/match.ts';

/** The address of every form of the site, for one browser that has a draft and a saved strategy. */
export async function postRoutes(browser: Browser): Promise<readonly string[]> {
  const owner = await saveStrategy(browser);
  const draft = await openChange(browser, owner);
  const edit = linkPath(owner, 'edit-link');
  const blind = await makeTest(browser, owner);
  const workshop = await openWorkshop(browser);
  const french = [
    '/fr/roue',
    '/fr/roue/diagnostic',
    stepPath(draft, 'diagnosis'),
    stepPath(draft, 'approaches'),
    stepPath(draft, 'review'),
    `${edit}/modifier`,
    `${edit}/dupliquer`,
    `${edit}/liens`,
    `${edit}/prolonger`,
    `${edit}/supprimer`,
    `${edit}/retablir`,
    `${edit}/envoyer`,
    `${edit}/aveugle`,
    `${edit}/suivi`,
    `${edit}/suivi/bilan`,
    blind,
    '/fr/mes-liens',
    '/fr/mes-strategies',
    `${edit}/revisions/1/reprendre`,
    `${linkPath(owner, 'read-link')}/comparer`,
    '/fr/mes-strategies/oublier',
    '/fr/atelier',
    `${workshop.participant}/reponse`,
    `${workshop.participant}/retirer`,
    `${workshop.facilitator}/devoiler`,
    `${workshop.facilitator}/decider`,
    `${workshop.facilitator}/adopter`,
  ];
  const english = [
    '/en/wheel',
    '/en/wheel/diagnosis',
    stepPath(draft, 'diagnosis', 'en'),
    stepPath(draft, 'approaches', 'en'),
    stepPath(draft, 'review', 'en'),
  ];
  return [...french, ...english];
}

/** Every page that a person meets on the way, in both languages. */
export async function pagesOf(browser: Browser): Promise<readonly string[]> {
  const fields = { rival: 'Rivalo', gene: 'Né ici', capacity: 'low', 'no-dream': '3', 'rich-story': '3' };
  const owner = await saveStrategy(browser, {
    diagnosis: fields,
    approaches: { 'build-world': 'priority', answer: 'priority', rally: 'secondary' },
    review: { refusal: ['sell', 'teach'], 'why-answer': 'Promis', 'share-diagnosis': 'on' },
  });
  const draft = await openChange(browser, owner);
  const [read, edit] = [linkPath(owner, 'read-link'), linkPath(owner, 'edit-link')];
  const blind = await makeTest(browser, owner);
  const { facilitator, participant } = await openWorkshop(browser, { context: 'Par où commencer' });
  const workshop = [facilitator, participant, `${participant}/reponse`, `${participant}/ecran`];
  const french = [
    '/fr',
    '/fr/roue',
    '/fr/roue/diagnostic',
    '/fr/mes-strategies',
    '/fr/mes-liens',
    '/fr/atelier',
    '/fr/observatoire',
    '/fr/rien',
    '/fr/s/unknown',
    edit,
    `${edit}/liens/remplacer`,
    `${edit}/suivi`,
    `${edit}/suivi/bilan`,
    `${edit}/aveugle`,
    read,
  ];
  const english = [
    '/en',
    '/en/wheel',
    '/en/wheel/diagnosis',
    '/en/my-strategies',
    '/en/my-links',
    '/en/workshop',
    '/en/observatory',
    '/en/nothing',
    '/en/e/unknown',
  ];
  const steps = (['diagnosis', 'approaches', 'review'] as const).flatMap((step) => [
    stepPath(draft, step),
    stepPath(draft, step, 'en'),
  ]);
  const inEnglish = [edit, read].map((path) => path.replace('/fr/', '/en/'));
  return [
    ...french,
    ...english,
    ...steps,
    ...inEnglish,
    blind,
    ...[`${edit}/suivi`, `${edit}/suivi/bilan`, `${edit}/aveugle`, blind].map((path) =>
      inOtherLanguage(path, 'fr'),
    ),
    ...workshop,
    ...workshop.map((path) => inOtherLanguage(path, 'fr')),
    `${read}/revisions/1`,
    `${read}/comparer`,
    `${read}/proches`,
    `${stepPath(draft, 'diagnosis')}?retour=bilan`,
  ];
}
